"""``data/references.json`` and a file a publication: the bibliography in CSL-JSON, for citation styles."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.bibliography import Name, Reference
from generator.exports.download import Download, json_bytes
from generator.exports.stock import Stock
from generator.words import Words, load_words

_KINDS = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "misc": "document",
    "phdthesis": "thesis",
    "techreport": "report",
    "unpublished": "manuscript",
}


def export(stock: Stock) -> Iterator[Download]:
    """Give the whole, then each publication, in the order of keys."""
    words = load_words("da")
    yield stock.file(PurePosixPath("data/references.json"), partial(_content, stock.publications, words))
    for reference in stock.publications:
        path = PurePosixPath("data/referencer", f"{reference.key}.json")
        yield stock.file(path, partial(_content, [reference], words))


def _content(references: Sequence[Reference], words: Words) -> bytes:
    return json_bytes([csl(each, words) for each in references])


def csl(reference: Reference, words: Words) -> Mapping[str, object]:
    """Tell of one publication in the fields of CSL-JSON; an institution is one name, never family and given."""
    is_extent = bool(reference.pages) and not reference.container
    date = [each for each in (reference.year, reference.month) if each]
    copy = f"{words.t('source.copy')} {reference.read_in_copy}" if reference.read_in_copy else ""
    told: Mapping[str, object] = {
        "id": reference.key,
        "type": _KINDS[reference.kind],
        "title": reference.title,
        "author": _names(reference.authors),
        "editor": _names(reference.editors),
        "issued": {"date-parts": [[int(each) for each in date]]} if reference.year else None,
        "container-title": reference.container,
        "volume": reference.volume,
        "issue" if reference.kind == "article" else "number": reference.number,
        "page": "" if is_extent else reference.pages,
        "number-of-pages": reference.page_count or (reference.pages if is_extent else ""),
        "publisher": reference.institution,
        "ISBN": " ".join(each for each in (reference.isbn, reference.eisbn) if each),
        "ISSN": reference.issn,
        "DOI": reference.doi,
        "URL": reference.url,
        "language": reference.language_code,
        "note": ". ".join(each for each in (reference.annotation, copy) if each),
    }
    return {name: value for name, value in told.items() if value}


def _names(names: Sequence[Name]) -> list[Mapping[str, str]]:
    return [{"family": name.family, "given": name.given} if name.given else {"literal": name.family} for name in names]
