"""Reference: one publication of the bibliography, made of what BibTeX says of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import PurePosixPath

from generator.bibtex import Entry, depths, entries_of, without_bombs
from generator.plain_bibtex import Written, read_plain
from generator.problem import Place, Problem, nearest
from generator.sentence import sentence

ENTRY_TYPES = ("article", "book", "incollection", "misc", "phdthesis", "techreport", "unpublished")
"""The kinds of publication that the site knows how to print."""

TEXTS = (
    *("kind", "title", "year", "month", "container", "volume", "number", "pages", "page_count", "institution"),
    *("isbn", "eisbn", "issn", "doi", "url", "read_in_copy", "annotation", "language"),
)
"""The fields of a reference that are text to its readers: all but its names and where it stands in the file."""

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
    written = read_plain(text)
    if written is None:
        from generator.any_bibtex import read_any  # noqa: PLC0415 - a tenth of what a check takes, and ours is plain

        written, said = read_any(text, file, entries)
        problems += said
    broken = {problem.place for problem in problems}
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    references: dict[str, Reference] = {}
    for each in sorted(written, key=attrgetter("key")):
        entry = by_key.get(each.key.lower())
        if entry is None or entry.place in broken:
            continue  # What is left of an entry whose mistake is told already; pybtex even makes up a key.
        try:
            reference = _reference(each, entry)
        except _LatexError as error:
            wording = sentence("bibtex-entry.latex", key=each.key, value=str(error))
            problems.append(Problem(entry.place, "bibtex-entry", wording))
            continue
        wrong = list(_entry_problems(reference))
        problems += wrong
        if not wrong:
            references[each.key] = reference
    return Bibliography(references, frozenset(entry.key for entry in entries)), problems


class _LatexError(Exception):
    """A text that is no LaTeX."""


def _reference(written: Written, entry: Entry) -> Reference:
    """Make a reference of what is written. Raises _LatexError for a text that cannot be made plain."""
    fields = {name: _plain(value) for name, value in written.fields.items()}
    publishers = ("institution", "school", "publisher", "organization", "howpublished")
    return Reference(
        key=written.key,
        place=entry.place,
        kind=written.kind,
        title=fields.get("title", ""),
        authors=_names(written.people.get("author", ())),
        editors=_names(written.people.get("editor", ())),
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
    from generator.any_bibtex import text_of_latex  # noqa: PLC0415 - as above

    text = text_of_latex(latex)
    if text is None:
        raise _LatexError(latex)
    return text


def _simple(latex: str) -> str | None:
    """Give such a field as ``Text.from_latex`` would, fifty times as fast; None where it is for that to read."""
    open_braces = depths(latex)
    if not _SIMPLE.fullmatch(latex) or any(pair in latex for pair in _PAIRS) or min(open_braces) < 0 or open_braces[-1]:
        return None
    return " ".join(_LATEX_SIGN.sub(lambda sign: _WRITTEN[sign[0]], latex).split())


def _month(written: str) -> str:
    """Give a month by its number; BibTeX's ``dec`` comes from pybtex as its English name."""
    name = written.casefold()
    return str(_MONTHS.index(name) + 1) if name in _MONTHS else name


def _names(people: Sequence[tuple[str, str]]) -> tuple[Name, ...]:
    return tuple(Name(_plain(family), _plain(given)) for family, given in people)


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
