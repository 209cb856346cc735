"""Need: the indicators on which an area stands worse, and the outcomes and activities that bear on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.published import Published, published
from generator.records.area import AreaKind, Proxy
from generator.standing import Standing, standings_of

FAIR_FIT_PERCENT = 50
"""A polling district of which fewer live in social housing tells more of the neighbours."""

_NEW_YEARS = 5
"""Numbers older than this are no news of a need."""


@dataclass(frozen=True, slots=True)
class Need:
    """An indicator on which an area stands worse than its benchmark, or over a list's limit."""

    area_id: str
    """Whose need it is."""
    standing: Standing
    """Its own, or that of a polling district that stands in for it."""
    proxy: Proxy | None
    """The district and its fit; None for the area's own number."""
    outcomes: Sequence[str]
    """The outcomes that the indicator follows; at least one."""


def needs_of(catalogue: Catalogue, area_id: str, standings: Sequence[Standing]) -> tuple[Need, ...]:
    """Give an area's needs, its own numbers first, then those of polling districts that fit it."""
    own = _needs(catalogue, area_id, standings, None)
    fitting = (proxy for proxy in catalogue.areas[area_id].proxies if proxy.share_social_housing >= FAIR_FIT_PERCENT)
    stood_in = (_needs(catalogue, area_id, standings_of(catalogue, proxy.area), proxy) for proxy in fitting)
    return (*own, *(need for needs in stood_in for need in needs))


def needs_by_outcome(catalogue: Catalogue) -> Mapping[str, Sequence[Need]]:
    """Give the needs of all housing areas by the outcomes that follow them, newest numbers first; worked out once."""
    return catalogue.remembered(_by_outcome)


def new_in(year: int, needs: Sequence[Need]) -> tuple[Need, ...]:
    """Give the needs whose numbers are at most five years old in a year."""
    return tuple(need for need in needs if need.standing.number.year >= year - _NEW_YEARS)


def answers(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], outcome_id: str
) -> tuple[tuple[str, Published], ...]:
    """Give the activities in use that have a grade on an outcome, the strongest first, whatever their direction."""
    graded = [
        (activity_id, grade)
        for activity_id in catalogue.activities_on(outcome_id)
        if activity_id in catalogue.in_use
        and (grade := published(catalogue, grades, GradeKey(activity_id, outcome_id))) is not None
    ]
    return tuple(sorted(graded, key=lambda each: each[1].rank, reverse=True))


def _by_outcome(catalogue: Catalogue) -> dict[str, Sequence[Need]]:
    found: dict[str, list[Need]] = {}
    for area_id, area in catalogue.areas.items():
        if area.kind == AreaKind.HOUSING_AREA:
            for need in needs_of(catalogue, area_id, standings_of(catalogue, area_id)):
                for outcome_id in need.outcomes:
                    found.setdefault(outcome_id, []).append(need)
    return {key: sorted(needs, key=lambda need: -need.standing.number.at) for key, needs in found.items()}


def _needs(catalogue: Catalogue, area_id: str, standings: Sequence[Standing], proxy: Proxy | None) -> Iterator[Need]:
    for standing in standings:
        outcomes = catalogue.outcomes_tracked_by(standing.series.indicator_id) if standing.is_worse else ()
        if outcomes:
            yield Need(area_id, standing, proxy, outcomes)
