"""Readers who set their own: colours, spacing, less motion, and the keyboard alone all the way."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.keyboard import tab_to
from tests.browser.kinds import KINDS

ACTIVITY = KINDS["activity"]

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("p { margin-bottom: 2em !important }"
    + "* { letter-spacing: .12em !important; line-height: 1.5 !important; word-spacing: .16em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
"""The spacing that a page has to bear by WCAG 2.2, 1.4.12."""

CUT_OFF = """() => [...document.querySelectorAll("article *")]
  .filter(each => each.checkVisibility() && !each.closest("svg, .kk-hidden"))
  .filter(each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX))
  .filter(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map(each => each.outerHTML.slice(0, 100))"""
"""What has more text than it shows."""

COVERED = """each => {
  const box = each.getBoundingClientRect(), header = document.querySelector(".md-header").getBoundingClientRect();
  return box.top < header.bottom && !each.closest(".md-header");
}"""
"""Whether the header that stays lies over an element."""


@pytest.mark.parametrize("path", [KINDS["home"], ACTIVITY, KINDS["area"]])
def test_page_bears_wider_spacing(page: Page, path: str) -> None:
    """With the reader's own spacing of letters, words and lines nothing is cut off and nothing sticks out."""
    page.goto(path)
    page.evaluate(SPACED)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(CUT_OFF) == [], f"at {width} pixels"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_signs_are_seen_in_the_colours_of_the_system(page: Page) -> None:
    """Where the system chooses the colours, a full bar still differs from an empty one, and the focus shows."""
    page.emulate_media(forced_colors="active")
    page.goto(ACTIVITY)
    meter = page.locator(".kk-axis .kk-meter--E1").first
    full, empty = (_ground(meter.locator("i").nth(number)) for number in (0, 3))
    assert full != empty
    assert _ground(page.locator(".md-logo img").first) != "rgba(0, 0, 0, 0)"
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


def test_nothing_moves_for_those_who_asked(page: Page) -> None:
    """Who has asked for less motion sees none: no part of the page takes time to change."""
    page.goto(ACTIVITY)
    slow = page.evaluate(
        """() => [...document.querySelectorAll("*")]
          .filter(each => getComputedStyle(each).transitionDuration.split(", ").some(time => parseFloat(time) > 0))
          .map(each => each.className)"""
    )
    assert slow == []


def test_focus_is_never_under_the_header(page: Page) -> None:
    """Going backwards by keyboard, what has the focus comes out from under the header that stays."""
    page.goto(ACTIVITY)
    page.locator(".kk-edit a").last.focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        focused = page.locator(":focus")
        assert not focused.evaluate(COVERED), focused.evaluate("each => each.outerHTML.slice(0, 200)")


def test_from_theme_to_study_by_keyboard(page: Page) -> None:
    """A theme, an activity, its findings unfolded, one study: Tab and Enter are enough."""
    page.goto("/")
    tab_to(page, "indsatsomraader/beskaeftigelse/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/indsatsomraader/beskaeftigelse/")
    tab_to(page, "aktiviteter/lommepengejob/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/aktiviteter/lommepengejob/")
    page.locator("#evidens-kriminalitet ~ .kk-check > summary").first.focus()
    page.keyboard.press("Enter")
    tab_to(page, "evalueringer/heller2014/")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sommerjob")


def _ground(element: Locator) -> str:
    ground: str = element.evaluate("each => getComputedStyle(each).backgroundColor")
    return ground
