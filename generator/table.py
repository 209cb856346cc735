"""Table: CSV text read into rows of text cells that know their places."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.problem import Place, Problem, nearest
from generator.sentence import sentence

# The standard library's reader gives no columns; a cell here never spans lines, so one pattern reads it.
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^,"]*))(,|$)')


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: a header and rows; empty cells are not in a row."""

    file: PurePosixPath
    rows: Sequence[Mapping[str, str]]
    lines: Sequence[int]
    """The line of each row."""
    header: Sequence[str]
    text: Sequence[str] = field(repr=False)
    """The file's lines."""
    is_whole: bool = True
    """Every row of the file is here."""

    def place(self, row: int, column: str | None = None) -> Place:
        """Where a cell of a row stands; the row itself without a column, or where the column is not there."""
        line = self.lines[row]
        starts = [start for start, _ in _cells(self.text[line - 1])]
        position = self.header.index(column) if column in self.header else 0
        return Place(self.file, line, starts[position] + 1 if position < len(starts) else 1)


def parse_table(text: str, file: PurePosixPath, columns: Sequence[str]) -> tuple[Table, list[Problem]]:
    """Read a table whose header names some of the columns, in any order; blank lines are passed over.

    Without a header that can be trusted there are no rows.

    Problems: ``table-column`` (unknown or twice), ``table-row`` (a row of another length, or a quote not closed),
    ``table-empty``.
    """
    # Not splitlines: it also parts a cell with one of Unicode's rarer line ends, which no editor counts.
    lines = re.split("\r\n|\r|\n", text)
    header = [cell for _, cell in _cells(lines[0])]
    numbers = [number for number, line in enumerate(lines, 1) if number > 1 and line.strip()]
    problems = list(_header_problems(header, lines[0], file, columns))
    if not numbers:
        problems = [Problem(Place(file), "table-empty", sentence("table-empty", columns=", ".join(columns)))]
    if problems:
        return Table(file, (), (), header, lines, is_whole=False), problems
    rows, kept = [], []
    texts: dict[str, str] = {}
    for number in numbers:
        cells = _split(lines[number - 1])
        if len(cells) == len(header):
            # The same few texts stand in hundreds of thousands of cells: each is kept once.
            rows.append({name: texts.setdefault(cell, cell) for name, cell in zip(header, cells, strict=True) if cell})
            kept.append(number)
        else:
            said = sentence("table-row", found=len(cells), expected=len(header))
            problems.append(Problem(Place(file, number), "table-row", said))
    return Table(file, rows, kept, header, lines, is_whole=not problems), problems


def plain(number: float | None, decimals: int = 6) -> str:
    """Write a number as tables have it: a point before the decimals, nothing between thousands, empty for none."""
    return "" if number is None else f"{number + 0.0:.{decimals}f}".rstrip("0").rstrip(".")


def _header_problems(
    header: Sequence[str], line: str, file: PurePosixPath, columns: Sequence[str]
) -> Iterator[Problem]:
    starts = [start for start, _ in _cells(line)]
    for position, name in enumerate(header):
        place = Place(file, 1, starts[position] + 1)
        if name not in columns:
            said = sentence("table-column.unknown", column=name, columns=", ".join(columns))
            yield Problem(place, "table-column", said, suggestion=nearest(name, columns))
        elif name in header[:position]:
            yield Problem(place, "table-column", sentence("table-column.twice", column=name))


def _split(line: str) -> list[str]:
    """Give the cells of a line."""
    return [cell for _, cell in _cells(line)] if '"' in line else line.split(",")


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """Give each cell with where it starts; stops where a quote is not closed, so that the row is too short."""
    at = 0
    while (match := _CELL.match(line, at)) is not None:
        quoted, plain, end = match.groups()
        yield match.start(), plain if quoted is None else quoted.replace('""', '"')
        at = match.end()
        if not end:
            return
