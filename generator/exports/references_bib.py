"""``data/references.bib`` and a file a publication: the bibliography as it stands in BibTeX."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.bibliography import Reference
from generator.exports.download import Download
from generator.exports.stock import Stock


def export(stock: Stock) -> Iterator[Download]:
    """Give the whole, then each publication, in the order of keys."""
    yield stock.file(PurePosixPath("data/references.bib"), partial(_content, stock.publications))
    for reference in stock.publications:
        yield stock.file(PurePosixPath("data/referencer", f"{reference.key}.bib"), partial(_content, [reference]))


def _content(references: Sequence[Reference]) -> bytes:
    return ("\n\n".join(each.bibtex for each in references) + "\n").encode()
