"""The way of a reader in a hurry, by keyboard alone: from the front page to the source of a number."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.keyboard import tab_to


def test_search_leads_to_activity_evaluation_and_reference(page: Page) -> None:
    """The search key, a word, the first hit, its study, its publication: every step is a key, and one sees where."""
    page.goto("/")
    page.keyboard.press("/")
    search = _focused(page)
    expect(search).to_be_editable()
    page.keyboard.type("lommepenge")
    hits = page.get_by_role("dialog").get_by_role("link")
    # The whole word has been searched for: an answer to part of it would still be replaced, and the focus with it.
    expect(hits.first).to_have_attribute("href", re.compile(r"aktiviteter/lommepengejob/\?h=lommepenge$"))
    page.keyboard.press("ArrowDown")
    _go(page, "aktiviteter/lommepengejob/")
    tab_to(page, "evalueringer/heller2014/")
    _go(page, "evalueringer/heller2014/")
    tab_to(page, "referencer/#heller2014")
    _go(page, "referencer/#heller2014")
    expect(page.locator("#heller2014")).to_be_in_viewport()


def test_search_finds_inflected_words(page: Page) -> None:
    """Whoever types another form of the word finds the activity too."""
    page.goto("/evalueringer/")
    page.keyboard.press("/")
    page.keyboard.type("lommepengejobs")
    hits = page.get_by_role("dialog").get_by_role("link")
    expect(hits.first).to_have_attribute("href", re.compile("aktiviteter/lommepengejob/"))


def test_escape_leaves_the_search(page: Page) -> None:
    """Escape closes the search, and what is typed then does not end in it."""
    page.goto("/aktiviteter/")
    page.keyboard.press("/")
    page.keyboard.type("lommepenge")
    hit = page.get_by_role("dialog").get_by_role("link").first
    expect(hit).to_be_visible()
    page.keyboard.press("Escape")
    expect(hit).not_to_be_visible()
    expect(_focused(page)).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/aktiviteter/", "/aktiviteter/lommepengejob/", "/evalueringer/heller2014/"])
def test_every_stop_shows_the_focus(page: Page, path: str) -> None:
    """At each of the first forty stops of the Tab key one sees where one is."""
    page.goto(path)
    for _ in range(40):
        page.keyboard.press("Tab")
        if _focused(page).count() == 0:
            break  # The page has fewer stops: the focus is on the browser's own buttons.
        _must_show_focus(page)


def _go(page: Page, target: str) -> None:
    """Press Enter on the focused link, which one sees, and arrive."""
    _must_show_focus(page)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(target).replace("/\\#", r"/(\?.*)?\#")))


def _focused(page: Page) -> Locator:
    return page.locator(":focus")


def _must_show_focus(page: Page) -> None:
    """Fail where the focused element looks as any other, or is out of sight."""
    focused = _focused(page)
    expect(focused).to_be_in_viewport()
    outline, shadow, ground = focused.evaluate(
        """each => {
          const style = getComputedStyle(each);
          const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
          return [hasOutline, style.boxShadow !== "none", style.backgroundColor !== "rgba(0, 0, 0, 0)"];
        }"""
    )
    html = focused.evaluate("each => each.outerHTML.slice(0, 200)")
    assert outline or shadow or ground, f"nothing shows the focus on {html}"


def test_wrong_address_guesses_what_was_meant(page: Page, faults: list[str]) -> None:
    """An address with a slip in it leads to the page that says so, and from there to what was meant."""
    page.goto("/aktiviteter/lommepenge-job/")
    page.get_by_role("region", name="Måske ledte du efter").get_by_role("link", name="Lommepengejob").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lommepengejob")
    # The browser tells of the address that leads nowhere, as it should.
    assert all("404" in fault for fault in faults)
    faults.clear()


def test_page_not_found_searches(page: Page, faults: list[str]) -> None:
    """Its search field asks the same search as every page's box."""
    page.goto("/findes-ikke/")
    page.get_by_role("main").get_by_role("searchbox").fill("gældshjælp")
    page.keyboard.press("Enter")
    hits = page.get_by_role("dialog").get_by_role("link")
    expect(hits.first).to_have_attribute("href", re.compile("aktiviteter/"))
    faults.clear()
