"""Areas that are alike by the indicators that a reader ticks, in a real browser: the generator's own answers."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.catalogue import Catalogue
from generator.site import read
from generator.twins import Twin, twins
from generator.words import load_words
from tests.real import ROOT

AREA = "gellerupparken-toveshoej"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The real one."""
    return read(ROOT).catalogue


def test_browser_finds_what_the_generator_finds(page: Page, catalogue: Catalogue) -> None:
    """Whichever indicators count, the areas, their distances and what they have in common are those of twins.py."""
    page.goto(f"/lignende-omraader/?omraade={AREA}")
    boxes = page.locator("fieldset:not([hidden]) input")
    named = [box.get_attribute("value") or "" for box in boxes.all()]
    assert len(named) >= 5
    for ticked in (named, named[1:], named[::2], named[-4:]):
        for box, key in zip(boxes.all(), named, strict=True):
            box.set_checked(key in ticked)
        shown = [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in _rows(page)]
        expected = _twins(catalogue, ticked)
        assert [row[:2] for row in shown] == [
            [catalogue.areas[each.area_id].title, load_words("da").number(each.distance, 2)] for each in expected
        ]
        assert [row[2] for row in shown] == [
            load_words("da").listed(catalogue.indicators[key].title for key in each.indicators) for each in expected
        ]


def test_choice_stands_in_the_address_and_too_few_are_refused(page: Page) -> None:
    """What is ticked can be shared; of two indicators nothing is said, in words that are read aloud."""
    page.goto(f"/lignende-omraader/?omraade={AREA}")
    first = page.locator("fieldset:not([hidden]) input").first
    first.uncheck()
    before = page.locator(".kk-similar tbody").inner_text()
    page.reload()
    expect(first).not_to_be_checked()
    assert page.locator(".kk-similar tbody").inner_text() == before
    for box in page.locator("fieldset:not([hidden]) input").all()[3:]:
        box.uncheck()
    expect(page.locator(".kk-similar__status")).to_have_text("Vælg mindst 3 indikatorer.")
    assert not _rows(page)


def _twins(catalogue: Catalogue, ticked: Collection[str]) -> tuple[Twin, ...]:
    indicators = {
        key: each.model_copy(update={"describes_areas": key in ticked}) for key, each in catalogue.indicators.items()
    }
    return twins(replace(catalogue, indicators=indicators), AREA)


def _rows(page: Page) -> list[Locator]:
    return page.locator(".kk-similar tbody tr").all()
