"""Accessibility in a real browser: WCAG 2.2 AA as far as axe-core can tell, and what it cannot."""

import pytest
from playwright.sync_api import Page, expect

from generator.site import Site
from tests.browser.accessibility import violations
from tests.browser.kinds import KINDS, each_kind, kind_of
from tests.browser.screens import DESKTOP, PHONE, in_each_scheme, on_each_screen


def test_each_kind_of_page_is_looked_at(real: Site) -> None:
    """A new kind of page is in the list that these tests go through."""
    looked_at = {kind_of(path) for path in KINDS.values()}
    assert {kind_of(page.address) for page in real.pages} - looked_at == set()


@pytest.mark.parametrize(("scheme", "screen"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark"])
@each_kind
def test_page_breaks_no_rule(page: Page, path: str) -> None:
    """No page breaks a rule of WCAG 2.2 AA, light on a desk or dark in the hand."""
    page.goto(path)
    assert violations(page) == ()


@pytest.mark.parametrize(("scheme", "screen"), [("dark", DESKTOP), ("light", PHONE)], ids=["dark", "light"])
@pytest.mark.parametrize("path", [KINDS["home"], KINDS["activity"], KINDS["area"]])
def test_rich_page_breaks_no_rule_the_other_way_round(page: Page, path: str) -> None:
    """Nor does one with every part of the design, dark on a desk or light in the hand."""
    page.goto(path)
    assert violations(page) == ()


def test_broken_rule_is_seen(page: Page) -> None:
    """A picture without a text in its place is told with the rule that it breaks and where it is."""
    page.goto("/om/")
    page.evaluate("""document.querySelector("main").insertAdjacentHTML("beforeend", '<img id="x" src="data:,">')""")
    assert [sentence.partition(" ")[0] for sentence in violations(page)] == ["image-alt"]


@on_each_screen
@in_each_scheme
def test_open_search_breaks_no_rule(page: Page) -> None:
    """With the search open and results in it the page breaks no rule either."""
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("lommepenge")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    assert violations(page) == ()


@each_kind
def test_page_says_what_it_is(page: Page, path: str) -> None:
    """Every page has one first heading, and is named by it in tabs, bookmarks and search engines."""
    page.goto(path)
    headings = page.get_by_role("heading", level=1).all_inner_texts()
    assert len(headings) == 1
    assert page.title() == f"{headings[0]} - Kernekataloget"


@each_kind
def test_page_is_in_danish(page: Page, path: str) -> None:
    """A reader's program knows to read every page aloud in Danish."""
    page.goto(path)
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_first_stop_skips_to_the_content(page: Page) -> None:
    """Who goes by keyboard can skip the header at once, and sees that."""
    page.goto("/aktiviteter/lommepengejob/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Gå til indholdet")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1
