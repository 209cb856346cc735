"""The map of the country: every municipality is on it, and only what is known of them is drawn."""

import re

from generator.catalogue import Catalogue
from generator.charts.country import country, country_map
from generator.records.area import AreaKind
from generator.site import Site
from tests.real import ROOT


def test_every_municipality_of_the_catalogue_is_on_the_map(real: Site) -> None:
    """There are 98, by the codes that records have; none of the catalogue's is missing."""
    assert len(country().shapes) == 98
    assert _codes(real.catalogue) <= country().shapes.keys()
    assert {"101", "400", "461", "751", "851"} <= country().shapes.keys()


def test_map_fills_those_that_have_some() -> None:
    """Shades by how many, numbers where there is room, nothing of a code that is not on the map."""
    drawn = country_map({"751": 4, "851": 1, "101": 12, "999": 3}, title="Kort", description="Aarhus: 4")
    assert re.findall(r"kk-country__some--(\d)", drawn) == ["3", "2", "1"]
    assert re.findall(r">(\d+)</text>", drawn) == ["4", "1"]
    assert drawn.count("<path") == 4
    assert 'role="img"' in drawn
    assert ">Aarhus: 4</desc>" in drawn


def test_list_has_every_area_under_its_municipality(real: Site) -> None:
    """Each area is in the list once, by municipality where it has one: the map says nothing that the list does not."""
    body = next(page for page in real.pages if page.address == "omraader/").body
    links = re.findall(r'<li><a href="([^"]+)/">', body)
    assert sorted(links) == sorted(real.catalogue.areas)
    for town, rest in re.findall(r"<dt>(.*?) <span.*?</dt>\n<dd>(.*?)</dd>", body, re.DOTALL):
        for key in re.findall(r'<li><a href="([^"]+)/">', rest):
            municipality = real.catalogue.areas[key].municipality
            assert town == (municipality.name if municipality else "Kommune ikke oplyst")


def test_licence_of_the_map_goes_with_it() -> None:
    """Its notice is on the site, as its licence asks."""
    notice = (ROOT / "content" / "assets" / "kort-licens.txt").read_text(encoding="utf-8")
    assert "Copyright (c) 2022 Martin Polley" in notice


def _codes(catalogue: Catalogue) -> set[str]:
    homes = [area for area in catalogue.areas.values() if area.kind == AreaKind.HOUSING_AREA]
    return {area.municipality.code for area in homes if area.municipality}
