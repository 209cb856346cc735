"""The copy that opens from a folder, in a browser: the whole journey without any server."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.offline import START, archive, offline


@pytest.fixture(scope="module")
def copy(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, unpacked."""
    folder = tmp_path_factory.mktemp("copy")
    files = {
        PurePosixPath(file.relative_to(built_site)): file.read_bytes()
        for file in built_site.rglob("*")
        if file.is_file()
    }
    with zipfile.ZipFile(io.BytesIO(archive(offline(files)))) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture
def from_disk(browser: Browser, copy: Path) -> Iterator[Page]:
    """The copy's front page, opened as one opens a file; any error of a page or a file that is not there fails."""
    faults: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto((copy / START).as_uri())
    page.wait_for_url("**/kernekataloget/index.html")
    yield page
    page.close()
    assert faults == []


def test_search_finds_from_disk(from_disk: Page) -> None:
    """Search key, a word, the first hit: the activity's page opens, though no server is there."""
    from_disk.keyboard.press("/")
    from_disk.keyboard.type("lommepenge")
    from_disk.get_by_role("dialog").get_by_role("link").first.click()
    from_disk.wait_for_url("**/aktiviteter/lommepengejob/index.html*")
    expect(from_disk.get_by_role("heading", level=1)).to_have_text("Lommepengejob")


def test_links_lead_on_from_disk(from_disk: Page) -> None:
    """From the front page to the list, to an activity and to a study: each link names a file that is there."""
    from_disk.get_by_role("link", name="Aktiviteter", exact=True).first.click()
    from_disk.wait_for_url("**/aktiviteter/index.html")
    from_disk.get_by_role("main").get_by_role("link", name="Lommepengejob").first.click()
    from_disk.wait_for_url("**/aktiviteter/lommepengejob/index.html*")
    from_disk.get_by_role("main").locator('a[href*="heller2014"]').first.click()
    expect(from_disk.get_by_role("heading", level=1)).to_be_visible()


def test_lists_work_from_disk(from_disk: Page) -> None:
    """The list is narrowed and searched, two activities are compared and one is saved, with no server there."""
    from_disk.get_by_role("link", name="Aktiviteter", exact=True).first.click()
    from_disk.get_by_role("checkbox", name="Unge 13-17 år").check()
    from_disk.get_by_label("Søg i listen").fill("lommepengejob")
    card = from_disk.locator('article[data-activity="lommepengejob"]')
    card.get_by_role("button", name="Gem Lommepengejob på min liste").click()
    card.get_by_label("Sammenlign").check()
    from_disk.get_by_label("Søg i listen").fill("")
    from_disk.locator('article[data-activity="mentorordning"]').get_by_label("Sammenlign").check()
    from_disk.get_by_role("link", name="Sammenlign de valgte").click()
    from_disk.wait_for_url("**/sammenlign/index.html?a=lommepengejob&a=mentorordning")
    expect(from_disk.get_by_role("columnheader", name="Mentorordning")).to_be_visible()
    from_disk.get_by_role("link", name="Min liste", exact=True).first.click()
    from_disk.wait_for_url("**/min-liste/index.html?a=lommepengejob")
    expect(from_disk.get_by_role("heading", level=2, name="Lommepengejob")).to_be_visible()
