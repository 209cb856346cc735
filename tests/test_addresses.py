"""The addresses of the real site: promises to those who link here, and links that keep them."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.documents import Document, Link, parse_document, read_document

ADDRESSES = Path(__file__).with_name("addresses.txt")
OUR_REPOSITORY = "git.kernekataloget.example"


@pytest.fixture(scope="session")
def documents(built_site: Path) -> Mapping[str, Document]:
    """Every page of the site by its address from the root, which is the empty text."""
    files = sorted(built_site.rglob("*.html"))
    return {_address(file.relative_to(built_site)): read_document(file) for file in files}


def test_addresses_are_those_promised(
    documents: Mapping[str, Document], built_site: Path, request: pytest.FixtureRequest
) -> None:
    """An address that goes or comes shows as a line of a diff, so that one that goes gets a redirect."""
    downloads = [
        str(file.relative_to(built_site))
        for file in (built_site / "data").rglob("*")
        if file.suffix not in {"", ".html"}
    ]
    found = "".join(f"/{address}\n" for address in sorted([*documents, *downloads]))
    if request.config.getoption("update_addresses"):
        ADDRESSES.write_text(found, encoding="utf-8")
    promised = ADDRESSES.read_text(encoding="utf-8")
    diff = "".join(unified_diff(promised.splitlines(keepends=True), found.splitlines(keepends=True), n=0))
    assert not diff, f"`pytest tests/test_addresses.py --update-addresses` renews the list:\n{diff}"


def test_every_internal_link_leads_somewhere(documents: Mapping[str, Document], built_site: Path) -> None:
    """Every link to a page, a file or an anchor of the site finds it, from wherever the site is served."""
    broken = []
    for address, document in documents.items():
        for link in document.links:
            parts = urlsplit(link.target)
            if parts.scheme or parts.netloc:
                continue
            target = _followed(address, parts.path)
            if target not in documents and not (built_site / target).is_file():
                broken.append(f"/{address} → {link.target}")
            elif parts.fragment and unquote(parts.fragment) not in documents[target].anchors:
                broken.append(f"/{address} → {link.target}: no such anchor")
            elif parts.path.startswith("/") and address != "404.html":
                broken.append(f"/{address} → {link.target}: only right where the site is at the root of its host")
    assert not broken, _lines(broken)


def test_links_to_other_hosts_say_so(documents: Mapping[str, Document]) -> None:
    """A link on a generated page that leaves the site has ``rel="external"``; only our own repository needs none."""
    silent = [
        f"/{address} → {link.target}"
        for address, link in _links_with_host(documents)
        if link.tag == "a" and "external" not in link.relations and urlsplit(link.target).netloc != OUR_REPOSITORY
        if not _is_written_by_hand(documents[address])
    ]
    assert not silent, _lines(silent)


def test_pages_ask_no_other_host(documents: Mapping[str, Document]) -> None:
    """Nothing that a browser fetches by itself, no script, style, font or picture, comes from elsewhere."""
    asked = [
        f"/{address}: <{link.tag}> {link.target}"
        for address, link in _links_with_host(documents)
        if link.tag != "a" and link.relations != {"canonical"}
    ]
    assert not asked, _lines(asked)


def test_no_page_is_an_orphan(documents: Mapping[str, Document]) -> None:
    """From the front page every page can be reached by links."""
    reached, waiting = {""}, [""]
    while waiting:
        address = waiting.pop()
        targets = {_followed(address, urlsplit(link.target).path) for link in _internal(documents[address])}
        new = {target for target in targets if target in documents} - reached
        reached |= new
        waiting += new
    orphans = sorted(set(documents) - reached - {"404.html"})
    assert not orphans, _lines(orphans)


def test_html_is_whole(documents: Mapping[str, Document]) -> None:
    """Every tag of every page fits the others, and no anchor stands twice, so that no browser has to guess."""
    mistakes = [f"/{address}: {mistake}" for address, document in documents.items() for mistake in document.mistakes]
    assert not mistakes, _lines(mistakes)


@pytest.mark.parametrize(
    ("html", "mistake"),
    [
        ("<p>one", "<p> is never closed"),
        ("one</p>", "line 1: </p> closes nothing"),
        ("<ul><li><b>one</li></ul></b>", "line 1: </li> where <b> is open"),
        ("<p>\n<ul></ul></p>", "line 2: <ul> in <p>"),
        ("<ul><b><li></li></b></ul>", "line 1: <li> in <b>"),
        ('<a href="x"><a href="y"></a></a>', "line 1: <a> in <a>"),
        ('<p id="one"></p>\n<p id="one"></p>', 'line 2: id="one" stands twice'),
        ("<div/></div>", "line 1: <div/> closes nothing"),
        ('<p class="a" class="b"></p>', "line 1: <p> says an attribute twice"),
    ],
)
def test_reading_finds_what_does_not_fit(html: str, mistake: str) -> None:
    """The reader behind these tests names what browsers mend in silence."""
    assert mistake in parse_document(html).mistakes


def _address(file: Path) -> str:
    """Give the address of a file: that of its folder for a folder's own page."""
    return f"{file.parent}/".removeprefix("./") if file.name == "index.html" else str(file)


def _followed(start: str, path: str) -> str:
    """Give the address that a path leads to from a page, its slash at the end where it has one."""
    if not path:
        return start
    there = normpath(join("/", start, unquote(path))).lstrip("/")
    is_folder = path.endswith(("/", "..")) or path == "."
    return f"{there}/" if there and is_folder else there


def _internal(document: Document) -> Iterator[Link]:
    for link in document.links:
        parts = urlsplit(link.target)
        if link.tag == "a" and not parts.scheme and not parts.netloc:
            yield link


def _is_written_by_hand(document: Document) -> bool:
    """Tell by what the edit button opens."""
    return any("edit" in link.relations and "/content/" in link.target for link in document.links)


def _links_with_host(documents: Mapping[str, Document]) -> Iterator[tuple[str, Link]]:
    for address, document in documents.items():
        for link in document.links:
            if urlsplit(link.target).netloc:
                yield address, link


def _lines(found: list[str]) -> str:
    """Write all of a list out, where pytest would cut it short."""
    return "\n".join(["", *found])
