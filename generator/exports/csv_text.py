"""CSV text: a table as programs read it, and as a Danish spreadsheet does."""

import csv
import io
import re
from datetime import date
from functools import lru_cache

from generator.exports.data_table import Cell, DataTable
from generator.words import Words

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Opens each file: by it Excel knows that the letters are UTF-8."""

_FORMULA = re.compile(
    "[=+@\t\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}\N{FULLWIDTH HYPHEN-MINUS}-]"
)
_SCHOOL_YEAR = re.compile(r"(\d{4})/\d{2}")
_RANGE = re.compile(r"(\d+)-(\d+)")


def table_csv(table: DataTable) -> bytes:
    """Write a table for programs: commas, points before decimals, ``true`` and ``false``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([*map(_plain, row)] for row in table.rows)
    return f"{MARK}{text.getvalue()}".encode()


def excel_csv(table: DataTable, words: Words) -> bytes:
    """Write a table for a Danish Excel: Danish headings, semicolons, commas before decimals, ``ja`` and ``nej``.

    What Excel would take for a date is written so that it does not: a school year as ``2011/2012``, pages with a dash.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(words.t(f"column.{column.name}") for column in table.columns)
    yes_no = (words.t("no"), words.t("yes"))
    writer.writerows([_danish(cell, yes_no) for cell in row] for row in table.rows)
    return f"{MARK}{text.getvalue()}".encode()


@lru_cache(maxsize=50_000, typed=True)
def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _number(cell)
    return "" if cell is None else _harmless(cell) if isinstance(cell, str) else str(cell)


@lru_cache(maxsize=50_000, typed=True)
def _danish(cell: Cell, yes_no: tuple[str, str]) -> str:
    if isinstance(cell, bool):
        return yes_no[cell]
    if isinstance(cell, float):
        return _number(cell).replace(".", ",")
    if isinstance(cell, str):
        return _danish_text(cell)
    return cell.isoformat() if isinstance(cell, date) else _plain(cell)


def _danish_text(text: str) -> str:
    if year := _SCHOOL_YEAR.fullmatch(text):
        return f"{year[1]}/{int(year[1]) + 1}"
    return _RANGE.sub("\\1\N{EN DASH}\\2", text) if _RANGE.fullmatch(text) else _harmless(text)


def _number(value: float) -> str:
    """Write a number with the digits that tell it from all others, never as 1e-05."""
    # A zero has no sign.
    return f"{value + 0.0:.10f}".rstrip("0").rstrip(".")


def _harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula; a lone return would end the row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{lines}" if _FORMULA.match(lines) else lines
