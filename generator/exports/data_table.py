"""Data table: one table of the catalogue, with what each column holds and where it links to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Literal

from generator.records.fields import Record

Cell = str | int | float | date | None
"""None where nothing is known; a yes or no is a bool."""
ColumnType = Literal["string", "integer", "number", "boolean", "date"]

_COLUMN = re.compile(r"(?P<key>\*?)(?P<name>\w+)(?::(?P<type>\w+))?(?:>(?P<target>\w+))?(?P<required>!?)")
_TYPES: Mapping[str, ColumnType] = {"": "string", "int": "integer", "num": "number", "bool": "boolean", "date": "date"}


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column."""

    name: str
    type: ColumnType
    target: str = ""
    """The table whose ``id`` it names; empty where it names none."""
    is_key: bool = False
    """One of the columns that together tell rows apart."""
    is_required: bool = False
    """It is never empty."""


@dataclass(frozen=True)
class DataTable:
    """One table: its columns, and its rows in an order that the records give."""

    name: str
    columns: Sequence[Column]
    told: Iterator[Mapping[str, object]]
    """What each row tells by column."""

    @cached_property
    def rows(self) -> Sequence[Sequence[Cell]]:
        """What stands in each column; gathered when somebody asks, as there may be hundreds of thousands."""
        names = [column.name for column in self.columns]
        cells = (tuple([_cell(row.get(name)) for name in names]) for row in self.told)
        return tuple(dict.fromkeys(cells))

    @property
    def key(self) -> Sequence[str]:
        """The columns that together tell rows apart."""
        return [column.name for column in self.columns if column.is_key]


def data_table(name: str, columns: str, rows: Iterator[Mapping[str, object]]) -> DataTable:
    """Make a table of what rows tell by column; what they do not tell of a column is not known.

    Columns are written ``name:type>target!``: a star before one of the key, an exclamation mark after one that is
    never empty; types are text, ``int``, ``num``, ``bool`` and ``date``. A row that is there twice is there once.
    """
    return DataTable(name, [_column(each) for each in columns.split()], rows)


def fields_of(record: Record | None) -> Mapping[str, object]:
    """Give a record's fields by their names, those of none where there is none."""
    return vars(record) if record else {}


def _column(written: str) -> Column:
    match = _COLUMN.fullmatch(written)
    assert match, written
    is_key = bool(match["key"])
    target = match["target"] or ""
    return Column(match["name"], _TYPES[match["type"] or ""], target, is_key, is_key or bool(match["required"]))


@lru_cache(maxsize=50_000, typed=True)
def _cell(value: object) -> Cell:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return " ".join(str(each) for each in value) or None
    if value is None or isinstance(value, str | int | float | date):
        return value
    raise TypeError(value)
