"""Fixtures of the browser tests: the real site, served, and a page that minds its manners."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, expect, sync_playwright

from tests.browser import chromium
from tests.browser.screens import DESKTOP, Screen
from tests.browser.server import serve
from tests.real import one_worker_at_a_time

OUR_SCHEMES = ("data:", "blob:", "about:", "file:")
"""Addresses that lead to no host."""

# A busy machine is no fault of the page: the search reads its whole index first.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served, without a slash at the end; a page's own paths need none of it."""
    with serve(built_site) as served_at:
        yield served_at


@pytest.fixture(scope="session")
def browser(shared_folder: Path) -> Iterator[Browser]:
    """Chromium, running."""
    with sync_playwright() as playwright:
        running = _launch(playwright, shared_folder)
        yield running
        running.close()


@pytest.fixture
def screen() -> Screen:
    """The screen of `page`; `on_phone` and `on_each_screen` change it."""
    return DESKTOP


@pytest.fixture
def scheme() -> str:
    """The colour scheme of `page`; `in_dark` and `in_each_scheme` change it."""
    return "light"


@pytest.fixture
def faults() -> list[str]:
    """What `page` did that no page may: a test that makes one happen on purpose takes it out."""
    return []


@pytest.fixture
def page(browser: Browser, address: str, screen: Screen, scheme: str, faults: list[str]) -> Iterator[Page]:
    """An empty page, opened with `page.goto("/")`; errors and requests to other hosts fail the test at its end."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": screen.width, "height": screen.height},
        has_touch=screen.has_touch,
        is_mobile=screen.has_touch,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
    )

    def refuse(route: Route) -> None:
        faults.append(f"asked another host: {route.request.url}")
        route.abort()

    context.route(lambda url: not url.startswith((f"{address}/", *OUR_SCHEMES)), refuse)
    context.on("weberror", lambda error: faults.append(f"error: {error.error}"))
    context.on(
        "console", lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None
    )
    yield context.new_page()
    context.close()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def _launch(playwright: Playwright, shared_folder: Path) -> Browser:
    try:
        with one_worker_at_a_time(shared_folder):
            program = chromium.ensure(playwright.chromium.executable_path)
    except chromium.NoChromiumError as missing:
        raise pytest.fail.Exception(str(missing), pytrace=False) from None
    return playwright.chromium.launch(
        executable_path=program,
        args=chromium.FLAGS,
        chromium_sandbox=not chromium.needs_no_sandbox(os.environ, os.geteuid()),
    )
