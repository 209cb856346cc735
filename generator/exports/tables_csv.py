"""``data/*.csv`` and ``data/excel/*.csv``: every table, for programs and for a Danish spreadsheet."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from generator.exports.csv_text import excel_csv
from generator.exports.download import Download
from generator.exports.stock import Stock
from generator.words import load_words


def export(stock: Stock) -> Iterator[Download]:
    """Give two files a table."""
    words = load_words("da")
    for table in stock.tables:
        yield Download(path_of(table.name), partial(stock.csv, table))
        yield stock.file(excel_path_of(table.name), partial(excel_csv, table, words))


def path_of(table: str) -> PurePosixPath:
    """Give where a table for programs is, from the site's root."""
    return PurePosixPath("data", f"{table}.csv")


def excel_path_of(table: str) -> PurePosixPath:
    """Give where a table for a Danish spreadsheet is, from the site's root."""
    return PurePosixPath("data/excel", f"{table}.csv")
