"""CSV text read into rows that know their places."""

import csv
import io
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problem import Place
from generator.table import Table, parse_table

FILE = PurePosixPath("evidence/snapshots/2020-01-01-eksempel.csv")
COLUMNS = ("area", "value", "note")

TEXT = 'note,area,value\n"Et komma, og ""gåseøjne""",parken,1.5\n\n,skolen,\n"",,2\n'

CELLS = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=6)


def test_rows_are_cells_by_column_without_the_empty_ones() -> None:
    """A comma and a quotation mark stand in a quoted cell; what is empty is not there, quoted or not."""
    table, problems = parse_table(TEXT, FILE, COLUMNS)
    assert problems == []
    assert list(table.rows) == [
        {"note": 'Et komma, og "gåseøjne"', "area": "parken", "value": "1.5"},
        {"area": "skolen"},
        {"value": "2"},
    ]


@pytest.mark.parametrize(
    ("row", "column", "line", "position"),
    [
        (0, "note", 2, 1),
        (0, "area", 2, 29),
        (0, "value", 2, 36),
        (1, "note", 4, 1),
        (1, "value", 4, 9),
        (2, "value", 5, 5),
        (2, "unheard-of", 5, 1),
        (2, None, 5, 1),
    ],
)
def test_place_of_a_cell_counts_blank_lines_and_quotation_marks(
    row: int, column: str | None, line: int, position: int
) -> None:
    """A cell stands where its first character stands, an empty one where it would."""
    table, _ = parse_table(TEXT, FILE, COLUMNS)
    assert table.place(row, column) == Place(FILE, line, position)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_line_ends_of_every_system_are_read(end: str) -> None:
    """Where a table was saved makes no difference."""
    table, problems = parse_table(TEXT.replace("\n", end), FILE, COLUMNS)
    assert (len(table.rows), table.place(2, "value"), problems) == (3, Place(FILE, 5, 5), [])


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_line_ends_end_a_line(mark: str) -> None:
    """What Python takes for the end of a line is a character like any other in a cell."""
    table, problems = parse_table(f"area,note\nparken,to{mark}dele\nskolen,en\n", FILE, COLUMNS)
    assert (table.rows[0]["note"], table.place(1, "note"), problems) == (f"to{mark}dele", Place(FILE, 3, 8), [])


def test_header_that_cannot_be_trusted_gives_no_rows() -> None:
    """One wrong column is told once, not once in each row."""
    table, problems = parse_table("aera,value\nparken,1\nskolen,2\n", FILE, COLUMNS)
    assert [problem.code for problem in problems] == ["table-column"]
    assert (list(table.rows), table.is_whole) == ([], False)


def test_row_of_another_length_leaves_the_other_rows_to_be_looked_at() -> None:
    """The table is not whole, and its other rows may have mistakes that should be told in the same run."""
    table, problems = parse_table("area,value\nparken\nskolen,2\n", FILE, COLUMNS)
    assert [(problem.code, problem.place.line) for problem in problems] == [("table-row", 2)]
    assert (list(table.rows), table.is_whole) == ([{"area": "skolen", "value": "2"}], False)


@pytest.mark.parametrize("text", ["", "\n\n", "area,value", "area,value\n", "area,value\n \n"])
def test_table_without_rows_is_told(text: str) -> None:
    """A snapshot without a number is one that lost them."""
    table, problems = parse_table(text, FILE, COLUMNS)
    assert [problem.code for problem in problems] == ["table-empty"]
    assert not table.is_whole


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS).filter(lambda row: "".join(row).strip()), min_size=1, max_size=5))
def test_what_the_csv_module_writes_comes_back_equal(rows: list[tuple[str, str, str]]) -> None:
    """A table that a program wrote is read as it was meant."""
    file = io.StringIO()
    csv.writer(file).writerows([COLUMNS, *rows])
    table, problems = parse_table(file.getvalue(), FILE, COLUMNS)
    assert problems == []
    assert [_row(table, number) for number in range(len(table.rows))] == rows


@given(text=st.text() | st.text(alphabet='area,value"\n\r ;1'))
def test_any_text_is_read_or_has_a_problem(text: str) -> None:
    """Reading never raises, and a table that is not whole says why."""
    table, problems = parse_table(text, FILE, COLUMNS)
    assert table.is_whole == (not problems)


def _row(table: Table, number: int) -> tuple[str, ...]:
    return tuple(table.rows[number].get(column, "") for column in COLUMNS)
