"""Citation files: a page and the publications that it cites, as files for programs that keep references."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.catalogue import Catalogue
from generator.exports.download import Download, json_bytes
from generator.exports.references_csl import csl
from generator.exports.references_ris import ris
from generator.pages.citation import Citation
from generator.words import Words

CITED = "citat"
"""What the files are called that cite a page as a whole."""


def citation_files(address: str, citation: Citation, *, name: str = CITED) -> Iterator[Download]:
    """Give how a page is cited, or a part of it, as files beside the page at an address."""
    yield Download(PurePosixPath(address, f"{name}.bib"), partial(_citation_bibtex, citation))
    yield Download(PurePosixPath(address, f"{name}.ris"), partial(_citation_ris, citation))
    yield Download(PurePosixPath(address, f"{name}.json"), partial(_citation_csl, citation))


def source_files(address: str, catalogue: Catalogue, keys: Sequence[str], words: Words) -> Iterator[Download]:
    """Give the publications that a page cites, by their keys, as files beside it; none where it cites none."""
    if keys:
        yield Download(PurePosixPath(address, "kilder.bib"), partial(_sources_bibtex, catalogue, keys))
        yield Download(PurePosixPath(address, "kilder.ris"), partial(_sources_ris, catalogue, keys, words))
        yield Download(PurePosixPath(address, "kilder.json"), partial(_sources_csl, catalogue, keys, words))


def _citation_bibtex(citation: Citation) -> bytes:
    return f"{citation.bibtex}\n".encode()


def _citation_ris(citation: Citation) -> bytes:
    return f"{citation.ris}\n".encode()


def _citation_csl(citation: Citation) -> bytes:
    return json_bytes([citation.csl])


def _sources_bibtex(catalogue: Catalogue, keys: Sequence[str]) -> bytes:
    entries = "\n\n".join(catalogue.references[key].bibtex for key in keys)
    return f"{entries}\n".encode()


def _sources_ris(catalogue: Catalogue, keys: Sequence[str], words: Words) -> bytes:
    return "\n".join(ris(catalogue.references[key], words) for key in keys).encode()


def _sources_csl(catalogue: Catalogue, keys: Sequence[str], words: Words) -> bytes:
    return json_bytes([csl(catalogue.references[key], words) for key in keys])
