"""Layout in a real browser: every screen, with script or without, in light and dark."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import each_kind
from tests.browser.screens import in_dark, on_each_screen, on_phone

WIDTHS = (320, 390, 640, 1280)
"""CSS pixels: 640 is also 1280 at a zoom of 200 %, and 320 at 400 %."""

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = each => ["auto", "scroll"].includes(getComputedStyle(each).overflowX);
  const isInScroller = each => { for (let up = each; up; up = up.parentElement) if (scrolls(up)) return true; };
  const isTooWide = each => each.getBoundingClientRect().right > width + 1 && each.checkVisibility();
  const found = [...document.querySelectorAll("main *")].filter(each => isTooWide(each) && !isInScroller(each));
  return found.map(each => each.outerHTML.slice(0, 100));
}"""
"""What of the content sticks out at the right and cannot be scrolled to by itself."""

HIDDEN_TEXT = """() => {
  document.querySelectorAll("details").forEach(each => { each.open = true; });
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent.trim();
    const isForAll = !parent.closest("script, style, template, nav, svg title, svg desc, [hidden]");
    if (text && isForAll && !parent.checkVisibility()) found.push(text);
  }
  return found;
}"""
"""What is written in the content and cannot be seen.

Not the theme's navigation, which has its own place on each screen; controls that wait for a script are ``hidden``; a
drawing's title and description are for those who cannot see it.
"""


BROKEN_WORDS = """() => {
  const found = [];
  for (const link of document.querySelectorAll(".kk-table--bars tbody th a")) {
    const text = link.firstChild;
    for (const word of text.textContent.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (range.getClientRects().length > 1) found.push(word[0]);
    }
  }
  return found;
}"""
"""The words in names of areas that are compared which begin on one line and end on the next."""


SUM_UP_SHIFTS = """
  globalThis.shifts = 0;
  new PerformanceObserver(list => { for (const each of list.getEntries()) shifts += each.value; })
    .observe({ type: "layout-shift", buffered: true });
"""
"""Keeps the sum of how far what one sees has jumped, as browsers count it."""


@pytest.fixture
def unscripted_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser that runs no scripts of pages."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


@each_kind
def test_page_fits_every_screen(page: Page, path: str) -> None:
    """No page has to be scrolled sideways; what is wider than the screen scrolls by itself."""
    page.goto(path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == [], f"at {width} pixels"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@on_phone
def test_names_of_compared_areas_stand_on_whole_words(page: Page) -> None:
    """A polling district's long name has the row's whole width, above its numbers."""
    page.goto("/indikatorer/valgdeltagelse-kv/2021/")
    expect(page.get_by_role("link", name="Afstemningsområde Husum Skole")).to_be_visible()
    assert page.evaluate(BROKEN_WORDS) == []


@each_kind
def test_page_is_complete_without_script(unscripted_page: Page, path: str) -> None:
    """Whoever runs no scripts reads all that is written."""
    unscripted_page.goto(path)
    assert unscripted_page.evaluate(HIDDEN_TEXT) == []


def test_links_work_without_script(unscripted_page: Page) -> None:
    """From the front page one gets to an activity and its evidence with links alone."""
    unscripted_page.goto("/")
    unscripted_page.locator('a[href="aktiviteter/"]:visible').first.click()
    unscripted_page.locator('main a[href$="lommepengejob/"]').first.click()
    unscripted_page.locator('main a[href*="evalueringer/heller2014/"]').first.click()
    expect(unscripted_page.get_by_role("heading", level=1)).to_be_visible()


@on_each_screen
def test_reader_can_turn_the_lights_off(page: Page) -> None:
    """The switch turns the page dark, the next page too, and back again."""
    page.goto("/")
    light = _background(page)
    page.get_by_title("Skift til mørkt udseende").click()
    dark = _background(page)
    page.goto("/aktiviteter/")
    still_dark = _background(page)
    page.get_by_title("Skift til lyst udseende").click()
    assert sum(light) > sum(dark)
    assert (still_dark, _background(page)) == (dark, light)


@in_dark
def test_page_is_dark_where_the_system_is(page: Page) -> None:
    """Who has set their system to dark gets dark pages without asking."""
    page.goto("/")
    assert sum(_background(page)) < 3 * 128


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/aktiviteter/lommepengejob/", "activities/lommepengejob.yml"),
        ("/evalueringer/heller2014/", "evidence/evaluations/heller2014.yml"),
        ("/effektmaal/kriminalitet/", "evidence/outcomes/kriminalitet.yml"),
        ("/indikatorer/valgdeltagelse-kv/", "evidence/indicators/valgdeltagelse-kv.yml"),
        ("/omraader/vollsmose/", "evidence/areas/vollsmose.yml"),
        ("/maalgrupper/unge-13-17/", "evidence/vocabulary/target-groups.yml"),
        ("/metode/", "evidence/grading.yml"),
        ("/bidrag/", "content/bidrag/index.md"),
    ],
)
def test_pencil_opens_the_file_behind_the_page(page: Page, path: str, file: str) -> None:
    """On each page that one file stands behind a visible link leads to where it is edited."""
    page.goto(path)
    pencil = page.locator('a[rel~="edit"]').first
    expect(pencil).to_be_visible()
    expect(pencil).to_have_attribute("href", f"https://git.kernekataloget.example/kernekataloget/edit/main/{file}")


def test_page_of_a_record_offers_to_suggest_an_activity(page: Page) -> None:
    """The link opens a new file in the repository, named and begun, in an address that every host takes."""
    page.goto("/aktiviteter/lommepengejob/")
    href = page.get_by_role("link", name="Foreslå en ny aktivitet").get_attribute("href") or ""
    assert href.startswith(
        "https://git.kernekataloget.example/kernekataloget/new/main?filename=activities%2Fny-aktivitet.yml&value="
    )
    assert "%0Atitle%3A%0A" in href
    assert len(href) < 8000


@pytest.mark.parametrize(
    ("path", "finding"),
    [("/aktiviteter/lommepengejob/", "[lommepengejob]"), ("/effektmaal/kriminalitet/", "[]")],
)
def test_page_of_a_record_offers_to_suggest_an_evaluation(page: Page, path: str, finding: str) -> None:
    """The new file asks for its publication, and on an activity's page its first finding is on that activity."""
    page.goto(path)
    href = page.get_by_role("link", name="Foreslå en ny evaluering").get_attribute("href") or ""
    asked = parse_qs(urlsplit(href).query)
    assert asked["filename"] == ["evidence/evaluations/ny-evaluering.yml"]
    assert f"\nfindings:\n  - activities: {finding}\n    outcome:\n" in asked["value"][0]
    assert "\nreference:\n" in asked["value"][0]
    assert len(href) < 8000


def _background(page: Page) -> tuple[int, int, int]:
    """Give red, green and blue of the page's ground."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
    return red, green, blue


@on_each_screen
@pytest.mark.parametrize("path", ["/", "/aktiviteter/", "/aktiviteter/lommepengejob/", "/videnskort/"])
def test_nothing_jumps(page: Page, path: str) -> None:
    """What scripts and fonts bring takes the place that was kept for it: less than half of what counts as good, 0.1."""
    page.add_init_script(SUM_UP_SHIFTS)
    page.goto(path)
    page.wait_for_timeout(1000)
    assert page.evaluate("shifts") < 0.05
