"""Intake: a downloaded table as the rows of a new snapshot, small counts withheld, and what it would change."""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.catalogue import Catalogue
from generator.grid import Grid
from generator.placing import Key, Placed, Placing
from generator.problem import Problem
from generator.records.indicator import IndicatorKind
from generator.records.snapshot import Status
from generator.records.table_map import TableMap
from generator.suppression import is_exposed, is_small, withheld
from generator.table import plain

COLUMNS = ("area", "indicator", "period", "value", "numerator", "denominator", "status", "source_kind")


@dataclass(frozen=True, slots=True)
class Change:
    """What a number of the table would do to the catalogue."""

    key: Key
    value: float | None
    """None where it is withheld."""
    before: float | None
    """What is shown now; None where nothing is."""
    is_new: bool
    """The catalogue has no number in this place."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A snapshot to be, and what is to be known before it is written."""

    csv: str
    changes: Sequence[Change]
    small: Collection[Key]
    """Withheld as they are about too few persons."""
    secondary: Collection[Key]
    """Withheld lest those could be worked out."""


def take_in(
    catalogue: Catalogue, grid: Grid, table_map: TableMap, *, file: PurePosixPath, suppress_below: int
) -> tuple[Intake, list[Problem]]:
    """Make a snapshot's table of a downloaded one.

    Problems: those of ``Placing``.
    """
    placing = Placing(catalogue, grid, table_map, file)
    numbers = placing.placed()
    small, secondary = _withheld(catalogue, numbers, table_map, suppress_below)
    hidden = {*small, *secondary, *(each.key for each in numbers if each.is_suppressed)}
    changes = tuple(_change(catalogue, each, hidden) for each in numbers)
    return Intake(_csv(numbers, hidden, table_map), changes, small, secondary), placing.problems


def _withheld(
    catalogue: Catalogue, numbers: Sequence[Placed], table_map: TableMap, limit: int
) -> tuple[set[Key], set[Key]]:
    counts = {each.key: count for each in numbers if (count := _count(catalogue, each)) is not None}
    small = {each.key for each in numbers if each.key in counts and _is_small(each, counts[each.key], limit)}
    already = {each.key for each in numbers if each.is_suppressed}
    groups = _groups(counts.keys() | already, table_map)
    # What the table itself withholds is not known here: it is taken for nothing, so that others cover it.
    known: Mapping[Key, float] = {**dict.fromkeys(already, 0.0), **counts}
    parts = {each: known[each] for each in known if each.area != table_map.total}
    hidden = withheld(parts, groups, primary=(small | already) & parts.keys(), limit=limit)
    hidden |= {_total(group, table_map) for group in groups if is_exposed(parts, group, hidden, limit)} & known.keys()
    return small, hidden - small - already


def _count(catalogue: Catalogue, number: Placed) -> float | None:
    """Give how many persons a number is about, where it tells."""
    is_count = catalogue.indicators[number.key.indicator].kind == IndicatorKind.COUNT
    return number.value if is_count else number.numerator


def _is_small(number: Placed, count: float, limit: int) -> bool:
    """Both sides of a share are persons: all but two of a group are as easily known as two of it."""
    rest = number.denominator - count if number.denominator is not None else 0.0
    return is_small(count, limit) or is_small(rest, limit)


def _groups(keys: Collection[Key], table_map: TableMap) -> list[list[Key]]:
    """Give the cells that add up to something published: areas to their total, indicators to their whole."""
    groups: dict[tuple[str, ...], list[Key]] = {}
    for key in sorted(keys):
        if table_map.total is not None and key.area != table_map.total:
            total = Key(table_map.total, key.indicator, key.period)
            if total in keys:
                groups.setdefault(("areas", key.indicator, key.period), []).append(key)
        for number, split in enumerate(table_map.splits):
            if key.indicator in split:
                groups.setdefault(("split", str(number), key.area, key.period), []).append(key)
    return list(groups.values())


def _total(group: Sequence[Key], table_map: TableMap) -> Key:
    return Key(table_map.total or "", group[0].indicator, group[0].period)


def _change(catalogue: Catalogue, number: Placed, hidden: Collection[Key]) -> Change:
    series = catalogue.series(number.key.area, number.key.indicator)
    same = [each.observation for each in series if each.observation.period == number.key.period]
    value = None if number.key in hidden else number.value
    return Change(number.key, value, same[-1].value if same else None, is_new=not same)


def _csv(numbers: Sequence[Placed], hidden: Collection[Key], table_map: TableMap) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in sorted(numbers, key=lambda each: each.key):
        shown = (None, None, None) if each.key in hidden else (each.value, each.numerator, each.denominator)
        status = " ".join(_status(each, hidden, table_map))
        writer.writerow([*each.key, *map(plain, shown), status, table_map.source_kind.value])
    return text.getvalue()


def _status(number: Placed, hidden: Collection[Key], table_map: TableMap) -> Sequence[Status]:
    if number.key in hidden:
        return (Status.SUPPRESSED,)
    if number.is_computed:
        return (Status.COMPUTED, *(each for each in table_map.status if each not in {Status.FINAL, Status.COMPUTED}))
    return table_map.status
