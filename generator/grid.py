"""Grid: a downloaded table as rows of cells, from CSV or Excel; the only module that knows openpyxl."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from generator.cells import Cell
from generator.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet, as long as they are."""

    rows: Sequence[Sequence[Cell]]
    """From the first line of the file; cells that a percent format shows are as they are shown: 52.3 for 0.523."""


def read_grid(name: str, content: bytes, *, sheet: str | None = None) -> Grid | Sentence:
    """Read a table by its file's name; a sentence says why it cannot be read."""
    if name.lower().endswith((".xlsx", ".xlsm")):
        return _workbook(name, content, sheet)
    if name.lower().endswith(".csv"):
        return _csv(name, content)
    return sentence("import.kind", file=name)


def _csv(name: str, content: bytes) -> Grid | Sentence:
    """Read text with semicolons, tabs or commas; UTF-8, or what older Danish programs write."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    lines = text.splitlines()
    # Semicolons and tabs first: a Danish table has commas in its numbers.
    counts = {sign: sum(line.count(sign) for line in lines[:20]) for sign in (";", "\t", ",")}
    sign = next((each for each in (";", "\t") if counts[each]), ",")
    try:
        return Grid([list(row) for row in csv.reader(io.StringIO(text), delimiter=sign)])
    except csv.Error:  # a cell beyond all measure: it is no table
        return sentence("import.workbook", file=name)


def _workbook(name: str, content: bytes, sheet: str | None) -> Grid | Sentence:
    try:
        # Values, not formulas: what a reader of the sheet sees.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError):
        return sentence("import.workbook", file=name)
    if sheet is not None and sheet not in book.sheetnames:
        return sentence("import.sheet", sheet=sheet, known=", ".join(book.sheetnames))
    page = book[sheet] if sheet is not None else book[book.sheetnames[0]]
    return Grid([[_cell(cell.value, cell.number_format) for cell in row] for row in page.iter_rows()])


def _cell(value: object, number_format: str | None) -> Cell:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        # Rounded to what a double has of decimal digits: 0.523 * 100 is 52.300000000000004.
        return float(f"{100 * value:.12g}") if "%" in (number_format or "") else float(value)
    return value if isinstance(value, str | date) else None
