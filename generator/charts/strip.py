"""Strip: one number of a place and those it is set beside, as marks on one axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from markupsafe import Markup

from generator.charts.block import Block, stacked
from generator.charts.frame import NARROWEST_PX, Figure
from generator.charts.key import Entry, close_key
from generator.charts.mark import mark
from generator.charts.ruler import across, best
from generator.charts.span import Span, span
from generator.charts.svg import (
    element,
    level,
    number,
    percent,
    stretched,
    stroke,
    texts,
    together,
    upright,
    window,
)
from generator.words import Words

Role = Literal["own", "near", "country", "group"]
"""What a mark stands for: the place itself, its surroundings, the country, a group of places."""
Tone = Literal["better", "worse", ""]

_SHAPES = {"own": "B", "near": "A", "country": "D", "group": "C"}
_AXIS_PX, _MIDDLE_PX = 32, 15
_OWN_PX, _OTHER_PX, _KEY_PX = 6.5, 5, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place with its number."""

    label: str
    """Its name and number in words: ``Danmark: 71,9 pct.``."""
    role: Role
    value: float
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A limit."""

    label: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What stands on one axis."""

    title: str
    description: str
    unit: str
    marks: Sequence[Mark]
    """The place itself first."""
    lines: Sequence[Line]
    tone: Tone
    """Of the place itself."""
    interval_label: str
    """What the line through a mark means."""


def strip(drawn: Strip, words: Words) -> Figure:
    """Draw a strip: lane, axis and key. Raises ValueError where there is no mark."""
    values = [end for each in drawn.marks for end in (each.value, *(each.interval or ()))]
    values += [line.value for line in drawn.lines]
    if not drawn.marks:
        raise ValueError("there is nothing to measure")
    axis = best((span(values, most_ticks=most) for most in (7, 5, 4, 3)), words, narrowest=NARROWEST_PX)
    blocks = [_lane(axis, drawn, words), close_key(_entries(drawn), width=NARROWEST_PX)]
    return Figure(drawn.title, drawn.description, stacked(blocks))


def _lane(axis: Span, drawn: Strip, words: Words) -> Block:
    """Draw the marks, and below them the axis with its unit."""
    places = [across(axis, tick.value) for tick in axis.ticks]
    ends = f"M{number(10 * places[0])} {_AXIS_PX}H{number(10 * places[-1])}"
    limits = [f"M{number(10 * across(axis, each.value))} 0V{_AXIS_PX}" for each in drawn.lines]
    own, others = drawn.marks[:1], drawn.marks[1:]
    ground = stretched(
        stroke("kk-chart__tick", *(f"M{number(10 * x)} 0V{_AXIS_PX}" for x in places), width=1, stroke_opacity=0.2),
        stroke("kk-chart__axis", ends, width=1),
        stroke("kk-chart__limit", *limits, width=2, stroke_dasharray="4 3"),
        stroke("kk-chart__other", *_intervals(axis, others), width=1.5),
        stroke(_look(drawn.marks[0], drawn.tone), *_intervals(axis, own), width=3),
        width=1000,
        height=_AXIS_PX,
    )
    numbers = [
        (words.exact(tick.number), percent(x), _AXIS_PX + 14.0) for tick, x in zip(axis.ticks, places, strict=True)
    ]
    # The place itself lies on top.
    marks = [_looking(_placed(axis, each), _look(each, drawn.tone)) for each in reversed(drawn.marks)]
    written = texts("kk-chart__number", *numbers, size=12, text_anchor="middle")
    unit = texts("kk-chart__note", (drawn.unit, 0, _AXIS_PX + 30.0), size=12)
    return Block(together(ground, *marks, written, unit), _AXIS_PX + 36)


def _intervals(axis: Span, marks: Sequence[Mark]) -> Iterator[str]:
    for each in marks:
        if each.interval is not None:
            left, right = (number(10 * across(axis, end)) for end in each.interval)
            yield f"M{left} {_MIDDLE_PX}H{right}"


def _placed(axis: Span, each: Mark) -> Markup:
    sign = _sign(each, _OWN_PX if each.role == "own" else _OTHER_PX)
    return window(sign, left_percent=across(axis, each.value), top=_MIDDLE_PX)


def _look(each: Mark, tone: Tone) -> str:
    if each.role != "own":
        return "kk-chart__other"
    return f"kk-chart__own kk-chart__own--{tone}" if tone else "kk-chart__own"


def _sign(each: Mark, size: float) -> Markup:
    return mark(_SHAPES[each.role], size, is_filled=each.role == "own")


def _entries(drawn: Strip) -> Iterator[Entry]:
    for each in drawn.marks:
        yield Entry(_looking(_sign(each, _KEY_PX), _look(each, drawn.tone)), each.label)
    for line in drawn.lines:
        yield Entry(_limit_sign(), line.label)
    if any(each.interval for each in drawn.marks):
        yield Entry(_interval_sign(), drawn.interval_label)


@lru_cache(maxsize=1000)
def _looking(sign: Markup, look: str) -> Markup:
    """Give a sign its looks; in a thousand areas' charts it is one of few."""
    return element("g", sign, class_=look)


@cache
def _limit_sign() -> Markup:
    return upright("kk-chart__limit", 0, top=-8, bottom=8, stroke_width=2, stroke_dasharray="4 3")


@cache
def _interval_sign() -> Markup:
    return level("kk-chart__interval", -8, 8, y=0, stroke_width=3)
