"""Citation files: a page and the publications that it cites, as files for programs that keep references."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from generator.bibliography import Reference
from generator.exports.download import Download, json_bytes
from generator.exports.references_csl import csl
from generator.exports.references_ris import ris
from generator.pages.citation import Citation
from generator.words import Words

CITED = "citat"
"""What the files are called that cite a page as a whole."""


def citation_files(address: str, citation: Citation, *, name: str = CITED) -> Iterator[Download]:
    """Give how a page is cited, or a part of it, as files beside the page at an address."""
    yield Download(PurePosixPath(address, f"{name}.bib"), f"{citation.bibtex}\n".encode())
    yield Download(PurePosixPath(address, f"{name}.ris"), f"{citation.ris}\n".encode())
    yield Download(PurePosixPath(address, f"{name}.json"), json_bytes([citation.csl]))


def source_files(address: str, references: Sequence[Reference], words: Words) -> Iterator[Download]:
    """Give the publications that a page cites as files beside it; none where it cites none."""
    if references:
        entries = "\n\n".join(reference.bibtex for reference in references)
        yield Download(PurePosixPath(address, "kilder.bib"), f"{entries}\n".encode())
        records = "\n".join(ris(reference, words) for reference in references)
        yield Download(PurePosixPath(address, "kilder.ris"), records.encode())
        items = [csl(reference, words) for reference in references]
        yield Download(PurePosixPath(address, "kilder.json"), json_bytes(items))
