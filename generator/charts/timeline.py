"""Timeline: numbers over years as lines that break where numbers cannot be compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from markupsafe import Markup

from generator.charts.block import Block, stacked
from generator.charts.frame import NARROWEST_PX, Figure
from generator.charts.key import Entry, close_key
from generator.charts.lettering import text_width
from generator.charts.span import Span, span
from generator.charts.svg import level, number, percent, stretched, stroke, texts, together, upright
from generator.words import Words

_HEIGHT_PX, _TOP_PX = 150, 18
_LEFT_PERCENT, _RIGHT_PERCENT = 16.0, 93.0
_NUMBER_PX = 12
_AIR_PX = 6
_WIDE = 1000
"""The width of the drawing's own measure, which is stretched to the page's: strokes are not."""


class Moment(NamedTuple):
    """A number at a time."""

    label: str
    """The period as its source writes it."""
    at: float
    """In years."""
    value: float
    interval: tuple[float, float] | None


Run = Sequence[Moment]
"""Numbers that can be compared with each other, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limit in the years that it held."""

    start: float
    end: float
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Numbers of one place over years."""

    title: str
    description: str
    unit: str
    runs: Sequence[Run]
    """At least one, none of them empty."""
    beside: Sequence[Run]
    """Of the place it is set beside."""
    limits: Sequence[Limit]
    cuts: Sequence[float]
    """When what is counted changed, in years."""
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of a timeline's key; those are there whose sign is."""

    own: str
    beside: str
    limit: str
    interval: str
    cut: str


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where times and values lie."""

    start: float
    end: float
    axis: Span

    def x_percent(self, at: float) -> float:
        """Give a time's place across the chart."""
        return _x_percent(self.start, self.end, at)

    def x(self, at: float) -> str:
        """Write the same in the stretched measure."""
        return _x(self.start, self.end, at)

    def y(self, value: float) -> float:
        """Give a value's height from the chart's top, in pixels."""
        share = min(max(self.axis.share_percent(value), 0.0), 100.0)
        return _TOP_PX + (_HEIGHT_PX - _TOP_PX) * (1 - share / 100)


# Many areas are known for the same years.
@lru_cache(maxsize=10_000)
def _x_percent(start: float, end: float, at: float) -> float:
    share = (at - start) / (end - start) if end > start else 0.5
    return _LEFT_PERCENT + min(max(share, 0.0), 1.0) * (_RIGHT_PERCENT - _LEFT_PERCENT)


@lru_cache(maxsize=10_000)
def _x(start: float, end: float, at: float) -> str:
    return number(10 * _x_percent(start, end, at))


def timeline(drawn: Timeline, labels: Labels, words: Words) -> Figure:
    """Draw numbers over years. Raises ValueError where there is no number."""
    moments = [moment for run in drawn.runs for moment in run]
    values = [end for each in moments for end in (each.value, *(each.interval or ()))]
    start, end = min(each.at for each in moments), max(each.at for each in moments)
    limits = [limit for limit in drawn.limits if limit.end >= start and limit.start <= end]
    beside = [run for run in ([each for each in run if start <= each.at <= end] for run in drawn.beside) if run]
    values += [each.value for run in beside for each in run] + [limit.value for limit in limits]
    plane = _Plane(start, end, span(values, most_ticks=5))
    body = together(
        _stretched(plane, drawn, beside, limits),
        texts(
            "kk-chart__number",
            *((words.exact(tick.number), 0, plane.y(tick.value) - 3) for tick in plane.axis.ticks),
            size=_NUMBER_PX,
        ),
        texts("kk-chart__number", *_years(plane, moments), size=_NUMBER_PX, text_anchor="middle"),
        texts(
            "kk-chart__value",
            *_ends(plane, moments, drawn.decimals, words),
            size=_NUMBER_PX,
            text_anchor="middle",
            font_weight=600,
        ),
        texts("kk-chart__note", (drawn.unit, 0, _HEIGHT_PX + 32.0), size=_NUMBER_PX),
    )
    entries = _entries(drawn, labels, has_beside=bool(beside), has_limit=bool(limits))
    blocks = [Block(body, _HEIGHT_PX + 38), close_key(entries, width=NARROWEST_PX)]
    return Figure(drawn.title, drawn.description, stacked(blocks))


def _stretched(plane: _Plane, drawn: Timeline, beside: Sequence[Run], limits: Sequence[Limit]) -> Markup:
    """Draw what has many points."""
    runs, others = _placed(plane, drawn.runs), _placed(plane, beside)
    grid = [f"M0 {number(plane.y(tick.value))}H{_WIDE}" for tick in plane.axis.ticks]
    cuts = [f"M{plane.x(at)} {_TOP_PX}V{_HEIGHT_PX}" for at in drawn.cuts]
    intervals = [
        f"M{plane.x(each.at)} {number(plane.y(each.interval[0]))}V{number(plane.y(each.interval[1]))}"
        for run in drawn.runs
        for each in run
        if each.interval is not None
    ]
    return stretched(
        stroke("kk-chart__tick", *grid, width=1, stroke_opacity=0.2),
        stroke("kk-chart__cut", *cuts, width=1.5, stroke_dasharray="1 3"),
        stroke("kk-chart__limit", *(_step(plane, limit) for limit in limits), width=2, stroke_dasharray="4 3"),
        stroke("kk-chart__beside", *_lines(others), width=1.5),
        stroke("kk-chart__beside", *_dots(others), width=6, stroke_linecap="round"),
        stroke("kk-chart__interval", *intervals, width=1.5),
        stroke("kk-chart__own", *_lines(runs), width=2.5),
        stroke("kk-chart__own", *_dots(runs), width=9, stroke_linecap="round"),
        width=_WIDE,
        height=_HEIGHT_PX,
    )


def _step(plane: _Plane, limit: Limit) -> str:
    """Draw a limit as long as it held; that of one year is a short line."""
    left = 10 * plane.x_percent(limit.start)
    right = max(10 * plane.x_percent(limit.end), left + 30)
    return f"M{number(left)} {number(plane.y(limit.value))}H{number(right)}"


def _placed(plane: _Plane, runs: Sequence[Run]) -> list[list[str]]:
    """Write the places of all numbers."""
    return [[f"{plane.x(each.at)} {number(plane.y(each.value))}" for each in run] for run in runs]


def _lines(runs: Sequence[Sequence[str]]) -> list[str]:
    return ["M" + "L".join(run) for run in runs if len(run) > 1]


def _dots(runs: Sequence[Sequence[str]]) -> list[str]:
    """Give strokes without length, which a round end makes dots of, whatever the stretching."""
    return [f"M{place}h0" for run in runs for place in run]


def _ends(plane: _Plane, moments: Sequence[Moment], decimals: int, words: Words) -> Iterator[tuple[str, str, float]]:
    """Write the first and the last number beside their dots."""
    for each in (moments[0], moments[-1]):
        yield words.number(each.value, decimals), percent(plane.x_percent(each.at)), plane.y(each.value) - 9


def _years(plane: _Plane, moments: Sequence[Moment]) -> Iterator[tuple[str, str, float]]:
    """Write the last period, the first, and of those between as many as have room on the narrowest screen."""
    taken: list[tuple[float, float]] = []
    for moment in dict.fromkeys((len(moments) - 1, 0, *range(len(moments)))):
        each = moments[moment]
        middle = plane.x_percent(each.at) * NARROWEST_PX / 100
        half = text_width(each.label, _NUMBER_PX) / 2 + _AIR_PX / 2
        if all(middle + half <= left or right <= middle - half for left, right in taken):
            taken.append((middle - half, middle + half))
            yield each.label, percent(plane.x_percent(each.at)), _HEIGHT_PX + 15.0


def _entries(drawn: Timeline, labels: Labels, *, has_beside: bool, has_limit: bool) -> Iterator[Entry]:
    yield Entry(_sign("kk-chart__own", 2.5, 9), labels.own)
    if has_beside:
        yield Entry(_sign("kk-chart__beside", 1.5, 6), labels.beside)
    if has_limit:
        yield Entry(_limit_sign(), labels.limit)
    if any(each.interval for run in drawn.runs for each in run):
        yield Entry(_interval_sign(), labels.interval)
    if drawn.cuts:
        yield Entry(_cut_sign(), labels.cut)


@cache
def _limit_sign() -> Markup:
    return level("kk-chart__limit", -8, 8, y=0, stroke_width=2, stroke_dasharray="4 3")


@cache
def _interval_sign() -> Markup:
    return upright("kk-chart__interval", 0, top=-7, bottom=7, stroke_width=1.5)


@cache
def _cut_sign() -> Markup:
    return upright("kk-chart__cut", 0, top=-8, bottom=8, stroke_width=1.5, stroke_dasharray="1 3")


@cache
def _sign(look: str, line: float, dot: float) -> Markup:
    drawn = level(look, -8, 8, y=0, stroke_width=line)
    return together(drawn, level(look, 0, 0, y=0, stroke_width=dot, stroke_linecap="round"))
