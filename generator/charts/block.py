"""Block: parts of a chart that have a height, one below the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.svg import group, together


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a chart, drawn from its own top; one that draws nothing is room between others."""

    body: Markup
    height: float
    """In pixels, as all that is upright in a chart."""


def stacked(blocks: Iterable[Block]) -> Block:
    """Put blocks one below the other."""
    placed: list[Markup] = []
    top = 0.0
    for block in blocks:
        if block.body:
            placed.append(group(block.body, top=top))
        top += block.height
    return Block(together(*placed), top)
