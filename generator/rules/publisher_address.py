"""A source's address is its publisher's; where it was read in a copy, that is said."""

import re
from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.outside import outside
from generator.problem import Problem
from generator.sentence import sentence

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
_OF_COPIES = tuple(f".{copy}" for copy in COPIES)

SHADOW = ("annas-archive", "b-ok.", "libgen", "sci-hub", "z-lib", "zlibrary")
"""Parts of the names of sites that nothing here may point at."""


def publisher_address(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each ``url`` that is a copy's, and each address of a shadow library."""
    for place, field, address in outside(catalogue):
        if key := _mistake(field, address):
            yield Problem(place, CODE, sentence(key, host=_host(address)))


def _mistake(field: str, address: str) -> str:
    """Give the key of the sentence that says what is wrong with an address, or the empty text."""
    host = _host(address)
    if any(part in host for part in SHADOW):
        return "publisher-address.shadow"
    if field == "url" and f".{host}".endswith(_OF_COPIES):
        return "publisher-address.copy"
    return ""


def _host(address: str) -> str:
    # Not urlsplit: it raises for addresses such as https://[example.
    found = _HOST.match(address)
    return found[1].lower() if found else ""
