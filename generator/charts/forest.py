"""Forest plot: findings under each other, each with its interval, around the line of no effect.

Widths are shares of the chart and text has a fixed size, so that one drawing serves a phone and a sheet of paper:
there is no ``viewBox`` that would scale letters with the rest. What a finding is called stands above its line, broken
to fit the narrowest screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from generator.charts.block import Block, stacked
from generator.charts.caption import caption
from generator.charts.key import Entry, key
from generator.charts.lane import arrow_sign, band_sign, diamond, finding, lane, question_sign, zero_sign
from generator.charts.mark import mark
from generator.charts.ruler import best, ruler
from generator.charts.scale import Axis, even_axis, ratio_axis, reach
from generator.charts.svg import element, group, text, together
from generator.words import Words

NARROWEST_PX = 264
"""What the page leaves a chart on a screen 320 px wide, within the chart's own margin."""

_MANY = 6
"""With more findings a phone does not show the lower axis and the first of them at once, so there is one above too."""
_SHEET_PX = 950
"""What is higher does not go on a printed page as it is."""
_AIR_PX = 10
_SMALLEST_PX, _KEY_PX, _LARGEST_PX = 4, 5, 8
"""Half a side of a square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A finding."""

    label: str
    note: str
    """Beside or under the label: its number in words."""
    estimate: float
    low: float | None
    """Ends of the interval; both None where there is none."""
    high: float | None
    weight: float
    evidence_class: str
    """A, B, C or D."""
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForestPlot:
    """Findings in one unit, in the order in which they are drawn."""

    title: str
    description: str
    """What one sees who sees the chart."""
    unit: str
    """Under the axis."""
    points: Sequence[Point]
    pooled: tuple[float, float, float] | None
    """Estimate, low and high end; None where the rule does not pool."""
    delta: float | None
    """The smallest effect that matters, either way."""
    is_ratio: bool
    """All values are natural logarithms of ratios; the axis has the ratios."""
    better_right: bool
    """More is better. Where it is not, the axis runs backwards, as improvement is always to the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of a forest plot; those of the key are there only where the sign is."""

    better: str
    """``forbedring →``, above the right end."""
    worse: str
    pooled: str
    """What the diamond is called."""
    pooled_note: str
    """Its number in words."""
    classes: Mapping[str, str]
    """What the shapes mean, by class."""
    not_counted: str
    """What a hollow mark means."""
    weight: str
    """What the size of a mark means."""
    no_interval: str
    """What the question marks mean."""
    beyond: str
    """What an arrow head means."""
    no_effect: str
    """What the line at zero means."""
    delta: str
    """What the band around it means."""


def forest_plot(plot: ForestPlot, labels: Labels, *, words: Words, id_prefix: str) -> Markup:
    """Draw a forest plot as an SVG element for a page.

    ``id_prefix`` begins the ids of title and description: no other on the page is like it, and it has no blanks.
    Raises ValueError where there is nothing to plot: the caller decides what stands there instead.
    """
    if not plot.points:
        raise ValueError("there is nothing to plot")
    assert id_prefix.split() == [id_prefix], "a blank would make two ids of one"
    axis = _axis(plot, words)
    drawing = stacked(_blocks(plot, labels, axis=axis, words=words))
    return element(
        "svg",
        element("title", plot.title, id=f"{id_prefix}-title"),
        element("desc", plot.description, id=f"{id_prefix}-description"),
        drawing.body,
        class_="kk-forest kk-forest--tall" if drawing.height > _SHEET_PX else "kk-forest",
        role="img",
        aria_labelledby=f"{id_prefix}-title",
        aria_describedby=f"{id_prefix}-description",
        width="100%",
        height=drawing.height,
        overflow="visible",
    )


def _axis(plot: ForestPlot, words: Words) -> Axis:
    intervals = [interval for point in plot.points if (interval := _interval(point)) is not None]
    within = [*(point.estimate for point in plot.points), *(plot.pooled or ()), plot.delta or 0.0]
    furthest = reach(within, [end for interval in intervals for end in interval])
    backwards = not plot.better_right
    if plot.is_ratio:
        return ratio_axis(furthest, runs_backwards=backwards)
    axes = [even_axis(furthest, most_ticks=most, runs_backwards=backwards) for most in (7, 5, 3)]
    return best(axes, words, narrowest=NARROWEST_PX)


def _blocks(plot: ForestPlot, labels: Labels, *, axis: Axis, words: Words) -> Iterator[Block]:
    heaviest = max(point.weight for point in plot.points)
    yield _sides(labels)
    if len(plot.points) > _MANY:
        yield ruler(axis, words, narrowest=NARROWEST_PX)
        yield Block(Markup(), _AIR_PX)
    for point in plot.points:
        size = _size(point.weight, heaviest)
        sign = mark(point.evidence_class, size, is_filled=point.counts)
        yield caption(point.label, point.note, width=NARROWEST_PX)
        yield lane(axis, plot.delta, finding(axis, point.estimate, _interval(point), sign=sign, size=size))
    if plot.pooled is not None:
        estimate, low, high = plot.pooled
        yield caption(labels.pooled, labels.pooled_note, width=NARROWEST_PX)
        yield lane(axis, plot.delta, diamond(axis, estimate, (low, high)))
    yield ruler(axis, words, narrowest=NARROWEST_PX)
    yield caption("", plot.unit, width=NARROWEST_PX)
    yield Block(Markup(), _AIR_PX)
    yield key(_entries(plot, labels, axis), width=NARROWEST_PX)


def _sides(labels: Labels) -> Block:
    """Name the two sides of no effect, at the ends of the chart."""
    worse = text("kk-forest__side kk-forest__side--worse", labels.worse, x=0, y=12, size=12, font_weight=600)
    look = "kk-forest__side kk-forest__side--better"
    better = text(look, labels.better, x="100%", y=12, size=12, font_weight=600, text_anchor="end")
    return Block(together(worse, better), 12 + _AIR_PX)


def _entries(plot: ForestPlot, labels: Labels, axis: Axis) -> Iterator[Entry]:
    """Give the signs that this plot has."""
    points = plot.points
    intervals = [_interval(point) for point in points]
    classes = sorted({point.evidence_class for point in points})
    for evidence_class in classes:
        yield Entry(mark(evidence_class, _KEY_PX, is_filled=True), labels.classes[evidence_class])
    if not all(point.counts for point in points):
        yield Entry(mark(classes[0], _KEY_PX, is_filled=False), labels.not_counted)
    if len({point.weight for point in points}) > 1:
        small, large = (mark(classes[0], size, is_filled=True) for size in (2, _SMALLEST_PX))
        yield Entry(together(group(small, left=-6), group(large, left=3)), labels.weight)
    if None in intervals:
        yield Entry(question_sign(), labels.no_interval)
    if any(abs(end) > axis.limit for interval in intervals for end in interval or ()):
        yield Entry(arrow_sign(), labels.beyond)
    yield Entry(zero_sign(), labels.no_effect)
    if plot.delta:
        yield Entry(band_sign(), labels.delta)


def _size(weight: float, heaviest: float) -> float:
    """Let the area follow the weight, down to what can still be seen."""
    return max(_SMALLEST_PX, _LARGEST_PX * sqrt(weight / heaviest)) if heaviest else _SMALLEST_PX


def _interval(point: Point) -> tuple[float, float] | None:
    return None if point.low is None or point.high is None else (point.low, point.high)
