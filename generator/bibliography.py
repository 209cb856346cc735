"""Reference: one publication of the bibliography, read from BibTeX; the only module that knows pybtex."""

import re
from ast import literal_eval
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pybtex.errors
from pybtex.database import parse_string
from pybtex.database.input.bibtex import UndefinedMacro
from pybtex.exceptions import PybtexError
from pybtex.scanner import PybtexSyntaxError

from generator.bibtex import Entry, entries_of, line_starts, place_in, without_bombs
from generator.problem import Place, Problem, nearest
from generator.sentence import sentence

if TYPE_CHECKING:
    from pybtex.database import Entry as ReadEntry
    from pybtex.database import Person

ENTRY_TYPES = ("article", "book", "incollection", "misc", "phdthesis", "techreport", "unpublished")
"""The kinds of publication that the site knows how to print."""

TEXTS = (
    *("kind", "title", "year", "month", "container", "volume", "number", "pages", "page_count", "institution"),
    *("isbn", "eisbn", "issn", "doi", "url", "read_in_copy", "annotation", "language"),
)
"""The fields of a reference that are text to its readers: all but its names and where it stands in the file."""

_REPEATED = re.compile(r"repeated bibliography entry: (?P<key>.+)")
_TWICE = re.compile(r"entry with key (?P<key>.+) has a duplicate (?P<field>.+) field")
_COMMAS = re.compile(r"Too many commas in (?P<name>.+)")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'`\\^{|}]+", re.ASCII)
_LATEX = re.compile(r"[^\w\s.,:;()/+?!=@*\[\]-]|--|_|[?!]`")
_SIMPLE = re.compile(r"(?:[^\W_]|[\s.,:;()/+?!=@*\[\]{}%'\"\N{EN DASH}\N{RIGHT SINGLE QUOTATION MARK}-]|\\[&%])*")
_PAIRS = ("''", ",,")
_WRITTEN = {"---": "\N{EM DASH}", "--": "\N{EN DASH}", r"\&": "&", r"\%": "%", "{": "", "}": ""}
_LATEX_SIGN = re.compile("|".join(map(re.escape, _WRITTEN)))
"""What nearly all fields have of LaTeX: braces that keep capitals, dashes, and two signs."""
_URL = re.compile(r"https?://[^\s<>\"]+")
LANGUAGES = {"": "en", "danish": "da", "english": "en", "german": "de", "norwegian": "nb", "swedish": "sv"}
_YEAR = re.compile(r"\d{4}")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


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
    month: str = ""
    """``1`` to ``12``."""
    container: str = ""
    """The journal, or the book it stands in."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    """``1219-1223``; the number of pages of what stands in nothing else."""
    page_count: str = ""
    """How many pages it has, where BibTeX has a field of its own for it."""
    institution: str = ""
    """Who published it: institution, school, publisher, or how else it came out."""
    isbn: str = ""
    eisbn: str = ""
    """Of the same publication on the net."""
    issn: str = ""
    """Of the series it stands in."""
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
    def language_code(self) -> str:
        """The language it is in, by two letters."""
        return LANGUAGES[self.language]

    @property
    def title_language(self) -> str:
        """The language of the title, by two letters: in brackets stand words of ours for one that nobody has seen."""
        return "da" if self.title.startswith("[") else self.language_code

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
    is_read: bool = True
    """The file could be read; else no key is known to be missing."""


def parse_references(text: str, file: PurePosixPath) -> tuple[Bibliography, list[Problem]]:
    """Read a BibTeX file, every entry of it that can be read.

    Problems: those of ``without_bombs``, and ``bibtex-syntax``, ``bibtex-entry``.
    """
    entries = list(entries_of(text, file))
    text, problems = without_bombs(text, file)
    with pybtex.errors.capture() as errors:
        data = parse_string(text, "bibtex")
    problems += _syntax_problems(errors, text, file, entries)
    broken = {problem.place for problem in problems}
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    references: dict[str, Reference] = {}
    for key, read in sorted(data.entries.items()):
        entry = by_key.get(key.lower())
        if entry is None or entry.place in broken:
            continue  # What is left of an entry whose mistake is told already; pybtex even makes up a key.
        try:
            reference = _reference(key, read, entry)
        except _LatexError as error:
            wording = sentence("bibtex-entry.latex", key=key, value=str(error))
            problems.append(Problem(entry.place, "bibtex-entry", wording))
            continue
        wrong = list(_entry_problems(reference))
        problems += wrong
        if not wrong:
            references[key] = reference
    return Bibliography(references, frozenset(entry.key for entry in entries)), problems


class _LatexError(Exception):
    """A text that is no LaTeX."""


def _syntax_problems(
    errors: Sequence[PybtexError], text: str, file: PurePosixPath, entries: Sequence[Entry]
) -> Iterator[Problem]:
    """Word what pybtex says, each at the beginning of the entry that it is about."""
    lines, repeats = line_starts(text), Counter[str]()
    places: dict[str, list[Place]] = {}
    for entry in entries:
        places.setdefault(entry.key.lower(), []).append(entry.place)
    folded = [(entry.place, " ".join(entry.text.split())) for entry in entries] if errors else []
    for error in errors:
        said, place = str(error), Place(file)
        if isinstance(error, PybtexSyntaxError):
            # Where pybtex stops is often in the next entry; it keeps where it began.
            place = place_in(lines, error.error_context_info[0], file)
            key = "bibtex-syntax.string" if isinstance(error, UndefinedMacro) else "bibtex-syntax"
            yield Problem(place, "bibtex-syntax", sentence(key, line=error.lineno, value=error.args[0]))
        elif repeated := _REPEATED.fullmatch(said):
            same = places.get(repeated["key"].lower(), [place])
            repeats[repeated["key"].lower()] += 1
            place = same[min(repeats[repeated["key"].lower()], len(same) - 1)]
            yield Problem(
                place, "bibtex-syntax", sentence("bibtex-syntax.repeated", key=repeated["key"], line=same[0].line)
            )
        elif twice := _TWICE.fullmatch(said):
            place = places.get(twice["key"].lower(), [place])[0]
            wording = sentence("bibtex-syntax.field", key=twice["key"], value=twice["field"])
            yield Problem(place, "bibtex-syntax", wording)
        elif commas := _COMMAS.fullmatch(said):
            name = literal_eval(commas["name"])
            place = next((found for found, words in folded if name in words), place)
            yield Problem(place, "bibtex-syntax", sentence("bibtex-syntax.name", value=name))
        else:
            raise error


def _reference(key: str, read: "ReadEntry", entry: Entry) -> Reference:
    """Make a reference of what pybtex read. Raises _LatexError for a text that it cannot make plain."""
    fields = {name.lower(): _plain(value) for name, value in read.fields.items()}
    publishers = ("institution", "school", "publisher", "organization", "howpublished")
    return Reference(
        key=key,
        place=entry.place,
        kind=read.type.lower(),
        title=fields.get("title", ""),
        authors=tuple(_name(person) for person in read.persons.get("author", ())),
        editors=tuple(_name(person) for person in read.persons.get("editor", ())),
        year=fields.get("year", ""),
        month=_month(fields.get("month", "")),
        container=fields.get("journal", "") or fields.get("booktitle", ""),
        volume=fields.get("volume", ""),
        number=fields.get("number", ""),
        pages=re.sub("[-\N{EN DASH}]+", "-", fields.get("pages", "")),
        page_count=fields.get("pagetotal", ""),
        institution=next((fields[name] for name in publishers if fields.get(name)), ""),
        isbn=fields.get("isbn", ""),
        eisbn=fields.get("eisbn", ""),
        issn=fields.get("issn", ""),
        doi=fields.get("doi", ""),
        url=fields.get("url", ""),
        read_in_copy=fields.get("readincopy", ""),
        annotation=fields.get("annotation", ""),
        language=fields.get("langid", ""),
        bibtex=entry.text,
    )


def _plain(latex: str) -> str:
    """Give a field without LaTeX's commands and braces, its white space folded."""
    # An address may hold % and _, which LaTeX reads as something else.
    if _URL.match(latex):
        return latex.strip()
    # Most fields have nothing in them that means anything to LaTeX, and reading it is slow.
    if not _LATEX.search(latex):
        return " ".join(latex.split())
    if (simple := _simple(latex)) is not None:
        return simple
    from pybtex.richtext import Text  # noqa: PLC0415 - with the LaTeX it reads, a tenth of what a check loads

    # Unescaped, LaTeX takes % and the rest of the line for a comment, which nobody means in a title or a DOI.
    escaped = re.sub(r"(?<!\\)%", r"\%", latex)
    try:
        return " ".join(str(Text.from_latex(escaped)).split())
    except (PybtexSyntaxError, UnicodeDecodeError) as error:
        raise _LatexError(latex) from error


def _simple(latex: str) -> str | None:
    """Give such a field as ``Text.from_latex`` would, fifty times as fast; None where it is for that to read."""
    depths = list(accumulate((1 if sign == "{" else -1 for sign in latex if sign in "{}"), initial=0))
    if not _SIMPLE.fullmatch(latex) or any(pair in latex for pair in _PAIRS) or min(depths) < 0 or depths[-1] != 0:
        return None
    return " ".join(_LATEX_SIGN.sub(lambda sign: _WRITTEN[sign[0]], latex).split())


def _month(written: str) -> str:
    """Give a month by its number; BibTeX's ``dec`` comes from pybtex as its English name."""
    name = written.casefold()
    return str(_MONTHS.index(name) + 1) if name in _MONTHS else name


def _name(person: "Person") -> Name:
    family = [*person.prelast_names, *person.last_names, *person.lineage_names]
    given = [*person.first_names, *person.middle_names]
    return Name(_plain(" ".join(family)), _plain(" ".join(given)))


def _entry_problems(reference: Reference) -> Iterator[Problem]:
    def problem(key: str, value: str = "", suggestion: str = "") -> Problem:
        said = sentence(
            f"bibtex-entry.{key}",
            key=reference.key,
            value=value,
            known=", ".join(filter(None, LANGUAGES) if key == "language" else ENTRY_TYPES),
        )
        return Problem(reference.place, "bibtex-entry", said, suggestion=suggestion)

    if reference.kind not in ENTRY_TYPES:
        yield problem("type", reference.kind, nearest(reference.kind, ENTRY_TYPES))
    if not reference.title:
        yield problem("title")
    if reference.year and not _YEAR.fullmatch(reference.year):
        yield problem("year", reference.year)
    if reference.month and not re.fullmatch("[1-9]|1[0-2]", reference.month):
        yield problem("month", reference.month)
    if reference.language not in LANGUAGES:
        yield problem("language", reference.language, nearest(reference.language, LANGUAGES))
    if reference.doi and not _DOI.fullmatch(reference.doi):
        yield problem("doi", reference.doi)
    for address in (reference.url, reference.read_in_copy):
        if address and not _URL.fullmatch(address):
            yield problem("url", address)
