"""Reference: one publication of the bibliography, read from BibTeX; the only module that knows pybtex."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pybtex.errors
from pybtex.database import BibliographyDataError, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from generator.problem import Place, Problem, nearest
from generator.sentence import sentence

if TYPE_CHECKING:
    from pybtex.database import Entry, Person

ENTRY_TYPES = ("article", "book", "incollection", "misc", "phdthesis", "techreport", "unpublished")
"""The kinds of publication that the site knows how to print."""

_ENTRY = re.compile(r"^[ \t]*@(?P<type>\w+)\s*\{\s*(?P<key>[^,\s}]+)", re.MULTILINE)
_REPEATED = re.compile(r"repeated bibliography entry: (?P<key>.+)")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_URL = re.compile(r"https?://[^\s<>\"]+")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Name:
    """An author or editor; an institution has no given names."""

    family: str
    given: str = ""

    @property
    def initials(self) -> str:
        """``Sara B.`` as ``S. B.``, ``Jens-Peter`` as ``J.-P.``."""
        return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in self.given.split())


@dataclass(frozen=True, slots=True)
class Reference:
    """One publication, its fields as plain text; an absent field is the empty text."""

    key: str
    place: Place
    kind: str
    """One of ``ENTRY_TYPES``."""
    title: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    year: str = ""
    container: str = ""
    """The journal, or the book it stands in."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    """``1219-1223``."""
    institution: str = ""
    """Who published it: institution, school, publisher, or how else it came out."""
    isbn: str = ""
    doi: str = ""
    url: str = ""
    """The publisher's own address."""
    read_in_copy: str = ""
    """Where it was read, if that was not at the publisher."""
    annotation: str = ""
    """What a reader must know about the reference itself, in Danish."""
    language: str = ""
    """As BibTeX names it: ``danish``; empty for English."""
    bibtex: str = ""
    """The entry as it stands in the file."""

    @property
    def address(self) -> str:
        """Where to read it: by DOI if it has one, else at the publisher, else the copy."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url or self.read_in_copy


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The publications of a BibTeX file."""

    references: Mapping[str, Reference]
    """Those without a mistake, by key, in the order of keys."""
    keys: frozenset[str]
    """Every key in the file."""


def parse_references(text: str, file: PurePosixPath) -> tuple[Bibliography, list[Problem]]:
    """Read a BibTeX file, every entry of it that can be read.

    Problems: ``bibtex-syntax``, ``bibtex-entry``.
    """
    places = _places(text, file)
    with pybtex.errors.capture() as errors:
        data = parse_string(text, "bibtex")
    problems = [_syntax_problem(error, text, file) for error in errors]
    references: dict[str, Reference] = {}
    for key, entry in sorted(data.entries.items()):
        if not entry.fields and not entry.persons:
            continue  # What is left of an entry whose syntax error is told already.
        place, source = places.get(key.lower(), (Place(file), ""))
        reference = _reference(key, entry, place, source)
        wrong = list(_entry_problems(reference))
        problems += wrong
        if not wrong:
            references[key] = reference
    return Bibliography(references, frozenset(match["key"] for match in _ENTRY.finditer(text))), problems


def _places(text: str, file: PurePosixPath) -> dict[str, tuple[Place, str]]:
    """Give each entry's place and text by its key in small letters; the first of two with one key."""
    matches = list(_ENTRY.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    places: dict[str, tuple[Place, str]] = {}
    for match, end in zip(matches, ends, strict=True):
        place = _place(text, match.start("type") - 1, file)
        places.setdefault(match["key"].lower(), (place, text[match.start("type") - 1 : end].strip()))
    return places


def _place(text: str, position: int, file: PurePosixPath) -> Place:
    return Place(file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def _syntax_problem(error: PybtexError, text: str, file: PurePosixPath) -> Problem:
    repeated = _REPEATED.search(str(error)) if isinstance(error, BibliographyDataError) else None
    if repeated:
        same = [match for match in _ENTRY.finditer(text) if match["key"].lower() == repeated["key"].lower()]
        place = _place(text, same[-1].start("type") - 1, file)
        first = _place(text, same[0].start("type") - 1, file)
        said = sentence("bibtex-syntax.repeated", key=repeated["key"], line=first.line)
        return Problem(place, "bibtex-syntax", said)
    line = getattr(error, "lineno", None) or 1
    return Problem(Place(file, line), "bibtex-syntax", sentence("bibtex-syntax", detail=str(error)))


def _reference(key: str, entry: "Entry", place: Place, bibtex: str) -> Reference:
    fields = {name.lower(): _plain(value) for name, value in entry.fields.items()}
    publishers = ("institution", "school", "publisher", "organization", "howpublished")
    return Reference(
        key=key,
        place=place,
        kind=entry.type.lower(),
        title=fields.get("title", ""),
        authors=tuple(_name(person) for person in entry.persons.get("author", ())),
        editors=tuple(_name(person) for person in entry.persons.get("editor", ())),
        year=fields.get("year", ""),
        container=fields.get("journal", "") or fields.get("booktitle", ""),
        volume=fields.get("volume", ""),
        number=fields.get("number", ""),
        pages=fields.get("pages", ""),
        institution=next((fields[name] for name in publishers if fields.get(name)), ""),
        isbn=fields.get("isbn", ""),
        doi=fields.get("doi", ""),
        url=fields.get("url", ""),
        read_in_copy=fields.get("readincopy", ""),
        annotation=fields.get("annotation", ""),
        language=fields.get("langid", ""),
        bibtex=bibtex,
    )


def _plain(latex: str) -> str:
    """Give a field without LaTeX's commands and braces, its white space folded."""
    # An address may hold % and _, which LaTeX reads as something else.
    text = latex if _URL.match(latex) else str(Text.from_latex(latex))
    return re.sub(r"-{2,}", "-", " ".join(text.split())) if not _URL.match(latex) else text.strip()


def _name(person: "Person") -> Name:
    family = [*person.prelast_names, *person.last_names, *person.lineage_names]
    given = [*person.first_names, *person.middle_names]
    return Name(_plain(" ".join(family)), _plain(" ".join(given)))


def _entry_problems(reference: Reference) -> Iterator[Problem]:
    def problem(key: str, value: str = "", suggestion: str = "") -> Problem:
        said = sentence(f"bibtex-entry.{key}", key=reference.key, value=value, known=", ".join(ENTRY_TYPES))
        return Problem(reference.place, "bibtex-entry", said, suggestion=suggestion)

    if reference.kind not in ENTRY_TYPES:
        yield problem("type", reference.kind, nearest(reference.kind, ENTRY_TYPES))
    if not reference.title:
        yield problem("title")
    if reference.year and not _YEAR.fullmatch(reference.year):
        yield problem("year", reference.year)
    if reference.doi and not _DOI.fullmatch(reference.doi):
        yield problem("doi", reference.doi)
    for address in (reference.url, reference.read_in_copy):
        if address and not _URL.fullmatch(address):
            yield problem("url", address)
