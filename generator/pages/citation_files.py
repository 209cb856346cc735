"""Citation files: a page and the publications that it cites, as files for programs that keep references."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from generator.bibliography import Reference
from generator.exports.download import Download
from generator.exports.references_ris import ris
from generator.pages.citation import Citation
from generator.words import Words


def citation_files(
    address: str, citation: Citation, references: Sequence[Reference], *, words: Words
) -> Iterator[Download]:
    """Give the files beside the page at an address; none of publications where it cites none."""
    yield Download(PurePosixPath(address, "citat.bib"), f"{citation.bibtex}\n".encode())
    yield Download(PurePosixPath(address, "citat.ris"), f"{citation.ris}\n".encode())
    if references:
        entries = "\n\n".join(reference.bibtex for reference in references)
        yield Download(PurePosixPath(address, "kilder.bib"), f"{entries}\n".encode())
        records = "\n".join(ris(reference, words) for reference in references)
        yield Download(PurePosixPath(address, "kilder.ris"), records.encode())
