"""Keyboard: going through a page by the Tab key alone."""

import pytest
from playwright.sync_api import Page

MOST_STOPS = 250
"""How often the Tab key may be pressed on one page."""


def tab_to(page: Page, target: str) -> None:
    """Press Tab until a link has the focus that leads to an address."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.href ?? ''").endswith(target):
            return
    pytest.fail(f"No link to {target} in {MOST_STOPS} stops on {page.url}")
