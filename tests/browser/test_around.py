"""What stands around every page: the way past it, the tabs, the menu of narrow screens, and the foot."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS, each_kind
from tests.browser.screens import on_phone

OUTSIDE = """() => [...document.querySelectorAll(".md-sidebar--primary a, .md-sidebar--primary label[tabindex]")]
  .filter(each => each.checkVisibility({visibilityProperty: true})).length"""
"""How much of the menu can be reached by keyboard."""


@each_kind
def test_first_stop_leads_past_the_header(page: Page, path: str) -> None:
    """On every page the first stop of the Tab key skips to where the content begins, above its first heading."""
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Gå til indholdet")
    page.keyboard.press("Enter")
    expect(page.locator("#indhold")).to_be_focused()
    target, heading = page.locator("#indhold").bounding_box(), page.get_by_role("heading", level=1).bounding_box()
    assert target is not None
    assert heading is not None
    assert target["y"] <= heading["y"]


@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("/", "Forside"),
        ("/aktiviteter/", "Aktiviteter"),
        (KINDS["activity"], "Aktiviteter"),
        (KINDS["theme"], "Aktiviteter"),
        (KINDS["evaluation"], "Evalueringer"),
        (KINDS["outcome"], "Effektmål"),
        (KINDS["indicator"], "Indikatorer"),
        (KINDS["area"], "Områder"),
        ("/metode/", "Om"),
    ],
)
def test_tab_of_the_page_is_current(page: Page, path: str, tab: str) -> None:
    """One tab says where one is, on the pages of records too, to the eye and to a reading program."""
    page.goto(path)
    current = page.locator(".md-tabs [aria-current]")
    expect(current).to_have_text(tab)
    expect(page.locator(".md-tabs__item--active")).to_have_count(1)


def test_unknown_page_is_under_no_tab(page: Page, faults: list[str]) -> None:
    """The page that is not there does not say that it is the front page."""
    page.goto("/404.html")
    expect(page.locator(".md-tabs [aria-current]")).to_have_count(0)
    assert faults == []


@on_phone
def test_menu_opens_and_closes_by_keyboard(page: Page) -> None:
    """On a narrow screen the menu is a button; closed, none of its links can be reached, and Escape closes it."""
    page.goto(KINDS["activity"])
    assert page.evaluate(OUTSIDE) == 0
    button = page.get_by_role("button", name="Navigation")
    button.focus()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(OUTSIDE) > 0
    assert page.locator(".md-sidebar--primary :focus").count() == 1
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


def test_lights_are_switched_by_keyboard(page: Page) -> None:
    """The switch is a button that says what it does, there and back, and keeps the focus."""
    page.goto("/om/")
    page.get_by_role("button", name="Skift til mørkt udseende").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Skift til lyst udseende")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(page.get_by_role("radio")).to_have_count(0)


@each_kind
def test_foot_leads_to_the_accessibility_statement(page: Page, path: str) -> None:
    """By the name that the law gives it, from every page."""
    page.goto(path)
    statement = page.get_by_role("contentinfo").get_by_role("link", name="Tilgængelighedserklæring")
    expect(statement).to_have_attribute("href", re.compile(r"(^|/)tilgaengelighed/$|^\./$"))
