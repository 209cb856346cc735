"""A page for each area, its profile, and the list of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.address import document, page_of, way
from generator.catalogue import Catalogue, LinkedObservation
from generator.exports.record_json import path_of
from generator.grade import Grade, GradeKey
from generator.need import FAIR_FIT_PERCENT, needs_of
from generator.pages.area_charts import area_charts, files_of, fitting, order
from generator.pages.area_numbers import numbers_page
from generator.pages.areas import areas_page
from generator.pages.citation import Citation
from generator.pages.citation_files import citation_files
from generator.pages.citing import Citing
from generator.pages.needs import bearings
from generator.pages.page import Page
from generator.pages.profile import Card, card, chart_file, has_chart, is_more
from generator.pages.rows import Row, row, rows_of
from generator.pages.told import numbered
from generator.records.area import Area, Proxy
from generator.records.indicator import Indicator
from generator.render import Renderer, renderer
from generator.series import series_of
from generator.standing import Standing, standings_of
from generator.twins import FEWEST_INDICATORS, KINDS, Twin, twins
from generator.words import Words


@dataclass(frozen=True, slots=True)
class StandIn:
    """A polling district that stands in for an estate."""

    proxy: Proxy
    area: Area
    cards: Sequence[Card]
    is_fair: bool
    """At least half of its residents live in social housing."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An area that is like another."""

    twin: Twin
    area: Area
    indicators: Sequence[str]
    """The titles of those in common."""


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list by kind of area, then each area with its profile."""
    render = renderer(language)
    yield areas_page(catalogue, render)
    for area_id in catalogue.areas:
        yield _page(catalogue, grades, area_id, twins(catalogue, area_id), render)
        standings = standings_of(catalogue, area_id)
        has_more = any(is_more(catalogue, each.series) for each in standings)
        if has_more or len(fitting(standings)) < sum(map(has_chart, standings)):
            yield numbers_page(catalogue, area_id, render)


def _page(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], area_id: str, similar: Sequence[Twin], render: Renderer
) -> Page:
    area, words, address = catalogue.areas[area_id], render.words, page_of("areas", area_id)
    drawn = tuple(files_of(catalogue, area_id, words))
    body = partial(_profile, catalogue, grades, area_id, similar, render)
    citation = Citation(f"omraade-{area_id}", area.title, day=None, rule=None, words=words)
    files = (*drawn, *citation_files(address, citation))
    source = catalogue.sources["areas"][area_id].file
    description = words.t("area.description", area=area.title)
    return Page(address, document(address, index=False), area.title, description, body, source, files=files)


def _profile(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], area_id: str, similar: Sequence[Twin], render: Renderer
) -> str:
    area, words, address = catalogue.areas[area_id], render.words, page_of("areas", area_id)
    standings, made = standings_of(catalogue, area_id), area_charts(catalogue, area_id, words)
    citing = replace(made.citing, found=dict(made.citing.found))
    return render.page(
        "area",
        address,
        area=area,
        area_id=area_id,
        data=str(path_of("areas", area_id)),
        cards=made.cards,
        chart_file=chart_file,
        drawn={key: made.drawn[key] for key in fitting(standings)},
        outcomes=catalogue.outcomes,
        outcome_ids=catalogue.outcomes_tracked_by,
        profile_anchor=lambda key: f"#{key}",
        indicator_link=lambda key: way(address, page_of("indicators", key)),
        withheld=_withheld(catalogue, area_id, standings, citing, words),
        span=_span(catalogue, area_id),
        residents=_residents(standings, words),
        bearings=bearings(catalogue, grades, needs_of(catalogue, area_id, standings), words),
        stand_ins=[_stand_in(catalogue, proxy, citing, words) for proxy in area.proxies],
        similar=[_similar(catalogue, twin) for twin in similar],
        can_have_twins=area.kind in KINDS,
        fewest=FEWEST_INDICATORS,
        stands_in_for=[(key, catalogue.areas[key]) for key in catalogue.stands_in_for(area_id)],
        part_of=catalogue.areas[area.part_of] if area.part_of else None,
        parts=[(key, catalogue.areas[key]) for key in catalogue.parts_of(area_id)],
        activities=[(key, catalogue.activities[key]) for key in catalogue.used_in_area(area_id)],
        evaluations=[(key, catalogue.evaluations[key]) for key in catalogue.evaluations_in_area(area_id)],
        cited=citing.cited,
        references=catalogue.references,
    )


def _all_numbers(catalogue: Catalogue, area_id: str) -> Iterator[LinkedObservation]:
    for key in catalogue.indicators_known_for(area_id):
        yield from catalogue.series(area_id, key)


def _span(catalogue: Catalogue, area_id: str) -> tuple[int, str, str] | None:
    """Give how many numbers there are, and the first and last year; None for none."""
    years = [each.observation.period[:4] for each in _all_numbers(catalogue, area_id)]
    return (len(years), min(years), max(years)) if years else None


def _residents(standings: Sequence[Standing], words: Words) -> tuple[str, str] | None:
    """Give how many live there, and when."""
    for each in standings:
        if each.series.indicator.counts_residents:
            return numbered(each.number, each.series.indicator, words), each.number.period
    return None


def _withheld(
    catalogue: Catalogue, area_id: str, standings: Sequence[Standing], citing: Citing, words: Words
) -> list[tuple[str, Indicator, Sequence[Row]]]:
    """Give the indicators that are named for the area without any value."""
    shown = {each.series.indicator_id for each in standings}
    left = [key for key in catalogue.indicators_known_for(area_id) if key not in shown]
    return [
        (key, catalogue.indicators[key], tuple(rows_of(series_of(catalogue, area_id, key), citing, words)))
        for key in left
    ]


def _stand_in(catalogue: Catalogue, proxy: Proxy, citing: Citing, words: Words) -> StandIn:
    """Tell the newest numbers of a district; the others and their sources are on its own page."""
    cards = [
        replace(
            card(catalogue, each, Citing(catalogue), words),
            rows=(row(each.number, each.series.indicator, citing, words),),
        )
        for each in standings_of(catalogue, proxy.area)
    ]
    is_fair = proxy.share_social_housing >= FAIR_FIT_PERCENT
    return StandIn(proxy, catalogue.areas[proxy.area], sorted(cards, key=lambda each: order(each.standing)), is_fair)


def _similar(catalogue: Catalogue, twin: Twin) -> Similar:
    titles = [catalogue.indicators[key].title for key in twin.indicators]
    return Similar(twin, catalogue.areas[twin.area_id], titles)
