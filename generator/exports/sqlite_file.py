"""``data/kernekatalog.sqlite``: every table with its links kept, and beside each a view of it in Danish."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from generator.exports.data_table import Cell, Column, DataTable
from generator.exports.download import Download
from generator.exports.stock import Stock
from generator.words import Words, load_words

PATH = PurePosixPath("data/kernekatalog.sqlite")

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
_WRITTEN_BY = slice(96, 100)
"""Where the file says which version of SQLite wrote it, for nobody but the curious."""


def export(stock: Stock) -> Iterator[Download]:
    """Give the one file, the same bytes for the same records whatever version of SQLite is at hand."""
    yield stock.file(PATH, partial(_content, stock, load_words("da")))


def _content(stock: Stock, words: Words) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("BEGIN")
        for table in stock.tables:
            _write(database, table, words)
        database.execute("COMMIT")
        database.execute("VACUUM")
        content = bytearray(database.serialize())
    content[_WRITTEN_BY] = bytes(4)
    return bytes(content)


def _write(database: sqlite3.Connection, table: DataTable, words: Words) -> None:
    columns = ", ".join(_definition(column) for column in table.columns)
    key = ", ".join(_quoted(name) for name in table.key)
    name, places = _quoted(table.name), ", ".join("?" * len(table.columns))
    database.execute(f"CREATE TABLE {name} ({columns}, PRIMARY KEY ({key}))")
    has_dates = any(column.type == "date" for column in table.columns)
    rows = ([_value(cell) for cell in row] for row in table.rows) if has_dates else table.rows
    database.executemany(f"INSERT INTO {name} VALUES ({places})", rows)  # noqa: S608 - names are ours
    danish = ", ".join(
        f"{_quoted(column.name)} AS {_quoted(_name(words.t(f'column.{column.name}')))}" for column in table.columns
    )
    database.execute(f"CREATE VIEW {_quoted(_name(words.t(f'table.{table.name}')))} AS SELECT {danish} FROM {name}")  # noqa: S608 - as above


def _definition(column: Column) -> str:
    parts = [_quoted(column.name), _TYPES[column.type]]
    if column.is_required:
        parts.append("NOT NULL")
    if column.type == "boolean":
        parts.append(f"CHECK ({_quoted(column.name)} IN (0, 1))")
    if column.target:
        parts.append(f"REFERENCES {_quoted(column.target)} (id)")
    return " ".join(parts)


def _name(words: str) -> str:
    """Make a name that needs no quotes of some words: ``interval_fra``."""
    return re.sub(r"\W+", "_", words.lower()).strip("_")


def _quoted(name: str) -> str:
    return f'"{name}"'


def _value(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell
