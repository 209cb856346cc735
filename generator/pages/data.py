"""The page of downloads."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from pathlib import PurePosixPath

from generator.address import DATA, document
from generator.exports.catalogue_schema import SCHEMA_VERSION
from generator.exports.download import Download
from generator.exports.record_json import SINGULAR, path_of
from generator.exports.stock import Stock
from generator.exports.tables_csv import excel_path_of
from generator.exports.tables_csv import path_of as csv_path_of
from generator.pages.page import Page
from generator.render import Renderer, renderer

WHOLE = (
    "catalogue.json",
    "kernekatalog.sqlite",
    "datapackage.json",
    "csv-metadata.json",
    "references.bib",
    "references.ris",
    "references.json",
    "feed.xml",
)
"""The files about everything, in the order in which they are told of."""


def pages(stock: Stock, downloads: Sequence[Download], language: str) -> Iterator[Page]:
    """Give the one page, which tells how large the downloads are, and so is best written after them."""
    render = renderer(language)
    title, description = render.words.t("data.title"), render.words.t("data.description")
    body = partial(_body, stock, downloads, render)
    yield Page(DATA, document(DATA, index=True), title, description, body, hide=())


def _body(stock: Stock, downloads: Sequence[Download], render: Renderer) -> str:
    sizes = {download.path: len(download.content) for download in downloads}
    return render.page(
        "data",
        DATA,
        whole=[
            (name, _kilobytes(sizes[PurePosixPath(DATA, name)])) for name in WHOLE if PurePosixPath(DATA, name) in sizes
        ],
        tables=[
            (
                table,
                (str(csv_path_of(table.name)), _kilobytes(sizes[csv_path_of(table.name)])),
                (str(excel_path_of(table.name)), _kilobytes(sizes[excel_path_of(table.name)])),
            )
            for table in stock.tables
        ],
        records=[(kind, *_folder(path_of(kind, "").parent, sizes)) for kind in SINGULAR],
        publications=_folder(PurePosixPath(DATA, "referencer"), sizes),
        schemas=[
            (path.name, _kilobytes(size))
            for path, size in sizes.items()
            if path.parent == PurePosixPath(DATA, "schemas")
        ],
        version=SCHEMA_VERSION,
    )


def _folder(folder: PurePosixPath, sizes: Mapping[PurePosixPath, int]) -> tuple[str, int, int]:
    """Give a folder of files of one kind, how many they are and how many kilobytes together."""
    found = [size for path, size in sizes.items() if path.parent == folder]
    return f"{folder}/", len(found), _kilobytes(sum(found))


def _kilobytes(size: int) -> int:
    return ceil(size / 1000)
