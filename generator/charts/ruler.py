"""Ruler: an axis laid across a chart's width, with numbers that do not run into each other."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from generator.charts.block import Block
from generator.charts.lettering import text_width
from generator.charts.scale import Tick
from generator.charts.svg import level, percent, text, together, upright
from generator.words import Words

_INSET_PERCENT = 7
"""Room left and right of the axis, for what stands out over its ends."""
_NUMBER_PX = 12
_TICK_PX = 5
_AIR_PX = 4


class Axis(Protocol):
    """Any axis of numbers that can be laid across a chart."""

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where it goes."""
        ...

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks with numbers."""
        ...

    def share_percent(self, value: float) -> float:
        """Tell how far from the left a value lies, from 0 to 100 within the axis."""
        ...


A = TypeVar("A", bound=Axis)


def across(axis: Axis, value: float) -> float:
    """Tell where a value lies, in percent of the chart's width; beyond the axis it is at the end."""
    share = min(max(axis.share_percent(value), 0.0), 100.0)
    return _INSET_PERCENT + share * (100 - 2 * _INSET_PERCENT) / 100


def ruler(axis: Axis, words: Words, *, narrowest: float) -> Block:
    """Draw the axis, its ticks and their numbers, which stay within a chart of the narrowest width in pixels."""
    left, right = sorted(across(axis, end) for end in axis.ends)
    drawn = [level("kk-chart__axis", percent(left), percent(right), y=0.5)]
    for tick in axis.ticks:
        number = _number(axis, tick, words, narrowest)
        drawn.append(upright("kk-chart__axis", percent(across(axis, tick.value)), top=0, bottom=_TICK_PX))
        drawn.append(
            text(
                "kk-chart__number",
                number.written,
                x=number.x,
                y=_TICK_PX + _NUMBER_PX,
                size=_NUMBER_PX,
                text_anchor=number.anchor,
            )
        )
    return Block(together(*drawn), _TICK_PX + _NUMBER_PX + 6)


def best(axes: Iterable[A], words: Words, *, narrowest: float) -> A:
    """Give the first axis whose numbers have room on a chart of the narrowest width; else the last.

    Raises ValueError where there is none.
    """
    axis = None
    for axis in axes:
        if _has_room(axis, words, narrowest):
            return axis
    if axis is None:
        raise ValueError("there is no axis to choose")
    return axis


class _Number(NamedTuple):
    written: str
    x: str
    anchor: str
    start: float
    """In pixels on the narrowest chart."""
    end: float


def _number(axis: Axis, tick: Tick, words: Words, narrowest: float) -> _Number:
    """Centre a number under its tick, or set it against the chart's edge where it would stand out over that."""
    written = _written(tick, words)
    place = across(axis, tick.value)
    middle, half = place / 100 * narrowest, text_width(written, _NUMBER_PX) / 2
    if middle < half:
        return _Number(written, "0%", "start", 0, 2 * half)
    if middle > narrowest - half:
        return _Number(written, "100%", "end", narrowest - 2 * half, narrowest)
    return _Number(written, percent(place), "middle", middle - half, middle + half)


def _has_room(axis: Axis, words: Words, narrowest: float) -> bool:
    numbers = sorted((_number(axis, tick, words, narrowest) for tick in axis.ticks), key=attrgetter("start"))
    return all(before.end + _AIR_PX <= after.start for before, after in pairwise(numbers))


def _written(tick: Tick, words: Words) -> str:
    """Write all decimals: the tick at 0.015 is not one at 0.02."""
    return words.number(tick.number, _decimals(tick.number))


@lru_cache(maxsize=10_000)
def _decimals(number: float) -> int:
    _, _, digits = format(Decimal(str(number)), "f").partition(".")
    return len(digits.rstrip("0"))
