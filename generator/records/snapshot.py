"""Snapshot: what one source said on one day, its numbers in the table beside it."""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticKnownError

from generator.records.fields import AreaId, IndicatorId, LanguageCode, Markdown, Record, Text, Url


class Status(StrEnum):
    """What is to be known about one number; a number may have several."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    COMPUTED = "computed"
    """A share worked out by us from two counts in the source."""
    ROUNDED = "rounded"
    INFERRED_YEAR = "inferred_year"
    """The source names no year; the note says why this one was chosen."""
    RECALCULATED = "recalculated"
    """The source itself moved older counts to newer borders."""
    BREAK = "break"
    """Not to be compared with earlier numbers of the area."""
    SUPPRESSED = "suppressed"
    """Known to the source and withheld: too few people."""


class SourceKind(StrEnum):
    """How near the number is to who counted it."""

    OFFICIAL = "official"
    REGISTER = "register"
    SECONDARY = "secondary"
    """Repeated by somebody else than its publisher."""


_DIGITS = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _words(cell: object) -> object:
    return tuple(cell.split()) if isinstance(cell, str) else cell


def _number(cell: object) -> object:
    """Let a cell be digits with a point at most: Python would read ``1_000`` and ``1e3`` as numbers too."""
    return _read(cell) if isinstance(cell, str) else cell


@lru_cache(maxsize=50_000)
def _read(cell: str) -> float:
    """Read a cell once: the same few numbers stand in hundreds of thousands, and are then kept once too."""
    if not _DIGITS.fullmatch(cell):
        raise PydanticKnownError("float_parsing")
    return float(cell)


Number = Annotated[float, BeforeValidator(_number, json_schema_input_type=float)]


class Snapshot(Record):
    """What one source said on one day: the file's name begins with the day it is about or came out."""

    title: Text
    language: LanguageCode | None = None
    """Of the title, where it is not Danish: ISO 639, two letters."""
    publisher: Text
    url: Url
    """The publisher's own address."""
    read_in_copy: Url | None = None
    """Where it was read, if that was not at the publisher."""
    accessed: date | None = None
    """The day it was read; absent where that was not noted."""
    published: date | None = None
    licence: Text | None = None
    citation: Text | None = None
    """How the publisher wants to be cited, or how we cite it."""
    suppress_below: Annotated[int, Field(ge=1)] = 5
    """A count of persons from 1 up to, not including, this may not be published."""
    note: Markdown | None = None


class Observation(Record):
    """One row of a snapshot's table: one number about one area in one period."""

    area: AreaId
    indicator: IndicatorId
    period: Annotated[
        str,
        Field(pattern=r"^\d{4}(/\d{2}|K[1-4]|-\d{2}-\d{2})?$", examples=["2022", "2022/23", "2022K4", "2022-12-31"]),
    ]
    """A year, a school year ``2022/23``, a quarter ``2019K4`` or a day."""
    measured: Annotated[str, Field(pattern=r"^\d{4}(-\d{4})?$", examples=["2019", "2018-2019"])] | None = None
    """The year or years that were counted, where the period is that of a list made from older counts."""
    value: Number | None = None
    """In the indicator's unit; empty where it is withheld or missing."""
    numerator: Number | None = None
    denominator: Number | None = None
    status: Annotated[tuple[Status, ...], BeforeValidator(_words, json_schema_input_type=str)]
    """One or more words with spaces between them."""
    source_kind: SourceKind
    note: Text | None = None
    url: Url | None = None
    """Where this number stands, if not at the snapshot's own address."""
