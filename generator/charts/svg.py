"""SVG: elements as text, with every text in them escaped.

A page is served with a Content-Security-Policy that forbids styles in the document, so looks are classes and
presentation attributes. Colours are ``currentColor``; the style sheet says by class which colour that is.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from markupsafe import Markup

Value = str | float | None
"""Of an attribute; None leaves it out."""
Length = str | float
"""Pixels, or a text with its unit."""

_NOT_FOR_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, /, *children: str, **attributes: Value) -> Markup:
    """Write an element. Children that are Markup stand as they are, any other is text.

    In an attribute's name ``_`` stands for a hyphen, and at the end for nothing: ``stroke_width``, ``class_``.
    """
    told = _attributes(attributes)
    inner = "".join([child if isinstance(child, Markup) else escaped(child) for child in children])
    return _safe(f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>")


def group(*children: Markup, left: float = 0, top: float = 0) -> Markup:
    """Move elements by pixels."""
    return _safe(f'<g transform="translate({number(left)} {number(top)})">{"".join(children)}</g>')


def window(*children: Markup, left_percent: float, top: float) -> Markup:
    """Move elements to a share of the chart's width, which a group cannot."""
    return element("svg", *children, x=percent(left_percent), y=top, overflow="visible")


def upright(look: str, x: Length, *, top: float, bottom: float, **attributes: Value) -> Markup:
    """Draw a line from top to bottom."""
    return element("line", class_=look, x1=x, x2=x, y1=top, y2=bottom, stroke="currentColor", **attributes)


def level(look: str, left: Length, right: Length, *, y: float, **attributes: Value) -> Markup:
    """Draw a line from left to right."""
    return element("line", class_=look, x1=left, x2=right, y1=y, y2=y, stroke="currentColor", **attributes)


def text(look: str, *children: str, x: Length, y: float, size: float, **attributes: Value) -> Markup:
    """Write text on a baseline."""
    return element("text", *children, class_=look, x=x, y=y, font_size=size, fill="currentColor", **attributes)


def texts(look: str, *written: tuple[str, Length, float], size: float, **attributes: Value) -> Markup:
    """Write texts of one look, each with where it stands: what they share is said once."""
    # By hand: most of an area's charts are numbers and years.
    lines = [_safe(f'<text x="{_length(x)}" y="{number(y)}">{escaped(words)}</text>') for words, x, y in written]
    return element("g", *lines, class_=look, font_size=size, fill="currentColor", **attributes)


def stretched(*children: Markup, width: float, height: float) -> Markup:
    """Stretch a drawing of so many units to the chart's width; its height is in pixels.

    A path knows no percentages, and has in one element what takes many lines. ``stroke`` keeps its width in it.
    """
    # By hand, as there is one in every chart and every bar of a table.
    tall = number(height)
    return _safe(
        f'<svg class="kk-chart__stretched" width="100%" height="{tall}" viewBox="0 0 {number(width)} {tall}"'
        f' preserveAspectRatio="none" overflow="visible" fill="none" stroke="currentColor">{"".join(children)}</svg>'
    )


def stroke(look: str, *pieces: str, width: float, **attributes: Value) -> Markup:
    """Draw pieces of a path, of one width however they are stretched; nothing for none."""
    if not pieces:
        return Markup()
    # By hand, as a chart has a dozen.
    return _safe(
        f'<path class="{look}" d="{"".join(pieces)}" stroke-width="{number(width)}" vector-effect="non-scaling-stroke"'
        f"{_attributes(attributes)}/>"
    )


def together(*parts: Markup) -> Markup:
    """Write elements one after the other."""
    return _safe("".join(parts))


@lru_cache(maxsize=100_000)
def number(value: float) -> str:
    """Write a coordinate: two decimals at most, and never a minus before a zero."""
    text = f"{value:.2f}"
    if text.endswith("00"):
        return text[:-3] if text != "-0.00" else "0"
    return text.removesuffix("0")


def percent(value: float) -> str:
    """Write a coordinate as a share of the chart's width."""
    return f"{number(value)}%"


def _safe(written: str) -> Markup:
    """Say of a text that every text in it was escaped; Markup's own way asks each time what it is given."""
    return str.__new__(Markup, written)


def _attributes(attributes: Mapping[str, Value]) -> str:
    # A list, not a generator: an area's pages have tens of thousands of elements.
    return "".join(
        [
            f'{_named(key)}="{escaped(value) if isinstance(value, str) else number(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )


def _length(value: Length) -> str:
    return value if isinstance(value, str) else number(value)


@cache
def _named(key: str) -> str:
    """Write an attribute's name; there are few of them."""
    return f" {key.rstrip('_').replace('_', '-')}"


@lru_cache(maxsize=10_000)
def escaped(raw: str) -> str:
    """Escape a text on one line: a blank line would end the HTML block that a Markdown page has it in."""
    return str(Markup.escape(" ".join(_NOT_FOR_XML.sub("", raw).split())))
