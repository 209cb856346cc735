"""Twins: areas that are like one another by the numbers that describe them."""

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import fmean, pstdev
from typing import NamedTuple

from generator.catalogue import Catalogue
from generator.records.area import AreaKind
from generator.series import era, series_of

KINDS = (AreaKind.HOUSING_AREA, AreaKind.POLLING_DISTRICT)
"""Areas are compared with others of their kind; of the other kinds there are no twins."""

FEWEST_INDICATORS = 3
"""With fewer in common nothing is said."""

FEWEST_AREAS = 5
"""An indicator that fewer areas of the kind have says nothing of what is usual."""

MOST_YEARS = 5
"""Numbers further apart are not compared."""

MOST_DEVIATIONS = 3
"""One number far out does not decide alone: beyond this many standard deviations it counts as this many."""

MOST = 5
"""So many are shown."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A similar area."""

    area_id: str
    distance: float
    """In standard deviations: the root mean square over the indicators in common."""
    indicators: Sequence[str]
    """Those in common."""


_Near = tuple[float, str, tuple[str, ...]]
"""A distance, the area that far away, and the indicators in common."""


class Reading(NamedTuple):
    """A number on the common scale."""

    score: float
    """Standard deviations from the mean of the areas."""
    year: int
    era: int
    """Numbers of different eras are not compared."""


@dataclass(frozen=True, slots=True)
class Described:
    """The areas of one kind that enough is known of, and what is known."""

    kind: AreaKind
    indicators: Sequence[str]
    """Those that describe areas and that enough areas have."""
    rows: Mapping[str, Sequence[Reading | None]]
    """By area: its reading on each of the indicators; None where it has none."""


def described(catalogue: Catalogue, kind: AreaKind) -> Described:
    """Put the areas of a kind on the scales of the indicators that describe them."""
    areas = [key for key, area in catalogue.areas.items() if area.kind == kind]
    indicators = [key for key, indicator in catalogue.indicators.items() if indicator.describes_areas]
    columns = {key: column for key in indicators if (column := _column(catalogue, areas, key))}
    rows = {area_id: tuple(column.get(area_id) for column in columns.values()) for area_id in areas}
    known = {area_id: row for area_id, row in rows.items() if len(row) - row.count(None) >= FEWEST_INDICATORS}
    return Described(kind, tuple(columns), known)


def twins(catalogue: Catalogue) -> Mapping[str, tuple[Twin, ...]]:
    """Give the areas most like each area, nearest first; none where too little is known.

    The distance is ours. Choosing by a standardised distance over chosen numbers, with clipping, is Landsbyggefonden's
    way in its tool for twins (https://www.lbf.dk/selvbetjeninger/tvillingevaerktoej/).
    """
    found: dict[str, list[_Near]] = {}
    for kind in KINDS:
        for one, other, distance, indicators in _pairs(described(catalogue, kind)):
            _keep(found.setdefault(one, []), (distance, other, indicators))
            _keep(found.setdefault(other, []), (distance, one, indicators))
    return {
        key: tuple(Twin(area_id, distance, indicators) for distance, area_id, indicators in near)
        for key, near in found.items()
    }


def _keep(nearest: list[_Near], near: _Near) -> None:
    """Put an area among the nearest, where it is: there are half a million pairs of a thousand areas."""
    if len(nearest) < MOST or near < nearest[-1]:
        insort(nearest, near)
        del nearest[MOST:]


def _pairs(known: Described) -> Iterator[tuple[str, str, float, tuple[str, ...]]]:
    for (one, ours), (other, theirs) in combinations(known.rows.items(), 2):
        total, common = 0.0, []
        for position, (a, b) in enumerate(zip(ours, theirs, strict=True)):
            if a is not None and b is not None and a.era == b.era and -MOST_YEARS <= a.year - b.year <= MOST_YEARS:
                total += (a.score - b.score) ** 2
                common.append(position)
        if len(common) >= FEWEST_INDICATORS:
            yield one, other, sqrt(total / len(common)), tuple(known.indicators[position] for position in common)


def _column(catalogue: Catalogue, areas: Sequence[str], indicator_id: str) -> Mapping[str, Reading]:
    """Put the newest numbers of an indicator on a scale of their standard deviation."""
    numbers = {area_id: series_of(catalogue, area_id, indicator_id).newest for area_id in areas}
    known = {key: number for key, number in numbers.items() if number is not None and number.value is not None}
    values = [number.value for number in known.values() if number.value is not None]
    if len(values) < FEWEST_AREAS or not (deviation := pstdev(values)):
        return {}
    mean, indicator = fmean(values), catalogue.indicators[indicator_id]
    return {
        key: Reading(
            max(-MOST_DEVIATIONS, min(MOST_DEVIATIONS, (number.value - mean) / deviation)),
            number.year,
            era(indicator, number.year),
        )
        for key, number in known.items()
        if number.value is not None
    }
