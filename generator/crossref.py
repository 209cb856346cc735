"""Crossref: a saved Crossref record (``api.crossref.org/works/DOI``) written as a BibTeX entry."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_KINDS: Mapping[str, tuple[str, str]] = {
    "journal-article": ("article", "journal"),
    "proceedings-article": ("incollection", "booktitle"),
    "book-chapter": ("incollection", "booktitle"),
    "book": ("book", ""),
    "monograph": ("book", ""),
    "edited-book": ("book", ""),
    "dissertation": ("phdthesis", ""),
    "report": ("techreport", ""),
}
"""Crossref's kinds of work, BibTeX's, and what BibTeX calls the thing that it stands in; any other is ``misc``."""

_PUBLISHERS: Mapping[str, str] = {
    "book": "publisher",
    "incollection": "publisher",
    "phdthesis": "school",
    "techreport": "institution",
}


class NotCrossrefError(ValueError):
    """The text is no record of Crossref's."""


def bibtex(text: str, key: str) -> str:
    """Write the entry under a key: what the record says of author, title, year, place and DOI, and nothing else.

    Raises NotCrossrefError where the text is not JSON, or has no title.
    """
    try:
        read = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotCrossrefError(str(error)) from None
    work = read.get("message", read) if isinstance(read, dict) else None
    if not isinstance(work, dict) or not work.get("title"):
        raise NotCrossrefError("no title")
    kind, container = _KINDS.get(str(work.get("type")), ("misc", ""))
    fields = [f"  {name} = {{{value}}}" for name, value in _fields(work, kind, container) if value]
    return f"@{kind}{{{key},\n" + ",\n".join(fields) + "\n}\n"


def _fields(work: Mapping[str, Any], kind: str, container: str) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, work.get("author", ())))
    yield "title", f"{{{_plain(_first(work['title']))}}}"
    issued = work.get("issued", {}).get("date-parts") or [[None]]
    yield "year", str(issued[0][0] or "")
    if container:
        yield container, _plain(_first(work.get("container-title")))
    yield "volume", _plain(str(work.get("volume") or ""))
    yield "number", _plain(str(work.get("issue") or ""))
    yield "pages", re.sub("[-\N{EN DASH}]+", "--", _plain(str(work.get("page") or "")))
    if kind in _PUBLISHERS:
        yield _PUBLISHERS[kind], _plain(str(work.get("publisher") or ""))
    yield "doi", str(work.get("DOI") or "")


def _first(texts: Sequence[str] | None) -> str:
    return texts[0] if texts else ""


def _name(person: Mapping[str, str]) -> str:
    if "family" not in person:
        return f"{{{_plain(person.get('name', ''))}}}"
    return ", ".join(_plain(person[part]) for part in ("family", "given") if person.get(part))


def _plain(text: str) -> str:
    """Write a text so that LaTeX means it: without markup and braces, its own signs escaped."""
    bare = re.sub(r"<[^<>]*>|[{}\\]", "", text)
    return re.sub(r"([&%$#_])", r"\\\1", " ".join(bare.split()))
