"""Lane: one line of a forest plot, with its interval in front of the line of no effect."""

from markupsafe import Markup

from generator.charts.block import Block
from generator.charts.ruler import across
from generator.charts.scale import Axis
from generator.charts.svg import element, level, number, percent, text, together, upright, window

Interval = tuple[float, float]
"""Low and high end."""

_HEIGHT_PX = 22
_MIDDLE_PX = _HEIGHT_PX / 2
_GAP_PX = 6
_DIAMOND_PX = 16
_SIGN_PX = 7
"""Half the height of a sign in the key."""


def lane(axis: Axis, delta: float | None, drawn: Markup) -> Block:
    """Put what is drawn on the ground of a lane: the ticks, the band of effects too small to matter, no effect."""
    places = [percent(across(axis, tick.value)) for tick in axis.ticks]
    ticks = [upright("kk-forest__tick", place, top=0, bottom=_HEIGHT_PX, stroke_opacity=0.2) for place in places]
    band = _band(axis, delta) if delta else Markup()
    zero = _zero(percent(across(axis, 0)), top=0, bottom=_HEIGHT_PX)
    return Block(together(*ticks, band, zero, drawn), _HEIGHT_PX + _GAP_PX)


def finding(axis: Axis, estimate: float, interval: Interval | None, *, sign: Markup, size: float) -> Markup:
    """Draw a finding's sign on its interval; question marks beside the sign where there is no interval."""
    place = across(axis, estimate)
    if interval is None:
        questions = (_question(-size - 4, "end"), _question(size + 4, "start"))
        return _toned(axis, None, window(*questions, sign, left_percent=place, top=_MIDDLE_PX))
    left, right = (percent(end) for end in sorted(across(axis, end) for end in interval))
    line = level("kk-forest__interval", left, right, y=_MIDDLE_PX, stroke_width=2)
    heads = [_arrow_head_at(across(axis, end)) for end in interval if abs(end) > axis.limit]
    return _toned(axis, interval, line, *heads, window(sign, left_percent=place, top=_MIDDLE_PX))


def diamond(axis: Axis, estimate: float, interval: Interval) -> Markup:
    """Draw a pooled effect, as wide as its interval and highest at the estimate."""
    left, right = sorted(across(axis, end) for end in interval)
    peak = number(100 * (across(axis, estimate) - left) / (right - left) if right > left else 50)
    shape = element("path", d=f"M0 50L{peak} 0L100 50L{peak} 100Z", fill="currentColor")
    # A path knows no percentages, so it is drawn in a window that is stretched.
    stretched = element(
        "svg",
        shape,
        class_="kk-forest__diamond",
        x=percent(left),
        y=(_HEIGHT_PX - _DIAMOND_PX) / 2,
        width=percent(right - left),
        height=_DIAMOND_PX,
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
    )
    return _toned(axis, interval, stretched)


def question_sign() -> Markup:
    """Draw what stands beside a finding without an interval."""
    return _question(0, "middle")


def arrow_sign() -> Markup:
    """Draw the end of an interval that goes on beyond the axis."""
    return together(level("kk-forest__interval", -8, 0, y=0, stroke_width=2), _arrow_head(1))


def zero_sign() -> Markup:
    """Draw a piece of the line of no effect."""
    return _zero(0, top=-_SIGN_PX, bottom=_SIGN_PX)


def band_sign() -> Markup:
    """Draw a piece of the band of effects too small to matter."""
    ground = element("rect", x=-6, y=-_SIGN_PX, width=12, height=2 * _SIGN_PX, fill="currentColor", fill_opacity=0.1)
    return element("g", ground, *(_edge(x, top=-_SIGN_PX, bottom=_SIGN_PX) for x in (-6, 6)), class_="kk-forest__band")


def _toned(axis: Axis, interval: Interval | None, *drawn: Markup) -> Markup:
    """Say in a class whether the whole interval is on one side, which its place says without colour."""
    tone = ""
    if interval is not None and min(interval) * max(interval) > 0:
        is_right = across(axis, interval[0]) > across(axis, 0)
        tone = f" kk-forest__finding--{'better' if is_right else 'worse'}"
    return element("g", *drawn, class_=f"kk-forest__finding{tone}")


def _band(axis: Axis, delta: float) -> Markup:
    left, right = sorted(across(axis, end) for end in (-delta, delta))
    ground = element(
        "rect", x=percent(left), width=percent(right - left), height=_HEIGHT_PX, fill="currentColor", fill_opacity=0.1
    )
    edges = [_edge(percent(place), top=0, bottom=_HEIGHT_PX) for place in (left, right)]
    return element("g", ground, *edges, class_="kk-forest__band")


def _edge(x: str | float, *, top: float, bottom: float) -> Markup:
    return upright("kk-forest__edge", x, top=top, bottom=bottom, stroke_dasharray="3 3")


def _zero(x: str | float, *, top: float, bottom: float) -> Markup:
    return upright("kk-forest__zero", x, top=top, bottom=bottom, stroke_width=1.5)


def _question(x: float, anchor: str) -> Markup:
    return text("kk-forest__question", "?", x=x, y=4, size=12, text_anchor=anchor)


def _arrow_head_at(place_percent: float) -> Markup:
    return window(_arrow_head(1 if place_percent > 50 else -1), left_percent=place_percent, top=_MIDDLE_PX)


def _arrow_head(way: int) -> Markup:
    """Point from the origin to the right for 1, to the left for -1."""
    return element("path", d=f"M0 -5L{8 * way} 0L0 5Z", fill="currentColor")
