"""A browser and a page of a served site, for what is measured there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.server import serve


@contextmanager
def opened(site: Path, path: str) -> Iterator[Page]:
    """Open a page of a built site while the block runs."""
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.ensure(playwright.chromium.executable_path),
            args=chromium.FLAGS,
            chromium_sandbox=not chromium.needs_no_sandbox(os.environ, os.geteuid()),
        )
        page = browser.new_page(base_url=address)
        page.goto(path)
        yield page
        browser.close()
