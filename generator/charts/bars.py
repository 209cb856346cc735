"""Bars: places under each other, each with its number as a bar from zero and its interval across the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.block import Block, stacked
from generator.charts.caption import caption
from generator.charts.frame import NARROWEST_PX, Figure
from generator.charts.ruler import across, best, ruler
from generator.charts.span import Span, span
from generator.charts.svg import number, stretched
from generator.words import Words

_HEIGHT_PX = 18

# Plain templates: there are a hundred thousand bars, and nothing in them is anybody's text.
_CELL = '<svg class="kk-chart kk-chart--cell" aria-hidden="true" width="100%" height="{height}">{body}</svg>'
_BAR = '<path class="kk-chart__bar" d="M{start} 4H{end}V14H{start}Z" fill="{fill}" vector-effect="non-scaling-stroke"/>'
_LIMIT = '<path class="kk-chart__limit" d="{lines}" stroke-dasharray="3 3" vector-effect="non-scaling-stroke"/>'
_WHISKER = '<path class="kk-chart__whisker" d="M{left} 9H{right}" stroke-width="2" vector-effect="non-scaling-stroke"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A place with its number."""

    label: str
    note: str
    """Its number in words."""
    value: float
    interval: tuple[float, float] | None
    is_benchmark: bool
    """It is what the others are set beside, and drawn as an outline."""


def bar_axis(bars: Sequence[Bar], limits: Sequence[float], words: Words) -> Span:
    """Give the axis that all bars share, which begins at zero. Raises ValueError where there is no bar."""
    values = [end for each in bars for end in (each.value, *(each.interval or ()))]
    axes = [span([*values, *limits], most_ticks=most, from_zero=True) for most in (6, 4, 3)]
    return best(axes, words, narrowest=NARROWEST_PX)


def bar(axis: Span, each: Bar, limits: Sequence[float]) -> Block:
    """Draw one bar in front of the limits."""
    start, end = (number(10 * across(axis, value)) for value in sorted((0.0, each.value)))
    lines = "".join(f"M{number(10 * across(axis, value))} 0V{_HEIGHT_PX}" for value in limits)
    drawn = [_BAR.format(start=start, end=end, fill="none" if each.is_benchmark else "currentColor")]
    if lines:
        drawn.append(_LIMIT.format(lines=lines))
    if each.interval is not None:
        left, right = (number(10 * across(axis, value)) for value in each.interval)
        drawn.append(_WHISKER.format(left=left, right=right))
    body = Markup("".join(drawn))  # noqa: S704 - numbers in templates
    return Block(stretched(body, width=1000, height=_HEIGHT_PX), _HEIGHT_PX)


def bar_cell(block: Block) -> Markup:
    """Write one bar, or the ruler above them, for a cell of a table whose other cells say the same in words."""
    return Markup(_CELL.format(height=number(block.height), body=block.body))  # noqa: S704 - as above


def bar_ruler(axis: Span, words: Words) -> Block:
    """Draw the axis of all bars."""
    return ruler(axis, words, narrowest=NARROWEST_PX)


def bar_chart(bars: Sequence[Bar], limits: Sequence[float], *, title: str, unit: str, words: Words) -> Figure:
    """Draw all bars with their names, for a file of its own."""
    axis = bar_axis(bars, limits, words)
    blocks = [bar_ruler(axis, words)]
    for each in bars:
        blocks += [caption(each.label, each.note, width=NARROWEST_PX), bar(axis, each, limits), Block(Markup(), 4)]
    blocks += [bar_ruler(axis, words), caption("", unit, width=NARROWEST_PX)]
    return Figure(title, unit, stacked(blocks))
