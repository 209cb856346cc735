"""``data/datapackage.json``: the tables as a Data Package, which Frictionless reads."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from generator.exports.catalogue_schema import SCHEMA_VERSION
from generator.exports.data_table import Column, DataTable
from generator.exports.download import Download, json_bytes
from generator.exports.stock import Stock
from generator.exports.tables_csv import path_of
from generator.words import Words, load_words

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def export(stock: Stock) -> Iterator[Download]:
    """Give the one file."""
    yield stock.file(PurePosixPath("data/datapackage.json"), partial(_content, stock))


def _content(stock: Stock) -> bytes:
    words = load_words("da")
    package = {
        "name": "kernekataloget",
        "title": words.t("cite.author"),
        "description": words.t("home.description"),
        "homepage": stock.address,
        "version": SCHEMA_VERSION,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": words.t("cite.author"), "role": "publisher"}],
        "resources": [_resource(table, stock.csv(table), words) for table in stock.tables],
    }
    return json_bytes(package)


def _resource(table: DataTable, content: bytes, words: Words) -> Mapping[str, Any]:
    links = [
        {"fields": [column.name], "reference": {"resource": _own(column, table), "fields": ["id"]}}
        for column in table.columns
        if column.target
    ]
    return {
        "name": table.name,
        "title": words.t(f"table.{table.name}"),
        "path": path_of(table.name).name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": _fields(table.columns, words),
            "primaryKey": table.key,
            "missingValues": [""],
            **({"foreignKeys": links} if links else {}),
        },
    }


def _own(column: Column, table: DataTable) -> str:
    """Give the table that a column links to, which the form calls by nothing where it is its own."""
    return "" if column.target == table.name else column.target


def _fields(columns: Sequence[Column], words: Words) -> list[Mapping[str, Any]]:
    return [
        {
            "name": column.name,
            "title": words.t(f"column.{column.name}"),
            "type": column.type,
            **({"constraints": {"required": True}} if column.is_required else {}),
        }
        for column in columns
    ]
