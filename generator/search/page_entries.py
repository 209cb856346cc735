"""Entries of pages: what the pages that are no record's are found by."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.address import CODES, FIELDS, GLOSSARY, HOME, NEWS, REFERENCES, SECTIONS, WORK_LIST
from generator.pages.page import Page
from generator.search.entry import Entry, Kind
from generator.search.page_text import sections_of

LISTS = frozenset({HOME, GLOSSARY, NEWS, REFERENCES, WORK_LIST, *SECTIONS.values()})
"""Pages whose text is that of the records they list."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that somebody wrote by hand, as the host has made it."""

    address: str
    title: str
    description: str
    html: str


def page_entries(pages: Iterable[Page], by_hand: Iterable[WrittenPage], known: Collection[str]) -> Iterator[Entry]:
    """Give an entry for each page whose address no other entry has, the front page left out.

    A page below one of those, such as an indicator's numbers in one year, is found by the page above it; those for
    contributors are found by the page that leads to them.
    """
    for page in pages:
        above = f"{PurePosixPath(page.address).parent}/"
        if page.address and page.address not in known and above not in known and above not in {CODES, FIELDS}:
            body = "" if page.address in LISTS else page.body
            yield _entry(page.address, page.title, page.description, body)
    for written in by_hand:
        yield _entry(written.address, written.title, written.description, written.html)


def _entry(address: str, title: str, description: str, body: str) -> Entry:
    first, *sections = sections_of(body)
    return Entry(address, Kind.PAGE, title, lead=description, text=first.text, sections=sections)
