"""The list of areas, by kind and municipality, with a map of where they are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.address import AREAS, document
from generator.catalogue import Catalogue
from generator.charts.country import country_map
from generator.pages.page import Page
from generator.records.area import Area, AreaKind
from generator.render import Renderer
from generator.words import Words

_LISTED_BY_MUNICIPALITY = frozenset({AreaKind.HOUSING_AREA, AreaKind.POLLING_DISTRICT})


@dataclass(frozen=True, slots=True)
class Listed:
    """An area in the list."""

    area_id: str
    area: Area
    indicators: int
    """How many it has numbers for."""


@dataclass(frozen=True, slots=True)
class Town:
    """The areas of one kind in a municipality."""

    name: str
    """Empty where the record names none."""
    areas: Sequence[Listed]


def areas_page(catalogue: Catalogue, render: Renderer) -> Page:
    """Give the list."""
    title, description = render.words.t("areas.title"), render.words.t("areas.description")
    return Page(AREAS, document(AREAS, index=True), title, description, partial(_body, catalogue, render))


def _body(catalogue: Catalogue, render: Renderer) -> str:
    words = render.words
    kinds = [(kind, _listed(catalogue, kind)) for kind in AreaKind]
    return render.page(
        "areas",
        AREAS,
        map=_map(catalogue, words),
        by_town={kind: _towns(areas, words) for kind, areas in kinds if areas and kind in _LISTED_BY_MUNICIPALITY},
        kinds=[(kind, areas) for kind, areas in kinds if areas],
    )


def _listed(catalogue: Catalogue, kind: AreaKind) -> Sequence[Listed]:
    return [
        Listed(key, area, len(catalogue.indicators_known_for(key)))
        for key, area in catalogue.areas.items()
        if area.kind == kind
    ]


def _towns(areas: Sequence[Listed], words: Words) -> Sequence[Town]:
    """Gather areas by municipality, in the order of the alphabet; those without one come last."""
    by_name: dict[str, list[Listed]] = {}
    for each in sorted(areas, key=lambda each: words.alphabetical(each.area.title)):
        by_name.setdefault(each.area.municipality.name if each.area.municipality else "", []).append(each)
    names = sorted(by_name, key=lambda name: (not name, words.alphabetical(name)))
    return [Town(name, by_name[name]) for name in names]


def _map(catalogue: Catalogue, words: Words) -> Markup | None:
    """Draw how many housing areas each municipality has; None where no record says."""
    homes = [area for area in catalogue.areas.values() if area.kind == AreaKind.HOUSING_AREA and area.municipality]
    counts = Counter(area.municipality.code for area in homes if area.municipality)
    if not counts:
        return None
    names = {area.municipality.code: area.municipality.name for area in homes if area.municipality}
    ordered = sorted(counts, key=lambda code: (-counts[code], words.alphabetical(names[code])))
    described = "; ".join(f"{names[code]}: {counts[code]}" for code in ordered)
    return country_map(counts, title=words.t("areas.map"), description=described)
