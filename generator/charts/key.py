"""Key: what the signs of a chart mean, as many to a line as there is room for."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from generator.charts.block import Block
from generator.charts.lettering import lines, text_width
from generator.charts.svg import group, text, texts, together

_TEXT_PX = 12
_SIGN_PX = 20
_BETWEEN_PX = 12
_LINE_PX = 18
_BASELINE_PX = 13


class Entry(NamedTuple):
    """A sign and what it means."""

    sign: Markup
    """Drawn around the origin, 16 pixels wide and high at most."""
    meaning: str


def key(entries: Iterable[Entry], *, width: float) -> Block:
    """Set entries in lines of a width in pixels; a meaning that is longer than a line is broken."""
    drawn: list[Markup] = []
    laid, height = _laid(entries, width)
    for each in laid:
        drawn.append(group(each.sign, left=each.left + 8, top=each.top + _LINE_PX / 2))
        drawn += [text("kk-chart__note", line, x=x, y=y, size=_TEXT_PX) for line, x, y in each.lines]
    return Block(together(*drawn), height)


def close_key(entries: Iterable[Entry], *, width: float) -> Block:
    """As ``key``, written close for pages that have many charts."""
    laid, height = _laid(entries, width)
    signs = [group(each.sign, left=each.left + 8, top=each.top + _LINE_PX / 2) for each in laid]
    written = texts("kk-chart__note", *(line for each in laid for line in each.lines), size=_TEXT_PX)
    return Block(together(*signs, written), height)


class _Laid(NamedTuple):
    sign: Markup
    left: float
    top: float
    lines: list[tuple[str, float, float]]
    """Each with where it stands."""


def _laid(entries: Iterable[Entry], width: float) -> tuple[list[_Laid], float]:
    """Give each entry its place, and the height of all."""
    laid: list[_Laid] = []
    left, top = 0.0, 0.0
    for sign, meaning in entries:
        broken = lines(meaning, width=width - _SIGN_PX, size=_TEXT_PX)
        needed = _SIGN_PX + max((text_width(line, _TEXT_PX) for line in broken), default=0)
        if left and left + needed > width:
            left, top = 0.0, top + _LINE_PX
        placed = [
            (line, left + _SIGN_PX, top + position * _LINE_PX + _BASELINE_PX) for position, line in enumerate(broken)
        ]
        laid.append(_Laid(sign, left, top, placed))
        top += max(len(broken) - 1, 0) * _LINE_PX
        left += needed + _BETWEEN_PX
    return laid, top + _LINE_PX
