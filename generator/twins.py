"""Twins: areas that are like one another by the numbers that describe them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import dist, sqrt
from operator import itemgetter
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


class Reading(NamedTuple):
    """A number on the common scale."""

    score: float
    """Standard deviations from the mean of the areas."""
    year: int
    era: int
    """Numbers of different eras are not compared."""


_Row = Sequence[Reading | None]
_Times = tuple[tuple[int, int] | None, ...]
"""Of each number in a row the year and the era."""
_Scores = tuple[float, ...]
"""Of each number in a row; zero where there is none."""
_Near = tuple[float, str, Sequence[int]]
"""A distance, the area that far away, and the indicators in common by their place in the row."""


@dataclass(frozen=True, slots=True)
class Described:
    """The areas of one kind that enough is known of, and what is known."""

    kind: AreaKind
    indicators: Sequence[str]
    """Those that describe areas and that enough areas have."""
    rows: Mapping[str, _Row]
    """By area: its reading on each of the indicators; None where it has none."""
    by_times: Mapping[_Times, Sequence[tuple[str, _Scores]]]
    """The same areas by the times of their numbers."""


def described(catalogue: Catalogue, kind: AreaKind) -> Described:
    """Put the areas of a kind on the scales of the indicators that describe them; it is worked out once."""
    return catalogue.remembered(_described, kind)


def twins(catalogue: Catalogue, area_id: str) -> tuple[Twin, ...]:
    """Give the areas most like an area, nearest first; none where too little is known.

    The distance is ours. Choosing by a standardised distance over chosen numbers, with clipping, is Landsbyggefonden's
    way in its tool for twins (https://www.lbf.dk/selvbetjeninger/tvillingevaerktoej/).
    """
    kind = catalogue.areas[area_id].kind
    known = described(catalogue, kind) if kind in KINDS else None
    if known is None or area_id not in known.rows:
        return ()
    ours, near = known.rows[area_id], list[_Near]()
    # All areas of the same years at once: of a thousand areas there are half a million pairs.
    for times, others in known.by_times.items():
        common = _in_common(_times(ours), times)
        if len(common) >= FEWEST_INDICATORS:
            pick, length = itemgetter(*common), sqrt(len(common))
            mine = pick(_scores(ours))
            near += [(dist(mine, pick(scores)) / length, key, common) for key, scores in others if key != area_id]
    return tuple(
        Twin(key, distance, tuple(known.indicators[number] for number in common))
        for distance, key, common in nsmallest(MOST, near)
    )


def _described(catalogue: Catalogue, kind: AreaKind) -> Described:
    areas = [key for key, area in catalogue.areas.items() if area.kind == kind]
    indicators = [key for key, indicator in catalogue.indicators.items() if indicator.describes_areas]
    columns = {key: column for key in indicators if (column := _column(catalogue, areas, key))}
    rows = {area_id: tuple(column.get(area_id) for column in columns.values()) for area_id in areas}
    known = {area_id: row for area_id, row in rows.items() if len(row) - row.count(None) >= FEWEST_INDICATORS}
    by_times: dict[_Times, list[tuple[str, _Scores]]] = {}
    for area_id, row in known.items():
        by_times.setdefault(_times(row), []).append((area_id, _scores(row)))
    return Described(kind, tuple(columns), known, by_times)


def _times(row: _Row) -> _Times:
    return tuple([(each.year, each.era) if each else None for each in row])


def _scores(row: _Row) -> _Scores:
    return tuple([each.score if each else 0.0 for each in row])


def _in_common(ours: _Times, theirs: _Times) -> Sequence[int]:
    """Give the indicators on which numbers of such times can be compared, by their place in the row."""
    return [
        number
        for number, (a, b) in enumerate(zip(ours, theirs, strict=True))
        if a and b and a[1] == b[1] and -MOST_YEARS <= a[0] - b[0] <= MOST_YEARS
    ]


def _column(catalogue: Catalogue, areas: Sequence[str], indicator_id: str) -> Mapping[str, Reading]:
    """Put the newest numbers of an indicator on a scale of their standard deviation."""
    among = frozenset(areas)
    measured = (area_id for area_id in catalogue.areas_known_for(indicator_id) if area_id in among)
    numbers = {area_id: series_of(catalogue, area_id, indicator_id).newest for area_id in measured}
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
