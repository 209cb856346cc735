"""Cells: numbers, periods and marks as Danish tables write them, read so that nothing is guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from generator.sentence import Sentence, sentence

Cell = str | float | bool | date | None
"""As a file gives it: text, a number, a date, or nothing."""

Meaning = Literal["missing", "suppressed", "zero"]

_SPACES = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}")
_NUMBERS = {
    ",": re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(%?)"),
    ".": re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)"),
}
"""By the sign before the decimals; the other one stands between thousands only, so 1.23 is no Danish number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says."""

    value: float | None
    """None where it says nothing or is a mark."""
    mark: Meaning | None = None
    """What its mark stands for."""
    is_percent: bool = False
    """It has a percent sign of its own."""


def figure(cell: Cell, marks: Mapping[str, Meaning], *, decimal: Literal[",", "."]) -> Figure | Sentence:
    """Read a number; a sentence says why it is none.

    ``marks`` says what each mark of the table stands for: ``..``, ``-`` and ``x`` mean different things to different
    publishers, so one that is not in it is refused.
    """
    if isinstance(cell, bool | date):
        return sentence("import.number", value=str(cell))
    if isinstance(cell, int | float):
        return Figure(float(cell))
    text = (cell or "").strip()
    if not text:
        return Figure(None, "missing")
    if text in marks:
        return Figure(0.0) if marks[text] == "zero" else Figure(None, marks[text])
    compact = text.translate(_SPACES).replace("\N{MINUS SIGN}", "-")
    match = _NUMBERS[decimal].fullmatch(compact)
    if match is None:
        key = "import.mark" if re.fullmatch(r"\W*|[xX]", compact) else "import.number"
        return sentence(key, value=text)
    minus, whole, decimals, percent = match.groups()
    digits = whole.replace(".", "").replace(",", "")
    return Figure(float(f"{minus}{digits}.{decimals or 0}"), is_percent=bool(percent))


def period(cell: Cell) -> str | Sentence:
    """Read a period as snapshots write it: a year, a school year, a quarter, a day; a sentence says why it is none."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = str(int(cell))
    text = str(cell if cell is not None else "").strip()
    if re.fullmatch(r"\d{4}([Kk][1-4]|-\d{2}-\d{2})?", text):
        return text.upper()
    if match := re.fullmatch(r"(\d{4})(?:/|/\d{2}|-\d{2})(\d{2})", text):
        start, end = int(match[1]), int(match[2])
        if end == (start + 1) % 100:
            return f"{start}/{end:02}"
    if match := re.fullmatch(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})", text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    return sentence("import.period", value=text)
