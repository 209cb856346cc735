"""``data/references.bib``: every publication that some record names, as it stands in the bibliography."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.catalogue import Catalogue
from generator.exports.download import Download
from generator.grade import Grade, GradeKey


def export(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Download]:
    """Give the one file, its entries in the order of keys."""
    cited = [reference for key, reference in catalogue.references.items() if key in catalogue.cited_by]
    text = "\n\n".join(reference.bibtex for reference in cited)
    yield Download(PurePosixPath("data/references.bib"), f"{text}\n".encode())
