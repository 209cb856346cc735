"""The lists in a real browser, on the example: find, compare, map and save, with all of it in the address."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.bibliography import parse_references
from tests.browser.accessibility import violations
from tests.browser.screens import DESKTOP, PHONE
from tests.browser.server import serve
from tests.browser.test_layout import HIDDEN_TEXT, TOO_WIDE
from tests.conftest import EXAMPLE
from tests.real import ROOT, one_worker_at_a_time

JOB, HOMEWORK, NEIGHBOURS = "eksempel-jobhjaelp", "eksempel-lektiehjaelp", "eksempel-naboskab"
CATALOGUE, COMPARISON, MAP, SHORTLIST = "/aktiviteter/", "/sammenlign/", "/videnskort/", "/min-liste/"

LISTS = {
    "catalogue": f"{CATALOGUE}?effektmaal=eksempel-trivsel&styrke=E3&styrke=E2&alder=15&sammenlign={NEIGHBOURS}",
    "table": f"{CATALOGUE}?vis=tabel&sorter=strength&soeg=eksempel",
    "comparison": f"{COMPARISON}?a={JOB}&a={HOMEWORK}&a={NEIGHBOURS}",
    "map": f"{MAP}?indsats=eksempel-laering&huller=skjul",
    "shortlist": f"{SHORTLIST}?a={HOMEWORK}&a={NEIGHBOURS}&titel=Bilag",
}
"""Each kind of list with its filters used."""

each_list = pytest.mark.parametrize("path", [pytest.param(path, id=kind) for kind, path in LISTS.items()])


@pytest.fixture(scope="session")
def address(shared_folder: Path) -> Iterator[str]:
    """Where the example is served in place of the real site."""
    with one_worker_at_a_time(shared_folder):
        if not (shared_folder / "example-is-built").exists():
            _build(shared_folder)
            (shared_folder / "example-is-built").touch()
    with serve(shared_folder / "example-site") as served_at:
        yield served_at


@pytest.fixture
def unscripted_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser that runs no scripts of pages."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_facet_narrows_the_list(page: Page) -> None:
    """A choice leaves what fits it, counts it aloud, and stands in the address."""
    page.goto(CATALOGUE)
    page.get_by_role("checkbox", name="Eksempel på forældre").check()
    expect(_status(page)).to_have_text("1 af 3 aktiviteter")
    assert _shown(page) == [NEIGHBOURS]
    assert page.url.endswith("?gruppe=eksempel-foraeldre")


def test_facet_counts_what_each_choice_would_leave(page: Page) -> None:
    """Beside each value stands how many there are with what is chosen in the other facets, not in its own."""
    page.goto(f"{CATALOGUE}?gruppe=eksempel-foraeldre")
    counts = {
        name: page.locator(f'input[name="{name}"]').evaluate_all(
            """all => Object.fromEntries(
                 all.map(each => [each.value, each.closest("label").lastElementChild.textContent]))"""
        )
        for name in ("gruppe", "styrke")
    }
    assert counts == {
        "gruppe": {"eksempel-unge": "2", "eksempel-foraeldre": "1"},
        "styrke": {"E3": "0", "E2": "0", "E1": "0", "E0": "1", "revision": "0"},
    }


def test_values_of_one_facet_add_up(page: Page) -> None:
    """Two values of a facet leave what has either; two facets what has both."""
    page.goto(f"{CATALOGUE}?styrke=E3&styrke=E0")
    assert _shown(page) == [HOMEWORK, NEIGHBOURS]
    page.goto(f"{CATALOGUE}?styrke=E3&styrke=E0&gruppe=eksempel-foraeldre")
    assert _shown(page) == [NEIGHBOURS]


def test_chosen_outcome_changes_every_sign(page: Page) -> None:
    """With an outcome chosen the cards show the grade on it, and who is not measured on it is left out."""
    page.goto(CATALOGUE)
    card = page.locator(f'article[data-activity="{JOB}"]')
    expect(card).to_contain_text("Graden er under revision")
    page.get_by_label("Hvad vil I opnå?").select_option("eksempel-trivsel")
    expect(card).to_contain_text("E2 Begrænset evidens")
    expect(card).not_to_contain_text("under revision", use_inner_text=True)
    expect(page.locator(".kk-browse__about")).to_contain_text("målt på eksempel på trivsel")
    page.get_by_label("Hvad vil I opnå?").select_option("eksempel-ledighed")
    assert _shown(page) == [JOB, NEIGHBOURS]


def test_back_undoes_a_choice(page: Page) -> None:
    """Each choice is a step that the browser's own button takes back."""
    page.goto(CATALOGUE)
    page.get_by_role("checkbox", name="E0 Ingen evalueringer fundet").check()
    page.get_by_role("checkbox", name="Eksempel på unge").check()
    page.go_back()
    expect(page.get_by_role("checkbox", name="Eksempel på unge")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="E0 Ingen evalueringer fundet")).to_be_checked()
    page.go_back()
    assert _shown(page) == [JOB, HOMEWORK, NEIGHBOURS]


def test_chip_takes_its_filter_away(page: Page) -> None:
    """Each filter stands as a button that removes it, and the focus stays where the reader is."""
    page.goto(f"{CATALOGUE}?gruppe=eksempel-foraeldre&styrke=E0")
    page.get_by_role("button", name="Fjern filteret Eksempel på forældre").click()
    expect(page.locator(":focus")).to_have_accessible_name("Fjern filteret E0 Ingen evalueringer fundet")
    assert page.url.endswith("?styrke=E0")
    page.locator(":focus").press("Enter")
    expect(page.locator(":focus")).to_have_text("3 af 3 aktiviteter")


def test_age_leaves_those_it_fits(page: Page) -> None:
    """An age fits between the ends, and an open end is open."""
    page.goto(f"{CATALOGUE}?alder=15")
    assert _shown(page) == [HOMEWORK, NEIGHBOURS]
    page.goto(f"{CATALOGUE}?alder=40")
    assert _shown(page) == [JOB, NEIGHBOURS]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lektiecafe", [HOMEWORK]),
        ("laerer", [NEIGHBOURS, HOMEWORK]),
        ("naboskabet", [NEIGHBOURS]),
        ("homework", [HOMEWORK]),
        ("xyzzy", []),
    ],
    ids=["another name", "foreign keyboard, best first", "inflected", "English", "nothing"],
)
def test_text_finds_as_the_search_does(page: Page, typed: str, found: list[str]) -> None:
    """What is typed is answered by the site's own search, the best match first."""
    page.goto(CATALOGUE)
    page.get_by_label("Søg i listen").fill(typed)
    expect(_status(page)).to_have_text(f"{len(found)} af 3 aktiviteter")
    assert _shown(page) == found


def test_text_in_an_address_is_looked_for(page: Page) -> None:
    """A shared search shows what it found, beside the other filters."""
    page.goto(f"{CATALOGUE}?soeg=laerer&gruppe=eksempel-foraeldre")
    expect(_status(page)).to_have_text("1 af 3 aktiviteter")
    assert _shown(page) == [NEIGHBOURS]


def test_surest_comes_first(page: Page) -> None:
    """Sorting by strength goes by the outcome that is looked at, and what has no grade comes last."""
    page.goto(f"{CATALOGUE}?sorter=strength&effektmaal=eksempel-trivsel&vis=tabel")
    assert _shown(page) == [NEIGHBOURS, JOB, HOMEWORK]
    page.goto(f"{CATALOGUE}?sorter=strength&vis=tabel")
    assert _shown(page) == [HOMEWORK, NEIGHBOURS, JOB]


def test_unknown_values_in_an_address_are_no_choice(page: Page) -> None:
    """An old or mistyped address shows the whole list, and no error."""
    page.goto(f"{CATALOGUE}?effektmaal=findes-ikke&styrke=E9&ukendt=1&vis=x")
    assert _shown(page) == [JOB, HOMEWORK, NEIGHBOURS]


def test_comparing_two_from_the_list(page: Page) -> None:
    """Two are picked in the list, stand side by side, and the address shows the same to somebody else."""
    page.goto(CATALOGUE)
    for activity in (HOMEWORK, NEIGHBOURS):
        page.locator(f'article[data-activity="{activity}"] [name="sammenlign"]').check()
    page.get_by_role("link", name="Sammenlign de valgte").click()
    page.wait_for_url(f"**{COMPARISON}?a={HOMEWORK}&a={NEIGHBOURS}")
    assert _columns(page) == [HOMEWORK, NEIGHBOURS]
    row = page.get_by_role("row", name="Evidens: Eksempel på læsning")
    expect(row.get_by_role("cell").nth(0)).to_contain_text("E3 Moderat evidens")
    expect(row.get_by_role("cell").nth(1)).to_contain_text("E0 Ingen evalueringer fundet")
    page.go_back()
    expect(page.locator(f'article[data-activity="{NEIGHBOURS}"] [name="sammenlign"]')).to_be_checked()


def test_comparison_shows_what_differs(page: Page) -> None:
    """Rows in which all are alike go when only differences are asked for, and the address says so."""
    page.goto(f"{COMPARISON}?a={JOB}&a={NEIGHBOURS}")
    same = page.locator('tr[data-row="core"]')
    expect(same).to_be_visible()
    page.get_by_label("Vis kun det, der er forskelligt").check()
    expect(same).to_be_hidden()
    expect(page.get_by_role("row", name="Alder")).to_be_visible()
    assert page.url.endswith("&forskelle=kun")


def test_outcome_that_is_not_measured_is_said(page: Page) -> None:
    """Where one of the activities is not measured, that is told, and not left blank."""
    page.goto(f"{COMPARISON}?a={HOMEWORK}&a={NEIGHBOURS}")
    row = page.get_by_role("row", name="Evidens: Eksempel på ledighed")
    expect(row.get_by_role("cell").first).to_have_text("Ingen evaluering i kataloget måler det.")


def test_comparison_is_changed_by_keyboard(page: Page) -> None:
    """One is added and one taken off with the keys alone, and the status says what is compared."""
    page.goto(f"{COMPARISON}?a={HOMEWORK}&a={NEIGHBOURS}")
    page.get_by_label("Tilføj en aktivitet").select_option(JOB)
    page.get_by_role("button", name="Tilføj").press("Enter")
    assert _columns(page) == [HOMEWORK, NEIGHBOURS, JOB]
    page.get_by_role("button", name="Fjern Eksempel på naboskab fra sammenligningen").press("Enter")
    assert _columns(page) == [HOMEWORK, JOB]
    expect(_status(page)).to_contain_text("Sammenlignes: Eksempel på lektiehjælp")
    expect(page.locator(":focus")).to_have_accessible_name("Tilføj en aktivitet")


def test_map_is_walked_and_opened_by_keyboard(page: Page) -> None:
    """Arrow keys go over the gaps to the next cell, Enter opens its studies, Escape leads back to it."""
    page.goto(MAP)
    _cell(page, HOMEWORK, "eksempel-laesning").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(_cell(page, NEIGHBOURS, "eksempel-trivsel")).to_be_focused()
    page.keyboard.press("Enter")
    studies = page.get_by_role("dialog", name="Eksempel på naboskab: Eksempel på trivsel")
    expect(studies.get_by_role("link", name="Eksempel på et studie, der er i gang")).to_be_visible()
    expect(studies.get_by_text("i gang", exact=False).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(studies).to_be_hidden()
    expect(_cell(page, NEIGHBOURS, "eksempel-trivsel")).to_be_focused()


def test_cell_says_what_its_signs_say(page: Page) -> None:
    """Whoever hears the page hears activity, outcome, strength, direction and how many studies, and those to come."""
    page.goto(MAP)
    expect(_cell(page, NEIGHBOURS, "eksempel-trivsel")).to_have_accessible_name(
        "Eksempel på naboskab, Eksempel på trivsel | og <b>glæde</b> : E3 Moderat evidens, overvejende positiv, "
        "1 evalueringer +1 planlagt eller i gang"
    )


def test_map_is_narrowed(page: Page) -> None:
    """A strength leaves its cells and their rows and columns, is counted aloud, and stands in the address."""
    page.goto(MAP)
    page.get_by_label("Evidensstyrke").select_option("E3")
    expect(_status(page)).to_have_text("2 aktiviteter, 2 effektmål, 2 felter med viden")
    rows = page.locator("tr[data-activity]:visible").evaluate_all("all => all.map(each => each.dataset.activity)")
    assert rows == [HOMEWORK, NEIGHBOURS]
    page.reload()
    expect(page.get_by_label("Evidensstyrke")).to_have_value("E3")
    expect(page.get_by_role("columnheader", name="Eksempel på ledighed")).to_have_count(0)


def test_saved_activity_is_there_after_a_reload(page: Page) -> None:
    """Saved on a card and on a page, seen as saved, and gathered in the order they were saved."""
    page.goto(CATALOGUE)
    page.get_by_role("button", name="Gem Eksempel på naboskab på min liste").click()
    page.goto(f"{CATALOGUE}{HOMEWORK}/")
    page.locator("button[data-save]").click()
    page.reload()
    expect(page.locator("button[data-save]")).to_have_attribute("aria-pressed", "true")
    page.goto(SHORTLIST)
    assert _saved(page) == [NEIGHBOURS, HOMEWORK]
    assert page.url.endswith(f"?a={NEIGHBOURS}&a={HOMEWORK}")
    page.reload()
    assert _saved(page) == [NEIGHBOURS, HOMEWORK]
    expect(page.get_by_text("Du ser den liste, der står i adressen.")).to_be_hidden()


def test_list_is_put_in_order_and_emptied(page: Page) -> None:
    """One moves up, one goes, and the focus stays with what the reader was at."""
    page.goto(f"{SHORTLIST}?a={JOB}&a={HOMEWORK}&a={NEIGHBOURS}")
    page.get_by_role("button", name="Gem den i stedet for min").click()
    page.get_by_role("button", name="Op: flyt Eksempel på naboskab én plads op").press("Enter")
    assert _saved(page) == [JOB, NEIGHBOURS, HOMEWORK]
    expect(page.locator(":focus")).to_have_accessible_name("Op: flyt Eksempel på naboskab én plads op")
    page.get_by_role("button", name="Fjern Eksempel på naboskab fra listen").press("Enter")
    expect(page.locator(":focus")).to_have_accessible_name(re.compile("^Fjern Eksempel på lektiehjælp"))
    assert _saved(page) == [JOB, HOMEWORK]
    page.get_by_role("button", name="Tøm listen").click()
    expect(_status(page)).to_have_text("Listen er tom.")
    page.reload()
    assert _saved(page) == []


def test_shared_list_leaves_my_own_alone(page: Page) -> None:
    """Somebody else's list is shown as such; it becomes mine when I say so, in place of mine or beside it."""
    page.goto(CATALOGUE)
    page.get_by_role("button", name="Gem Eksempel på naboskab på min liste").click()
    page.goto(f"{SHORTLIST}?a={JOB}")
    expect(page.get_by_text("Du ser den liste, der står i adressen.")).to_be_visible()
    assert _saved(page) == [JOB]
    page.get_by_role("link", name="Vis min egen").click()
    page.wait_for_url(f"**{SHORTLIST}?a={NEIGHBOURS}")
    assert _saved(page) == [NEIGHBOURS]
    page.goto(f"{SHORTLIST}?a={JOB}")
    page.get_by_role("button", name="Læg den til min").click()
    assert _saved(page) == [NEIGHBOURS, JOB]
    expect(page.get_by_text("Du ser den liste, der står i adressen.")).to_be_hidden()


def test_list_prints_as_an_annex(page: Page) -> None:
    """On paper there are the reader's heading, the activities with their publications, and whence it is; no buttons."""
    page.goto(f"{SHORTLIST}?a={HOMEWORK}&titel=Bilag 3")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    annex = page.locator(".kk-shortlist")
    expect(annex.get_by_text("Bilag 3")).to_be_visible()
    expect(annex.get_by_text("A Trial of Examples")).to_be_visible()
    expect(annex.get_by_text("Fra Kernekataloget, læst")).to_contain_text(f"{SHORTLIST}?a={HOMEWORK}")
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)


def test_table_opens_in_a_danish_spreadsheet(page: Page, tmp_path: Path) -> None:
    """A mark of UTF-8, semicolons, Windows line ends, a row an activity, and each one's whole address."""
    page.goto(f"{SHORTLIST}?a={JOB}&a={NEIGHBOURS}")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Hent til regneark (CSV)").click()
    assert downloading.value.suggested_filename == "kernekatalog.csv"
    downloading.value.save_as(tmp_path / "list.csv")
    text = (tmp_path / "list.csv").read_bytes().decode()
    lines = text.split("\r\n")
    assert lines[0].startswith('\ufeff"Aktivitet";"Resumé";"Indsatsområde";"Målgruppe";"Alder";"Primært effektmål"')
    assert lines[1].startswith('"Eksempel på hjælp til at finde et job";"Beboere får hjælp til at søge arbejde."')
    assert '"Eksempel på ledighed";"Graden er under revision.";"";' in lines[1]
    assert lines[2].endswith(f'/aktiviteter/{NEIGHBOURS}/"')
    assert lines[3:] == [""]


def test_cell_is_never_a_formula(page: Page) -> None:
    """What a spreadsheet would work out is written as text; quotes are doubled, line breaks kept."""
    page.goto(SHORTLIST)
    written = page.evaluate(
        """async () => (await import(new URL("../assets/lists/export.js", location.href))).csv(
             [["=1+1", "+45", "-2", "@x", "\\tx", "a;b", 'c "d"', "1-2", "e\\nf"]])"""
    )
    assert written == ('\ufeff"\'=1+1";"\'+45";"\'-2";"\'@x";"\'\tx";"a;b";"c ""d""";"1-2";"e\nf"\r\n')


def test_bibtex_is_what_the_evaluations_name(page: Page, tmp_path: Path) -> None:
    """The publications of the saved activities' evaluations, each once, as a program reads them."""
    page.goto(f"{SHORTLIST}?a={HOMEWORK}&a={NEIGHBOURS}")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Hent referencer (BibTeX)").click()
    downloading.value.save_as(tmp_path / "list.bib")
    read, problems = parse_references((tmp_path / "list.bib").read_text(encoding="utf-8"), PurePosixPath("list.bib"))
    assert problems == []
    assert sorted(read.references) == [
        "eksempel2012tilbage",
        "eksempel2015forsoeg",
        "eksempel2016kapitel",
        "eksempel2019samlet",
    ]


@pytest.mark.parametrize(("scheme", "screen"), [("light", PHONE), ("dark", DESKTOP)], ids=["light", "dark"])
@each_list
def test_list_in_use_breaks_no_rule(page: Page, path: str) -> None:
    """With filters used, columns set up and saved things shown, no rule of WCAG 2.2 AA is broken."""
    page.goto(path)
    assert violations(page) == ()


@pytest.mark.parametrize(("scheme", "screen"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark"])
def test_open_studies_break_no_rule(page: Page) -> None:
    """Nor with the studies of a cell open."""
    page.goto(MAP)
    _cell(page, NEIGHBOURS, "eksempel-trivsel").click()
    expect(page.get_by_role("dialog", name="Eksempel på naboskab")).to_be_visible()
    assert violations(page) == ()


@each_list
def test_list_in_use_fits_a_phone(page: Page, path: str) -> None:
    """At 320 pixels nothing has to be scrolled sideways, and nothing lies over what one would press."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(path)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (COMPARISON, "Sammenligningen bliver lavet af et script"),
        (SHORTLIST, "Listen bliver lavet af et script"),
        (CATALOGUE, "Her er alle aktiviteter. De kan også læses efter:"),
    ],
)
def test_without_script_a_sentence_leads_on(unscripted_page: Page, path: str, said: str) -> None:
    """Whoever runs no scripts is told so where it matters, finds links, and no button that does nothing."""
    unscripted_page.goto(path)
    main = unscripted_page.get_by_role("main")
    expect(main.get_by_text(said)).to_be_visible()
    assert main.get_by_role("link").count() >= 1
    assert unscripted_page.locator("article :is(button, input, select):visible").count() == 0
    assert unscripted_page.evaluate(HIDDEN_TEXT) == []


def test_without_script_the_list_is_whole(unscripted_page: Page) -> None:
    """All activities stand there as cards with the grade on their primary outcome."""
    unscripted_page.goto(CATALOGUE)
    cards = unscripted_page.locator("article[data-activity]:visible")
    assert cards.evaluate_all("all => all.map(each => each.dataset.activity)") == [JOB, HOMEWORK, NEIGHBOURS]
    expect(cards.nth(1)).to_contain_text("E3 Moderat evidens")


def test_without_script_a_cell_leads_to_its_evidence(unscripted_page: Page) -> None:
    """A cell of the map is a link to the outcome on the activity's page."""
    unscripted_page.goto(MAP)
    _cell(unscripted_page, NEIGHBOURS, "eksempel-trivsel").click()
    expect(unscripted_page.locator("#evidens-eksempel-trivsel")).to_be_in_viewport()


def _status(page: Page) -> Locator:
    """Give what the list says aloud; the search in the header has its own."""
    return page.get_by_role("main").get_by_role("status").first


def _shown(page: Page) -> list[str]:
    """Give the ids of the activities that the list shows, in its order."""
    shown: list[str] = page.locator(".kk-browse [data-activity]:visible").evaluate_all(
        "all => all.map(each => each.dataset.activity)"
    )
    return shown


def _columns(page: Page) -> list[str]:
    columns: list[str] = page.locator(".kk-compare thead [data-remove]").evaluate_all(
        "all => all.map(each => each.dataset.remove)"
    )
    return columns


def _saved(page: Page) -> list[str]:
    saved: list[str] = page.locator(".kk-annex > [data-activity]").evaluate_all(
        "all => all.map(each => each.dataset.activity)"
    )
    return saved


def _cell(page: Page, activity: str, outcome: str) -> Locator:
    return page.locator(f'tr[data-activity="{activity}"] td[data-outcome="{outcome}"] > a')


def _build(folder: Path) -> None:
    """Build the example as the real site is built, with the real pages written by hand beside it."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for told, instead in (
        ("docs_dir: content\n", f"docs_dir: {ROOT / 'content'}\n"),
        ("  custom_dir: generator/theme\n", f"  custom_dir: {ROOT / 'generator' / 'theme'}\n"),
        ("  - kernekatalog:\n", f"  - kernekatalog:\n      root: {EXAMPLE}\n"),
    ):
        assert settings.count(told) == 1, f"mkdocs.yml has {told!r} no more: tell it here as it now is"
        settings = settings.replace(told, instead)
    (folder / "example.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    command += ["--config-file", str(folder / "example.yml"), "--site-dir", str(folder / "example-site")]
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    if built.returncode:
        pytest.fail(f"The example could not be built.\n{built.stdout}{built.stderr}", pytrace=False)
