"""A source's address is its publisher's; where it was read in a copy, that is said."""

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence
from generator.source import Path

CODE = "publisher-address"

_HOST = re.compile(r"https?://(?:[^/?#]*@)?([^/?#:]+)")

COPIES = frozenset(
    {
        "1library.net",
        "9dok.net",
        "9pdf.net",
        "9pdf.org",
        "abcdocz.com",
        "bib-bvb.de",
        "booksci.cn",
        "cupdf.com",
        "docplayer.dk",
        "docplayer.net",
        "docslib.org",
        "docslide.net",
        "documents.pub",
        "doksi.net",
        "dokumen.tips",
        "econbeancount.app",
        "fdocuments.net",
        "issuu.com",
        "merithub.com",
        "openscience.ink",
        "paperexplained.cn",
        "pdffox.com",
        "pdfslide.net",
        "pdfslide.tips",
        "read-me.org",
        "scribd.com",
        "spotidoc.com",
        "studylib.net",
        "vdocument.in",
        "vdocuments.mx",
        "vdocuments.net",
        "vdocuments.pub",
        "yumpu.com",
    }
)
"""Sites that keep copies of what others published."""

SHADOW = ("annas-archive", "b-ok.", "libgen", "sci-hub", "z-lib", "zlibrary")
"""Parts of the names of sites that nothing here may point at."""


def publisher_address(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each ``url`` that is a copy's, and each address of a shadow library."""
    kinds = {
        "activities": catalogue.activities,
        "evaluations": catalogue.evaluations,
        "indicators": catalogue.indicators,
        "areas": catalogue.areas,
        "snapshots": catalogue.snapshots,
        "vocabulary": catalogue.vocabulary,
    }
    for kind, records in kinds.items():
        for record_id, record in records.items():
            for path, address in _addresses(record):
                key = _mistake(str(path[-1]), address)
                if key:
                    said = sentence(key, host=_host(address))
                    yield Problem(catalogue.place(kind, record_id, path), CODE, said)
    for reference in catalogue.references.values():
        for field, address in (("url", reference.url), ("read_in_copy", reference.read_in_copy)):
            key = _mistake(field, address)
            if key:
                yield Problem(reference.place, CODE, sentence(key, host=_host(address)))


def _addresses(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            each = getattr(value, name)
            if name in {"url", "read_in_copy"} and isinstance(each, str):
                yield (*path, name), each
            elif isinstance(each, BaseModel | tuple):
                yield from _addresses(each, (*path, info.alias or name))
    elif isinstance(value, tuple):
        for position, each in enumerate(value):
            yield from _addresses(each, (*path, position))


def _mistake(field: str, address: str) -> str:
    """Give the key of the sentence that says what is wrong with an address, or the empty text."""
    host = _host(address)
    if any(part in host for part in SHADOW):
        return "publisher-address.shadow"
    if field == "url" and any(host == copy or host.endswith(f".{copy}") for copy in COPIES):
        return "publisher-address.copy"
    return ""


def _host(address: str) -> str:
    # Not urlsplit: it raises for addresses such as https://[example.
    found = _HOST.match(address)
    return found[1].lower() if found else ""
