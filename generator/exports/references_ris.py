"""``data/references.ris`` and a file a publication: the bibliography for EndNote, Zotero and Mendeley."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.bibliography import Reference
from generator.exports.download import Download
from generator.exports.stock import Stock
from generator.words import Words, load_words

_KINDS = {
    "article": "JOUR",
    "book": "BOOK",
    "incollection": "CHAP",
    "misc": "GEN",
    "phdthesis": "THES",
    "techreport": "RPRT",
    "unpublished": "UNPB",
}


def export(stock: Stock) -> Iterator[Download]:
    """Give the whole, then each publication, in the order of keys."""
    words = load_words("da")
    yield stock.file(PurePosixPath("data/references.ris"), partial(_content, stock.publications, words))
    for reference in stock.publications:
        path = PurePosixPath("data/referencer", f"{reference.key}.ris")
        yield stock.file(path, partial(_content, [reference], words))


def _content(references: Sequence[Reference], words: Words) -> bytes:
    return "\n".join(ris(each, words) for each in references).encode()


def ris(reference: Reference, words: Words) -> str:
    """Write one publication in RIS, a tag a line; an institution stands as an author does, without a comma of ours."""
    start, _, end = reference.pages.partition("-")
    is_extent = not reference.container
    notes = [reference.annotation]
    if reference.read_in_copy:
        notes.append(f"{words.t('source.copy')} {reference.read_in_copy}")
    tags = [
        ("TY", _KINDS[reference.kind]),
        ("ID", reference.key),
        *(("AU", f"{name.family}, {name.given}".removesuffix(", ")) for name in reference.authors),
        *(("A2", f"{name.family}, {name.given}".removesuffix(", ")) for name in reference.editors),
        ("TI", reference.title),
        ("T2", reference.container),
        ("PY", reference.year),
        ("DA", f"{reference.year}/{int(reference.month):02}//" if reference.year and reference.month else ""),
        ("VL", reference.volume),
        ("IS", reference.number),
        ("SP", (reference.page_count or reference.pages) if is_extent else start),
        ("EP", "" if is_extent else end),
        ("PB", reference.institution),
        ("SN", " ".join(each for each in (reference.isbn, reference.eisbn, reference.issn) if each)),
        ("DO", reference.doi),
        ("UR", reference.url),
        ("LA", reference.language),
        *(("N1", note) for note in notes),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - ", ""])
