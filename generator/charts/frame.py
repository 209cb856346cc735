"""Frame: a drawing as an SVG element of a page, or as a file of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.charts.block import Block
from generator.charts.svg import element, number, text, together

NARROWEST_PX = 264
"""What the page leaves a chart on a screen 320 px wide, within the chart's own margin."""

_SHEET_PX, _MARGIN_PX, _TOP_PX, _TITLE_PX, _GAP_PX = 560, 20, 54.0, 24, 36
_INK, _MUTED, _OWN, _BETTER, _WORSE, _GROUND = "#16211f", "#50605c", "#0a5a86", "#1c6b3c", "#a3291f", "#ffffff"
COLOURS: Mapping[str, str] = {
    **dict.fromkeys(("note", "number", "axis", "other", "beside", "limit", "cut"), _MUTED),
    **dict.fromkeys(("own", "bar"), _OWN),
    "own--better": _BETTER,
    "own--worse": _WORSE,
    "whisker": _INK,
}
"""What the page's style sheet makes of a class in light; a file of its own says it itself."""
_CLASS = re.compile(r' class="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with what it is called."""

    title: str
    description: str
    """What one sees who sees the chart."""
    drawing: Block


def framed(figure: Figure, *, id_prefix: str) -> Markup:
    """Write a drawing as an element of a page, in the page's colours.

    ``id_prefix`` begins the ids of title and description: no other on the page is like it, and it has no blanks.
    """
    assert id_prefix.split() == [id_prefix], "a blank would make two ids of one"
    return element(
        "svg",
        element("title", figure.title, id=f"{id_prefix}t"),
        element("desc", figure.description, id=f"{id_prefix}d"),
        figure.drawing.body,
        class_="kk-chart",
        role="img",
        aria_labelledby=f"{id_prefix}t",
        aria_describedby=f"{id_prefix}d",
        width="100%",
        height=figure.drawing.height,
        overflow="visible",
    )


def sheet(figure: Figure, *, title: str, note: str) -> str:
    """Write a drawing as a file of its own, in the page's light colours, under a title that may be its own."""
    is_named = figure.title == title
    foot = _TOP_PX + _TITLE_PX + figure.drawing.height + _GAP_PX
    drawn = (
        text("", title, x=0, y=18, size=18, font_weight=700),
        Markup() if is_named else text("", figure.title, x=0, y=_TOP_PX, size=14, font_weight=600),
        element("svg", figure.drawing.body, y=_TOP_PX + _TITLE_PX / 2, width="100%", height=figure.drawing.height),
        text("", note, x=0, y=foot, size=11),
    )
    height = foot + _MARGIN_PX
    width = _SHEET_PX - 2 * _MARGIN_PX
    body = element("svg", together(*drawn), x=_MARGIN_PX, y=_MARGIN_PX, width=width, height=height, overflow="visible")
    whole = element(
        "svg",
        element("title", title if is_named else f"{title}: {figure.title}"),
        element("desc", f"{figure.title}: {figure.description}"),
        element("rect", width="100%", height="100%", fill=_GROUND),
        body,
        xmlns="http://www.w3.org/2000/svg",
        width=_SHEET_PX,
        height=height + _MARGIN_PX,
        viewBox=f"0 0 {_SHEET_PX} {number(height + _MARGIN_PX)}",
        color=_INK,
        font_family="Segoe UI, Helvetica, Arial, sans-serif",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_CLASS.sub(lambda found: _coloured(found[1]), whole)}\n'


@cache
def _coloured(classes: str) -> str:
    """Write classes as their colour: no style sheet goes with the file."""
    colours = [COLOURS[name] for each in classes.split() if (name := each.removeprefix("kk-chart__")) in COLOURS]
    return f' color="{colours[-1]}"' if colours else ""
