"""A page for each indicator, and the list of them."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.address import INDICATORS, document, page_of
from generator.catalogue import Catalogue, LinkedObservation
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.render import plain, renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then each indicator with its definition and its numbers by area."""
    render = renderer(language)
    t = render.words.t
    indicators = [(key, indicator, catalogue.areas_known_for(key)) for key, indicator in catalogue.indicators.items()]
    body = render.page("indicators", INDICATORS, indicators=indicators)
    title, description = t("indicators.title"), t("indicators.description")
    yield Page(INDICATORS, document(INDICATORS, index=True), title, description, body, hide=("navigation", "toc"))
    for indicator_id, indicator, areas in indicators:
        address = page_of("indicators", indicator_id)
        outcomes = catalogue.outcomes_tracked_by(indicator_id)
        body = render.page(
            "indicator",
            address,
            indicator=indicator,
            rows=[(key, catalogue.areas[key], latest(catalogue.series(key, indicator_id))) for key in areas],
            outcomes=[(key, catalogue.outcomes[key], _activities(catalogue, key)) for key in outcomes],
            snapshots=catalogue.snapshots,
            references=catalogue.references,
        )
        source = catalogue.sources["indicators"][indicator_id].file
        yield Page(address, document(address, index=False), indicator.title, plain(indicator.definition), body, source)


def latest(series: tuple[LinkedObservation, ...]) -> list[LinkedObservation]:
    """Give one number a period, newest period first: of two snapshots the later."""
    by_period = groupby(series, key=lambda linked: linked.observation.period)
    return [list(group)[-1] for _, group in by_period][::-1]


def _activities(catalogue: Catalogue, outcome_id: str) -> list[tuple[str, str]]:
    return [(key, catalogue.activities[key].title) for key in catalogue.activities_on(outcome_id)]
