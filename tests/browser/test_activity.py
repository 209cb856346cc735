"""An activity's page in a real browser: the verdict first, the way back from a source, and a sheet for a meeting."""

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS
from tests.browser.screens import on_phone

ACTIVITY = KINDS["activity"]
MOST_BYTES = 150_000
"""Of the first view with gzip, but for fonts."""
MOST_BYTES_WITH_FONTS = 200_000


def test_verdict_stands_before_what_it_is_made_of(page: Page) -> None:
    """A practitioner meets the verdict and its studies; who opens the fold below finds every finding."""
    page.goto(ACTIVITY)
    verdict = page.locator("#evidens-kriminalitet ~ .kk-verdict").first
    expect(verdict.locator(".kk-verdict__said")).to_be_visible()
    expect(verdict.get_by_role("link", name="Heller 2014")).to_be_visible()
    fold = page.locator("#evidens-kriminalitet ~ .kk-check").first
    findings = fold.get_by_role("table", name="Alle fund", exact=True)
    expect(findings).to_be_hidden()
    fold.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(findings).to_be_visible()
    expect(fold.locator("> table")).to_have_count(2)


def test_source_leads_back_to_where_it_is_named(page: Page) -> None:
    """From a publication one goes to the section that builds on it."""
    page.goto(f"{ACTIVITY}#kilde-heller2014")
    page.locator("#kilde-heller2014").get_by_role("link", name="Kriminalitet").click()
    expect(page.locator("#evidens-kriminalitet")).to_be_in_viewport()


def test_theory_of_change_is_read_in_its_order(page: Page) -> None:
    """The diagram is a list of five steps, whose arrows are not read aloud."""
    page.goto(ACTIVITY)
    steps = page.locator(".kk-theory > ol > li > b").all_inner_texts()
    assert steps == ["Det, der skal til", "Det, man gør", "Det, der kommer ud af det", "På kort sigt", "På langt sigt"]
    tops = [step.bounding_box() for step in page.locator(".kk-theory > ol > li").all()]
    assert len({round(box["y"]) for box in tops if box}) == 1


def test_reference_can_be_copied(page: Page) -> None:
    """One button puts the text on the clipboard, with the page's address, and says so."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ACTIVITY)
    page.get_by_role("button", name="Kopiér").first.click()
    expect(page.locator("[data-kk-copied]")).to_have_text("Kopieret.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Kernekataloget (2026). Lommepengejob. Gennemgået 23. november 2026.")
    assert copied.endswith(" https://kernekataloget.example/aktiviteter/lommepengejob/")


@pytest.mark.parametrize(("year", "is_due"), [(2027, False), (2029, True)])
def test_page_says_when_its_review_is_overdue(page: Page, year: int, *, is_due: bool) -> None:
    """The site is built without a clock; the reader's own tells that the day has gone by, on the work list too."""
    page.clock.set_fixed_time(datetime(year, 1, 1, tzinfo=UTC))
    page.goto(ACTIVITY)
    expect(page.get_by_text("Siden skulle være gennemgået senest 23. november 2028")).to_be_visible(visible=is_due)
    page.goto("/bidrag/mangler/")
    expect(page.get_by_text("over tiden", exact=True).first).to_be_visible(visible=is_due)


@on_phone
def test_contents_stand_on_the_page_where_there_is_no_room_beside_it(page: Page) -> None:
    """On a phone a fold has the way to every section."""
    page.goto(ACTIVITY)
    contents = page.get_by_role("navigation", name="På denne side")
    contents.locator("summary").click()
    anchors = [link.get_attribute("href") for link in contents.get_by_role("link").all()]
    sections = page.locator("article h2[id]").evaluate_all("all => all.map(each => '#' + each.id)")
    assert set(anchors) == set(sections) - {"#beslaegtede"}
    contents.get_by_role("link", name="Omkostning").click()
    expect(page.locator("#omkostning")).to_be_in_viewport()


@pytest.mark.parametrize(("path", "most"), [(ACTIVITY, 3), (KINDS["activity-without-effects"], 2)])
def test_page_is_printed_as_a_short_sheet(page: Page, path: str, most: int) -> None:
    """What folds away stays away on paper, so that what a meeting needs is on two or three pages."""
    page.goto(path)
    pages = re.findall(rb"/Type */Page[^s]", page.pdf(format="A4", prefer_css_page_size=True))
    assert 1 < len(pages) <= most


@pytest.mark.parametrize("scheme", ["dark"])
def test_paper_is_white(page: Page) -> None:
    """Who reads in the dark prints dark on white too, with dates, rule and address at the end and no fold open."""
    page.goto(ACTIVITY)
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    colours = page.locator("article").evaluate(
        "each => [getComputedStyle(each).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    expect(page.locator(".kk-fold").first).to_be_hidden()
    expect(page.locator(".kk-dates")).to_contain_text("reglens version 1")
    expect(page.locator("#citat-tekst")).to_contain_text("https://kernekataloget.example/aktiviteter/lommepengejob/")


def test_first_view_is_light(page: Page, built_site: Path) -> None:
    """What a browser fetches for the page is small; what it fetches for the search has its own test."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path)))
    page.goto(ACTIVITY)
    page.wait_for_load_state("networkidle")
    paths = [f"{path}index.html" if path.endswith("/") else path for path in asked if "search" not in path]
    sizes = {path: len(gzip.compress((built_site / path.lstrip("/")).read_bytes())) for path in paths}
    fonts = sum(size for path, size in sizes.items() if path.endswith(".woff2"))
    assert fonts
    assert sum(sizes.values()) - fonts < MOST_BYTES
    assert sum(sizes.values()) < MOST_BYTES_WITH_FONTS


def test_no_script_of_ours_blocks(page: Page) -> None:
    """Our scripts wait until the page is there: they are modules, or stand below all that is read."""
    page.goto(ACTIVITY)
    blocking = page.evaluate(
        """() => {
          const isBefore = each => document.querySelector("main").compareDocumentPosition(each) & 2;
          const scripts = [...document.querySelectorAll("script[src]")];
          return scripts.filter(each => each.type !== "module" && isBefore(each)).map(each => each.src);
        }"""
    )
    assert blocking == []
    assert page.locator("script[type=module]").count() > 0
