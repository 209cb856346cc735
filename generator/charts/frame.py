"""Frame: a drawing as an SVG element of a page, or as a file of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.charts.block import Block
from generator.charts.svg import element, escaped, number

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

# Plain templates, as a thousand areas have fifty thousand files; what is anybody's text is escaped.
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SHEET_PX}" height="{{whole}}"'
    f' viewBox="0 0 {_SHEET_PX} {{whole}}" color="{_INK}"'
    ' font-family="Segoe UI, Helvetica, Arial, sans-serif"><title>{name}</title>'
    f'<desc>{{description}}</desc><rect width="100%" height="100%" fill="{_GROUND}"/>'
    f'<svg x="{_MARGIN_PX}" y="{_MARGIN_PX}" width="{_SHEET_PX - 2 * _MARGIN_PX}" height="{{height}}"'
    ' overflow="visible">'
    '<text x="0" y="18" font-size="18" fill="currentColor" font-weight="700">{title}</text>{head}'
    '<svg y="{top}" width="100%" height="{tall}">{drawing}</svg>'
    '<text x="0" y="{foot}" font-size="11" fill="currentColor">{note}</text></svg></svg>\n'
)
_HEAD = '<text x="0" y="{top}" font-size="14" fill="currentColor" font-weight="600">{text}</text>'


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
    head = "" if is_named else _HEAD.format(top=number(_TOP_PX), text=escaped(figure.title))
    return _SHEET.format(
        name=escaped(title if is_named else f"{title}: {figure.title}"),
        description=escaped(f"{figure.title}: {figure.description}"),
        title=escaped(title),
        head=head,
        top=number(_TOP_PX + _TITLE_PX / 2),
        tall=number(figure.drawing.height),
        drawing=_CLASS.sub(_coloured, figure.drawing.body),
        foot=number(foot),
        note=escaped(note),
        height=number(foot + _MARGIN_PX),
        whole=number(foot + 2 * _MARGIN_PX),
    )


def _coloured(found: re.Match[str]) -> str:
    """Write classes as their colour: no style sheet goes with the file."""
    return _colour(found[1])


@cache
def _colour(classes: str) -> str:
    colours = [COLOURS[name] for each in classes.split() if (name := each.removeprefix("kk-chart__")) in COLOURS]
    return f' color="{colours[-1]}"' if colours else ""
