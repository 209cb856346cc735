"""``data/csv-metadata.json``: the tables told of in CSV on the Web (CSVW), a standard of W3C."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.exports.data_table import DataTable
from generator.exports.datapackage import LICENCE
from generator.exports.download import Download, json_bytes
from generator.exports.stock import Stock
from generator.exports.tables_csv import path_of
from generator.words import Words, load_words


def export(stock: Stock) -> Iterator[Download]:
    """Give the one file."""
    yield stock.file(PurePosixPath("data/csv-metadata.json"), partial(_content, stock))


def _content(stock: Stock) -> bytes:
    words = load_words("da")
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "da"}],
        "dc:title": words.t("cite.author"),
        "dc:license": {"@id": LICENCE},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
        "tables": [_table(table, words) for table in stock.tables],
    }
    return json_bytes(group)


def _table(table: DataTable, words: Words) -> Mapping[str, Any]:
    columns = [
        {
            "name": column.name,
            "titles": {"und": column.name},
            "dc:title": words.t(f"column.{column.name}"),
            "datatype": column.type,
            "required": column.is_required,
        }
        for column in table.columns
    ]
    links = [
        {
            "columnReference": column.name,
            "reference": {"resource": path_of(column.target).name, "columnReference": "id"},
        }
        for column in table.columns
        if column.target
    ]
    schema = {"columns": columns, "primaryKey": table.key, **({"foreignKeys": links} if links else {})}
    return {"url": path_of(table.name).name, "dc:title": words.t(f"table.{table.name}"), "tableSchema": schema}
