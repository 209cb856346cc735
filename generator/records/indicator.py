"""Indicator: what is counted or asked in an area (indikator)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.records.fields import Markdown, Provenance, Record, Text


class Polarity(StrEnum):
    """Which way is better for the people who live there; none for context, which is never coloured."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class IndicatorKind(StrEnum):
    """What sort of number it is: decides its interval and how it may be compared."""

    SHARE = "share"
    RATE = "rate"
    AMOUNT = "amount"
    COUNT = "count"
    """All there are of something: residents."""
    EVENTS = "events"
    """What happened in a year, and could as well have happened once more or less: reports to the police."""
    INDEX = "index"


class Break(Record):
    """From when numbers can no longer be compared with those before."""

    from_: Annotated[str, Field(alias="from", pattern=r"^\d{4}$", examples=["2019"])]
    why: Text


class Threshold(Record):
    """The limit that an official list sets on the indicator in some years."""

    list: Text
    """The list's name: ``udsat boligområde``."""
    from_: date = Field(alias="from")
    """The first list day it was used."""
    to: date | None = None
    """The last; absent where it is still used."""
    op: Literal[">", ">=", "<", "<="]
    value: float
    """In the indicator's unit."""
    source: Provenance


class Indicator(Record):
    """What is counted or asked in an area, by one definition."""

    title: Text
    definition: Markdown
    unit: Text
    """As printed after the number: ``pct.``, ``personer``, ``kr.``."""
    kind: IndicatorKind
    better: Polarity
    decimals: Annotated[int, Field(ge=0, le=3)] = 1
    """How many decimals are shown."""
    describes_areas: bool = False
    """One of those that areas are called similar by."""
    counts_residents: bool = False
    """It counts all who live there, which bounds how many persons a share of some of them is about."""
    source: Provenance
    """Where the definition was read."""
    register_: Text = Field(alias="register")
    """The register or survey behind it, and who keeps it."""
    updated: Text | None = None
    """How often new numbers come."""
    breaks: tuple[Break, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    note: Markdown | None = None
    """What a reader must know before comparing."""
