"""Mark: the shape that stands for a class of evidence, so that colour is never the only sign."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import pi, sqrt

from markupsafe import Markup

from generator.charts.svg import element, number

_LINE_PX = 1.25


@lru_cache(maxsize=100)
def mark(evidence_class: str, size: float, *, is_filled: bool) -> Markup:
    """Draw a class's shape around the origin: A square, B circle, C triangle, D cross; solid or as an outline.

    ``size`` is half a side of the square in pixels; the other shapes have its area. Raises KeyError for another class.
    """
    outline = _OUTLINES[evidence_class](size)
    look = "kk-chart__mark" if is_filled else "kk-chart__mark kk-chart__mark--hollow"
    fill = "currentColor" if is_filled else "none"
    return element("path", class_=look, d=outline, fill=fill, stroke="currentColor", stroke_width=_LINE_PX)


def _square(size: float) -> str:
    return _polygon([(-size, -size), (size, -size), (size, size), (-size, size)])


def _circle(size: float) -> str:
    radius = number(size * 2 / sqrt(pi))
    return f"M-{radius} 0A{radius} {radius} 0 1 1 {radius} 0A{radius} {radius} 0 1 1 -{radius} 0Z"


def _triangle(size: float) -> str:
    """Point up, with the centre of gravity on the origin."""
    half_side = size * 2 / sqrt(sqrt(3))
    foot = half_side / sqrt(3)
    return _polygon([(0, -2 * foot), (half_side, foot), (-half_side, foot)])


def _cross(size: float) -> str:
    """Turn a plus of five squares by an eighth: upright, its arms would lie in the line of the interval."""
    arm = size / sqrt(5)
    half = [(-1, 3), (1, 3), (1, 1), (3, 1), (3, -1), (1, -1)]
    corners = [*half, *((-x, -y) for x, y in half)]
    return _polygon([((x - y) * arm / sqrt(2), (x + y) * arm / sqrt(2)) for x, y in corners])


def _polygon(corners: list[tuple[float, float]]) -> str:
    return f"M{'L'.join(f'{number(x)} {number(y)}' for x, y in corners)}Z"


_OUTLINES: Mapping[str, Callable[[float], str]] = {"A": _square, "B": _circle, "C": _triangle, "D": _cross}
