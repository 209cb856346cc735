"""Placing: the cells of a downloaded table put to areas, indicators and periods, or refused by row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.adds_up import mistakes
from generator.catalogue import Catalogue
from generator.cells import Cell, Figure, figure, period
from generator.grid import Grid
from generator.problem import Place, Problem, nearest
from generator.records.area import AreaKind
from generator.records.indicator import Indicator, IndicatorKind
from generator.records.table_map import TableMap, ValueColumn
from generator.sentence import Sentence, sentence

CODE = "import"


Positions = tuple[int | None, int | None, int | None]
"""The columns of a value, its numerator and its denominator, from 0; None for one that the table does not have."""


class Key(NamedTuple):
    """What a number is about."""

    area: str
    indicator: str
    period: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A number in its place."""

    key: Key
    place: Place
    value: float | None
    numerator: float | None
    denominator: float | None
    is_computed: bool
    """The value is worked out from the counts."""
    is_suppressed: bool
    """The table itself withholds it."""


@dataclass(slots=True)
class Placing:
    """Goes through a table once; what cannot be placed becomes a problem."""

    catalogue: Catalogue
    grid: Grid
    table_map: TableMap
    file: PurePosixPath
    problems: list[Problem] = field(default_factory=list)
    _names: dict[str, set[str]] = field(default_factory=dict)

    def placed(self) -> tuple[Placed, ...]:
        """Give every number that could be placed, in the order of the table.

        Problems: ``import``.
        """
        self._names = _names(self.catalogue)
        heads = self._heads()
        if not self._is_sound(heads):
            return ()
        found: dict[Key, Placed] = {}
        for line, row in enumerate(self.grid.rows[self.table_map.header :], self.table_map.header + 1):
            if not any(cell not in (None, "") for cell in row):
                continue
            for each in self._row(line, row, heads):
                before = found.setdefault(each.key, each)
                if before is not each:
                    said = sentence("import.twice", line=before.place.line, **each.key._asdict())
                    self.problems.append(Problem(each.place, CODE, said))
        return tuple(found.values())

    def _heads(self) -> Mapping[str, int]:
        """Give the columns by their heads, from 0; the first of two."""
        rows = self.grid.rows
        head = rows[self.table_map.header - 1] if len(rows) >= self.table_map.header else ()
        heads: dict[str, int] = {}
        for position, cell in enumerate(head):
            # A year in a sheet's head is a number.
            name = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()
            if name:
                heads.setdefault(name, position)
        return heads

    def _is_sound(self, heads: Mapping[str, int]) -> bool:
        """Check the map against the table and the catalogue before any row is read."""
        before = len(self.problems)
        table_map = self.table_map
        named = [table_map.area.column, table_map.period.column]
        for each in table_map.values:
            named += [each.column, each.numerator, each.denominator]
            self._known("indicators", each.indicator, self.catalogue.indicators)
        for column in named:
            if column is not None and column not in heads:
                said = sentence("import.column", column=column, known=", ".join(heads))
                place = Place(self.file, table_map.header)
                self.problems.append(Problem(place, CODE, said, suggestion=nearest(column, heads)))
        for area_id in (table_map.area.value, table_map.total, *table_map.area.ids.values()):
            if area_id is not None:
                self._known("areas", area_id, self.catalogue.areas)
        return len(self.problems) == before

    def _known(self, kind: str, record_id: str, known: Mapping[str, object]) -> None:
        if record_id not in known:
            said = sentence(f"unknown-id.{kind}", value=record_id)
            self.problems.append(Problem(Place(self.file), CODE, said, suggestion=nearest(record_id, known)))

    def _row(self, line: int, row: Sequence[Cell], heads: Mapping[str, int]) -> Iterator[Placed]:
        area_id = self._area(line, row, heads)
        if area_id is None:
            return
        for column in self.table_map.values:
            for when, cells in self._periods(line, row, heads, column):
                yield from self._number(Key(area_id, column.indicator, when), line, row, cells)

    def _periods(
        self, line: int, row: Sequence[Cell], heads: Mapping[str, int], column: ValueColumn
    ) -> Iterator[tuple[str, Positions]]:
        """Give the periods that a row has numbers for, and where the value and its counts stand."""
        if not self.table_map.period.heads:
            when = self._period(line, row, heads)
            if when is not None:
                yield when, _positions(column, heads)
            return
        for head, position in heads.items():
            said = period(head)
            if isinstance(said, str):
                yield said, (position, None, None)

    def _area(self, line: int, row: Sequence[Cell], heads: Mapping[str, int]) -> str | None:
        area = self.table_map.area
        if area.column is None:
            return area.value
        position = heads[area.column]
        cell = _at(row, position)
        name = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()
        if name in area.skip:
            return None
        if name in area.ids:
            return area.ids[name]
        found = self._names.get(name.casefold(), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            said = sentence("import.area-unclear", name=name, known=", ".join(sorted(found)))
            self._refuse(line, position, said)
        else:
            self._refuse(line, position, sentence("import.area", name=name), nearest(name, self._names))
        return None

    def _period(self, line: int, row: Sequence[Cell], heads: Mapping[str, int]) -> str | None:
        when = self.table_map.period
        position = heads[when.column] if when.column is not None else 0
        read = period(_at(row, position) if when.column is not None else when.value)
        if isinstance(read, Sentence):
            self._refuse(line, position, read)
            return None
        return read

    def _number(self, key: Key, line: int, row: Sequence[Cell], cells: Positions) -> Iterator[Placed]:
        """Read a number and its counts; nothing where one of them is wrong or all are missing."""
        read = [self._figure(line, row, position, key.indicator) for position in cells]
        if any(each is False for each in read):
            return
        value, numerator, denominator = (each if isinstance(each, Figure) else Figure(None) for each in read)
        marks = {each.mark for each in (value, numerator, denominator)}
        position = next(each for each in cells if each is not None)
        place = Place(self.file, line, position + 1)
        if "suppressed" in marks:
            yield Placed(key, place, None, None, None, is_computed=False, is_suppressed=True)
            return
        indicator = self.catalogue.indicators[key.indicator]
        shown, is_computed = _valued(value.value, numerator.value, denominator.value, indicator)
        if shown is None:
            return
        is_share = indicator.kind == IndicatorKind.SHARE
        wrong = next(mistakes(shown, numerator.value, denominator.value, is_share=is_share), None)
        if wrong is not None:
            self._refuse(line, position, wrong[1])
            return
        yield Placed(
            key, place, shown, numerator.value, denominator.value, is_computed=is_computed, is_suppressed=False
        )

    def _figure(self, line: int, row: Sequence[Cell], position: int | None, indicator_id: str) -> Figure | bool | None:
        """Read a cell: None where there is no such column, False where it was refused."""
        if position is None:
            return None
        read = figure(_at(row, position), self.table_map.marks, decimal=self.table_map.decimal)
        if isinstance(read, Sentence):
            self._refuse(line, position, read)
            return False
        unit = self.catalogue.indicators[indicator_id].unit
        if read.is_percent and not unit.startswith("pct."):
            self._refuse(line, position, sentence("import.percent", indicator=indicator_id, unit=unit))
            return False
        return read

    def _refuse(self, line: int, position: int, said: Sentence, suggestion: str = "") -> None:
        self.problems.append(Problem(Place(self.file, line, position + 1), CODE, said, suggestion=suggestion))


def _at(row: Sequence[Cell], position: int) -> Cell:
    return row[position] if position < len(row) else None


def _positions(column: ValueColumn, heads: Mapping[str, int]) -> Positions:
    value, numerator, denominator = (
        heads[name] if name is not None else None for name in (column.column, column.numerator, column.denominator)
    )
    return value, numerator, denominator


def _names(catalogue: Catalogue) -> dict[str, set[str]]:
    """Give the areas by every name that is known for them; a municipality's own name and code are the municipality."""
    found: dict[str, set[str]] = {}
    for area_id, area in catalogue.areas.items():
        names = [area_id, area.title, *area.aliases]
        if area.kind == AreaKind.MUNICIPALITY and area.municipality is not None:
            names += [area.municipality.name, area.municipality.code]
        for name in names:
            found.setdefault(name.casefold(), set()).add(area_id)
    return found


def _valued(
    value: float | None, numerator: float | None, denominator: float | None, indicator: Indicator
) -> tuple[float | None, bool]:
    """Give the value, worked out from the counts where the table has only those, and whether it is."""
    if value is None and indicator.kind == IndicatorKind.SHARE and numerator is not None and denominator:
        return round(100 * numerator / denominator, max(indicator.decimals, 1)), True
    return value, False
