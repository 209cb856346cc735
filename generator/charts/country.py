"""Country: Denmark's municipalities as a map, shaded by how many there are of something in each."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.charts.svg import element, text, together
from generator.own_files import own_text

_LABEL = 26
"""As wide as a number is drawn, in the map's own unit, of which it is 600 wide."""

_SHADES = (1, 3, 5)
"""From so many on a municipality is one shade darker."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A municipality on the map, in the map's own unit."""

    path: str
    centre: tuple[int, int]
    """Of its largest part."""
    breadth: int
    """The shorter side of that part."""


@dataclass(frozen=True, slots=True)
class Country:
    """The map."""

    width: int
    height: int
    shapes: Mapping[str, Shape]
    """By the municipality's official code."""


@cache
def country() -> Country:
    """Read the map, which is part of the program. Its file says where it is from and by which licence."""
    told = json.loads(own_text("charts/denmark.json"))
    shapes = {
        code: Shape(each["path"], (each["centre"][0], each["centre"][1]), each["breadth"])
        for code, each in told["municipalities"].items()
    }
    return Country(told["width"], told["height"], shapes)


def country_map(counts: Mapping[str, int], *, title: str, description: str) -> Markup:
    """Draw the map as an element of a page; a number stands in a municipality that has room for it.

    Counts are by official code; of a municipality that is not on the map nothing is drawn.
    """
    land = country()
    return element(
        "svg",
        element("title", title, id="kort-t"),
        element("desc", description, id="kort-d"),
        element("path", class_="kk-country__land", d="".join(_empty(land, counts))),
        *_filled(land, counts),
        class_="kk-chart kk-country",
        role="img",
        aria_labelledby="kort-t",
        aria_describedby="kort-d",
        viewBox=f"0 0 {land.width} {land.height}",
    )


def _empty(land: Country, counts: Mapping[str, int]) -> Iterator[str]:
    return (shape.path for code, shape in land.shapes.items() if not counts.get(code))


def _filled(land: Country, counts: Mapping[str, int]) -> Iterator[Markup]:
    """Give the municipalities that have some, then all numbers, so that none is hidden by a neighbour."""
    found = [(shape, count) for code, shape in land.shapes.items() if (count := counts.get(code, 0))]
    for shape, count in found:
        shade = sum(count >= least for least in _SHADES)
        yield element("path", class_=f"kk-country__some kk-country__some--{shade}", d=shape.path)
    yield together(
        *(
            text(
                "kk-chart__value",
                str(count),
                x=shape.centre[0],
                y=shape.centre[1] + _LABEL / 3,
                size=_LABEL,
                text_anchor="middle",
                font_weight=600,
            )
            for shape, count in found
            if shape.breadth > _LABEL * len(str(count))
        )
    )
