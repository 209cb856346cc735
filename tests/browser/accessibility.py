"""Accessibility: what axe-core has against a page, as sentences."""

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG_22_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
"""Tags of axe-core's rules."""


def violations(page: Page, tags: tuple[str, ...] = WCAG_22_AA) -> tuple[str, ...]:
    """Give one sentence for each of axe-core's rules that the page breaks as it now stands, with where."""
    options = {"runOnly": {"type": "tag", "values": list(tags)}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return tuple(_sentence(violation) for violation in found)


def _sentence(violation: Mapping[str, Any]) -> str:
    places = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"])
    return f"{violation['id']} ({violation['impact']}): {violation['help']} at {places}"
