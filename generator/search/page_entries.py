"""Entries of pages: what the pages that are no record's are found by."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import PurePosixPath

from generator.address import CODES, FIELDS, GLOSSARY, HOME, NEWS, REFERENCES, SECTIONS, WORK_LIST
from generator.pages.page import Page
from generator.search.anew import Remember, anew
from generator.search.entry import Entry, Kind, Section
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


def page_entries(
    pages: Iterable[Page], by_hand: Iterable[WrittenPage], known: Collection[str], *, remember: Remember = anew
) -> Iterator[Entry]:
    """Give an entry for each page whose address no other entry has, the front page left out.

    A page below one of those, such as an indicator's numbers in one year, is found by the page above it; those for
    contributors are found by the page that leads to them.
    """
    for page in pages:
        above = f"{PurePosixPath(page.address).parent}/"
        if page.address and page.address not in known and above not in known and above not in {CODES, FIELDS}:
            body = "" if page.address in LISTS else page.body
            yield _entry(page.address, page.title, page.description, body, remember)
    for written in by_hand:
        yield _entry(written.address, written.title, written.description, written.html, remember)


def _entry(address: str, title: str, description: str, body: str, remember: Remember) -> Entry:
    text = remember("sections", body, lambda: json.dumps([astuple(section) for section in sections_of(body)]))
    first, *sections = (Section(*section) for section in json.loads(text))
    return Entry(address, Kind.PAGE, title, lead=description, text=first.text, sections=sections)
