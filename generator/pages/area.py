"""A page for each area, and the list of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.address import AREAS, document, page_of
from generator.catalogue import Catalogue, LinkedObservation
from generator.grade import Grade, GradeKey
from generator.pages.indicator import latest
from generator.pages.page import Page
from generator.records.area import Area, AreaKind
from generator.records.indicator import Indicator
from generator.render import renderer


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one indicator in an area."""

    indicator_id: str
    indicator: Indicator
    numbers: Sequence[LinkedObservation]
    """Newest first, one a period."""
    beside: Sequence[tuple[str, Area, LinkedObservation]]
    """The same indicator and period where the area's numbers are compared with."""
    outcomes: Sequence[tuple[str, str]]
    """Id and title of the outcomes that the indicator follows."""


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list by kind of area, then each area with its numbers."""
    render = renderer(language)
    t = render.words.t
    kinds = [
        (kind, [(key, area, _count(catalogue, key)) for key, area in catalogue.areas.items() if area.kind == kind])
        for kind in AreaKind
    ]
    body = render.page("areas", AREAS, kinds=[(kind, areas) for kind, areas in kinds if areas])
    yield Page(AREAS, document(AREAS, index=True), t("areas.title"), t("areas.description"), body)
    for area_id, area in catalogue.areas.items():
        address = page_of("areas", area_id)
        body = render.page(
            "area",
            address,
            area=area,
            known=[_known(catalogue, area_id, key) for key in catalogue.indicators_known_for(area_id)],
            proxies=[(proxy, catalogue.areas[proxy.area], _newest(catalogue, proxy.area)) for proxy in area.proxies],
            stands_in_for=[(key, catalogue.areas[key]) for key in catalogue.stands_in_for(area_id)],
            part_of=catalogue.areas[area.part_of] if area.part_of else None,
            parts=[(key, catalogue.areas[key]) for key in catalogue.parts_of(area_id)],
            activities=[(key, catalogue.activities[key]) for key in catalogue.used_in_area(area_id)],
            evaluations=[(key, catalogue.evaluations[key]) for key in catalogue.evaluations_in_area(area_id)],
            snapshots=catalogue.snapshots,
            references=catalogue.references,
        )
        source = catalogue.sources["areas"][area_id].file
        description = t("area.description", area=area.title)
        yield Page(address, document(address, index=False), area.title, description, body, source)


def _count(catalogue: Catalogue, area_id: str) -> int:
    return len(catalogue.indicators_known_for(area_id))


def _newest(catalogue: Catalogue, area_id: str) -> list[tuple[str, Indicator, LinkedObservation]]:
    """Give the newest number of each indicator that is known for an area."""
    return [
        (key, catalogue.indicators[key], latest(catalogue.series(area_id, key))[0])
        for key in catalogue.indicators_known_for(area_id)
    ]


def _known(catalogue: Catalogue, area_id: str, indicator_id: str) -> Known:
    numbers = latest(catalogue.series(area_id, indicator_id))
    newest = numbers[0].observation.period
    beside = [
        (key, catalogue.areas[key], linked)
        for key in catalogue.areas[area_id].compare_with
        for linked in latest(catalogue.series(key, indicator_id))
        if linked.observation.period == newest
    ]
    outcomes = [(key, catalogue.outcomes[key].title) for key in catalogue.outcomes_tracked_by(indicator_id)]
    return Known(indicator_id, catalogue.indicators[indicator_id], numbers, beside, outcomes)
