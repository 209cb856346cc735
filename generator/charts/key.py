"""Key: what the signs of a chart mean, as many to a line as there is room for."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from generator.charts.block import Block
from generator.charts.lettering import lines, text_width
from generator.charts.svg import group, text, together

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
    left, top = 0.0, 0.0
    for sign, meaning in entries:
        broken = lines(meaning, width=width - _SIGN_PX, size=_TEXT_PX)
        needed = _SIGN_PX + max((text_width(line, _TEXT_PX) for line in broken), default=0)
        if left and left + needed > width:
            left, top = 0.0, top + _LINE_PX
        drawn.append(group(sign, left=left + 8, top=top + _LINE_PX / 2))
        for position, line in enumerate(broken):
            baseline = top + position * _LINE_PX + _BASELINE_PX
            drawn.append(text("kk-chart__note", line, x=left + _SIGN_PX, y=baseline, size=_TEXT_PX))
        top += max(len(broken) - 1, 0) * _LINE_PX
        left += needed + _BETWEEN_PX
    return Block(together(*drawn), top + _LINE_PX)
