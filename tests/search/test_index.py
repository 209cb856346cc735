"""What the search knows of the example catalogue, and how it gets onto the site."""

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.script import classic
from generator.search import search
from generator.search.entries import record_entries
from generator.search.entry import Kind, Section
from generator.search.page_entries import WrittenPage, page_entries
from generator.search.page_text import sections_of
from generator.search.vocabulary import Concept, concepts
from generator.search.wiring import FOLDER, NotWiredError, index_files, wired, worker_file
from generator.site import Site
from generator.words import Words

CONFIG = (
    '<script id="__config" type="application/json">{"base": "..", "search": %s, "tags": "\\u003cb\\u003e"}</script>'
)
THEMES = '"../assets/javascripts/workers/search.a7633da7.min.js"'
WORKER = PurePosixPath("assets/search/worker.1234abcd.js")


@pytest.fixture(scope="module")
def index(site: Site, danish: Words) -> Mapping[str, Any]:
    """The example's index, with one page written by hand."""
    by_hand = WrittenPage("om/", "Om", "Hvem og hvorfor.", '<p>Vi er <b>få</b>.</p><h2 id="hvem">Hvem</h2><p>To.</p>')
    made: Mapping[str, Any] = json.loads(search(site, [by_hand], "", danish, {"om/": "om/", "metode/": "metode.html"}))
    return made


def test_every_page_is_found_by_something(site: Site, index: Mapping[str, Any]) -> None:
    """All pages are in the index, where the host puts them, but the front page and those below a record's own."""
    addresses = {row[0].partition("#")[0] for row in index["entries"]}
    above = [page.address for page in site.pages if page.address.count("/") < 3]
    assert addresses == {*above, "metode.html", "om/"} - {"", "metode/"}


def test_no_two_entries_have_one_address(index: Mapping[str, Any]) -> None:
    """An address leads to one entry."""
    addresses = [row[0] for row in index["entries"]]
    assert len(addresses) == len(set(addresses))


def test_an_activity_is_found_by_what_its_page_says(site: Site, danish: Words) -> None:
    """Its entry has its summary, themes, grade, outcomes, and the other names that nobody sees."""
    entries = record_entries(site.catalogue, site.grades, danish)
    entry = next(each for each in entries if each.address == "aktiviteter/eksempel-lektiehjaelp/")
    activity = site.catalogue.activities["eksempel-lektiehjaelp"]
    assert (entry.kind, entry.title, entry.lead) == (Kind.ACTIVITY, activity.title, activity.summary)
    assert {*activity.aliases, "eksempel-lektiehjaelp"} <= set(entry.names)
    assert entry.badge in {"E0", "E1", "E2", "E3", "E4"}
    assert site.catalogue.outcomes["eksempel-laesning"].title in entry.about


def test_an_evaluation_is_found_by_author_and_year(site: Site, danish: Words) -> None:
    """Author and year are among its names."""
    entries = record_entries(site.catalogue, site.grades, danish)
    entry = next(each for each in entries if each.address == "evalueringer/eksempel2015forsoeg/")
    reference = site.catalogue.references["eksempel2015forsoeg"]
    assert f"{reference.authors[0].family} {reference.year}" in entry.names


def test_the_vocabulary_leads_to_the_catalogues_own_term(site: Site) -> None:
    """What people write, in everyday words, in the field's and in English, means the preferred term."""
    written = ("lektiehjaelp", "hjaelp til skolen", "lektiestoette", "homework help")
    assert Concept(written, ("lektiehjaelp",)) in list(concepts(site.catalogue))


def test_page_text_is_what_a_reader_sees() -> None:
    """Scripts, pictures, controls, tables and hidden text are no text; anchored headings begin sections."""
    body = (
        "<p>Først<br>nu</p><script>x()</script><table><tr><td>5</td></tr></table><p hidden>væk</p>"
        '<span aria-hidden="true">tegn</span><svg><title>kurve</title></svg>'
        "\n\n## Så &amp; så { #saa }\n\n<p>Mere</p>"
        '<h3 id="sidst">Sidst<a class="headerlink" href="#sidst">¶</a></h3><p>Slut &lt;b&gt;</p>'
    )
    assert list(sections_of(body)) == [
        Section("", "", "Først nu"),
        Section("saa", "Så & så", "Mere"),
        Section("sidst", "Sidst", "Slut <b>"),
    ]


def test_a_page_that_is_a_records_has_no_entry_of_its_own(site: Site) -> None:
    """Pages are entered only where no record has their address."""
    known = {page.address for page in site.pages if page.address != "metode/"}
    assert [entry.address for entry in page_entries(site.pages, [], known)] == ["metode/"]


def test_files_are_named_by_what_is_in_them() -> None:
    """Another index or another worker has another name; what tells the index's has always the same."""
    one, other = (index_files(text) for text in ("{}", '{"a":1}'))
    assert len({worker_file({FOLDER / "worker.js": text}).path for text in ("x();\n", "y();\n")}) == 2
    assert one.index.path != other.index.path
    assert one.newest.path == other.newest.path
    assert one.newest.content.decode() == f'globalThis.kernekatalogNewest="{one.index.path.name}";\n'
    assert one.index.content == b"globalThis.kernekatalogIndex={};\n"


def test_a_page_is_pointed_at_our_worker() -> None:
    """Only the worker's address changes, and it stays relative to the page."""
    ours = '"../assets/search/worker.1234abcd.js"'
    assert wired(f"<html>{CONFIG % THEMES}<p>Før</p>", WORKER) == f"<html>{CONFIG % ours}<p>Før</p>"


@pytest.mark.parametrize(
    "page",
    [CONFIG % '"assets/search.js"', CONFIG % "null", '<div class="md-search">'],
    ids=["other", "none", "no-settings"],
)
def test_a_changed_theme_stops_the_build(page: str) -> None:
    """Where the theme's worker is not where it was, the page is refused."""
    with pytest.raises(NotWiredError):
        wired(page, WORKER)


def test_a_page_without_search_is_left_alone() -> None:
    """A page that is not the theme's comes back as it was."""
    assert wired("<html><p>Flyttet</p>", WORKER) == "<html><p>Flyttet</p>"


def test_the_whole_search_can_be_joined() -> None:
    """The worker's own modules make one script, smaller than 10 KB when compressed."""
    folder = Path(__file__).parents[2] / "content" / "assets" / "search"
    modules = {FOLDER / file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.js")}
    assert len(gzip.compress(classic(FOLDER / "worker.js", modules).encode(), 9)) < 10_000


def test_what_is_remembered_gives_the_same_index(site: Site, danish: Words) -> None:
    """What takes long is asked for by what it is made from: made once, and the index is the same without making it."""
    known: dict[tuple[str, str], str] = {}
    made: list[str] = []

    def remember(kind: str, made_from: str, make: Callable[[], str]) -> str:
        if (kind, made_from) not in known:
            made.append(kind)
            known[kind, made_from] = make()
        return known[kind, made_from]

    def index_of(*titles: str) -> str:
        by_hand = [WrittenPage("om/", title, "", "<p>Om eksempelskole</p>") for title in titles]
        return search(site, by_hand, "2\neksempel\nskole\n", danish, {}, remember=remember)

    first = index_of("Om 1")
    assert first == search(
        site, [WrittenPage("om/", "Om 1", "", "<p>Om eksempelskole</p>")], "2\neksempel\nskole\n", danish, {}
    )
    assert '"eksempelskole":"eksempel skole"' in first
    count = len(made)
    assert index_of("Om 1") == first
    index_of("Om 2")
    assert len(made) == count
    index_of("Om vejledning")
    assert made[count:] == ["parts"]
