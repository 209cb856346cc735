"""``data/references.bib`` and a file a publication: the bibliography as it stands in BibTeX."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.exports.download import Download
from generator.exports.stock import Stock


def export(stock: Stock) -> Iterator[Download]:
    """Give the whole, then each publication, in the order of keys."""
    text = "\n\n".join(reference.bibtex for reference in stock.publications)
    yield Download(PurePosixPath("data/references.bib"), f"{text}\n".encode())
    for reference in stock.publications:
        path = PurePosixPath("data/referencer", f"{reference.key}.bib")
        yield Download(path, f"{reference.bibtex}\n".encode())
