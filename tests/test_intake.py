"""Import: downloaded tables, read without guessing, refused by row and column, and with small counts withheld."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.cells import Cell, Figure, Meaning, figure, period
from generator.cli import main
from generator.grid import Grid, read_grid
from generator.intake import Intake, take_in
from generator.problem import Problem
from generator.records.table_map import TableMap
from generator.reports.report import brief
from generator.sentence import Sentence
from generator.site import read
from generator.suppression import is_exposed, withheld
from generator.words import load_words
from tests.places import area, catalogue_of, indicator, row

MARKS: Mapping[str, Meaning] = {"..": "missing", "x": "suppressed", "-": "zero"}
CATALOGUE = catalogue_of(
    {
        "parken": area(title="Parken", aliases=["Ø-parken"]),
        "vejen": area(title="Vejen/Stien"),
        "gaarden": area(title="Gården"),
        "kom-101": area(title="Storby Kommune", kind="municipality", municipality={"code": "101", "name": "Storby"}),
    },
    [row("parken", "2019", 12.5), row("vejen", "2019", 8)],
    {
        "share": indicator(decimals=1),
        "rest": indicator(decimals=1),
        "people": indicator(kind="count", unit="personer", better="none", decimals=0),
    },
)
HEADS = ("Område", "År", "Andel", "Antal", "Af")
MAP = {
    "area": {"column": "Område"},
    "period": {"column": "År"},
    "values": [{"indicator": "share", "column": "Andel", "numerator": "Antal", "denominator": "Af"}],
    "marks": dict(MARKS),
}


def take(rows: Sequence[Sequence[Cell]], **fields: object) -> tuple[Intake, list[Problem]]:
    """Take in a table with the usual heads."""
    table_map = TableMap.model_validate_json(json.dumps({**MAP, **fields}))
    grid = Grid([HEADS, *rows])
    return take_in(CATALOGUE, grid, table_map, file=PurePosixPath("tal.xlsx"), suppress_below=5)


def said(rows: Sequence[Sequence[Cell]], **fields: object) -> str:
    """Give what is refused of a table, as it is printed."""
    return brief(sorted(take(rows, **fields)[1]), load_words("da"))


def written(rows: Sequence[Sequence[Cell]], **fields: object) -> list[str]:
    """Give the rows of the snapshot, of a table without mistakes."""
    intake, problems = take(rows, **fields)
    assert problems == []
    return intake.csv.splitlines()[1:]


# Cells.


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12,5", 12.5),
        ("1.234", 1234),
        ("1.234.567,25", 1234567.25),
        ("1234,5", 1234.5),
        ("1 234", 1234),
        ("1\N{NO-BREAK SPACE}234", 1234),
        (" 12 ", 12),
        ("-3,5", -3.5),
        ("\N{MINUS SIGN}3,5", -3.5),
        (12.5, 12.5),
        (7, 7),
        ("-", 0),
    ],
)
def test_danish_number_is_read(cell: Cell, expected: float) -> None:
    """A comma before decimals; points and blanks between thousands; and a mark that stands for nought."""
    assert figure(cell, MARKS, decimal=",") == Figure(expected)


def test_percent_sign_is_part_of_the_number() -> None:
    """It is remembered, so that it can be refused where no share is expected."""
    assert figure("52,3 %", MARKS, decimal=",") == Figure(52.3, is_percent=True)


@pytest.mark.parametrize(
    ("cell", "expected"), [("..", "missing"), ("x", "suppressed"), ("", "missing"), (None, "missing")]
)
def test_mark_means_what_the_map_says(cell: Cell, expected: Meaning) -> None:
    """An empty cell is missing everywhere."""
    assert figure(cell, MARKS, decimal=",") == Figure(None, expected)


@pytest.mark.parametrize("cell", ["..", "-", "x", "X", "…", "*", "."])
def test_mark_that_nobody_explained_is_refused(cell: str) -> None:
    """A hyphen is nought to one publisher and nothing to another."""
    read_cell = figure(cell, {}, decimal=",")
    assert isinstance(read_cell, Sentence)
    assert read_cell.key == "import.mark"


@pytest.mark.parametrize(
    "cell", ["12.5", "1.23", "1.2345", "1,234,567", "12a", "1_000", "1e3", "½", True, date(2019, 1, 1)]
)
def test_what_is_no_danish_number_is_refused(cell: Cell) -> None:
    """12.5 is either a slip or another language's number; it is not read as 125."""
    assert isinstance(figure(cell, MARKS, decimal=","), Sentence)


def test_english_number_is_read_where_the_map_says_so() -> None:
    """The two signs the other way round."""
    assert figure("1,234.5", MARKS, decimal=".") == Figure(1234.5)
    assert isinstance(figure("1.234,5", MARKS, decimal="."), Sentence)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2019", "2019"),
        (2019.0, "2019"),
        ("2019K4", "2019K4"),
        ("2019k4", "2019K4"),
        ("2018/19", "2018/19"),
        ("2018/2019", "2018/19"),
        ("1999/2000", "1999/00"),
        ("2019-12-31", "2019-12-31"),
        ("31.12.2019", "2019-12-31"),
        ("1-2-2019", "2019-02-01"),
        (date(2019, 12, 31), "2019-12-31"),
        (datetime(2019, 12, 31, 0, 0), "2019-12-31"),  # noqa: DTZ001 - a sheet's dates have no zone
    ],
)
def test_period_is_written_as_snapshots_write_it(cell: Cell, expected: str) -> None:
    """Quarters, school years and days in the ways that tables have them."""
    assert period(cell) == expected


@pytest.mark.parametrize("cell", ["", None, "19", "2019M05", "2019K5", "2018/20", "2018-2020", "i alt", 2019.5])
def test_what_is_no_period_is_refused(cell: Cell) -> None:
    """A month, a span of years and a word are none."""
    assert isinstance(period(cell), Sentence)


# Files.


def workbook(*rows: Sequence[object], number_format: str = "General") -> bytes:
    """Write a workbook as Excel does, its last column in a format."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tal"
    for each in rows:
        sheet.append(list(each))
    for cell in list(sheet.columns)[-1][1:]:
        cell.number_format = number_format
    book.create_sheet("Noter").append(["Intet her"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("sign", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_read_as_danish_programs_write_it(sign: str, encoding: str) -> None:
    """Semicolons or tabs between cells that have commas, in the encodings of then and now."""
    content = f'Område{sign}Andel\r\n"Gården{sign} øst"{sign}12,5\r\n'.encode(encoding)
    assert read_grid("tal.csv", content) == Grid([["Område", "Andel"], [f"Gården{sign} øst", "12,5"]])


def test_cell_in_percent_is_what_the_sheet_shows() -> None:
    """Excel keeps 52.3 % as 0.523, and only the format tells."""
    content = workbook(("Område", "Andel"), ("Parken", 0.523), number_format="0.0%")
    assert read_grid("tal.xlsx", content) == Grid([["Område", "Andel"], ["Parken", 52.3]])


def test_sheet_is_chosen_by_its_name() -> None:
    """The first one, unless told otherwise; and one that is not there is answered with those that are."""
    content = workbook(("Område",), ("Parken",))
    assert read_grid("tal.xlsx", content, sheet="Noter") == Grid([["Intet her"]])
    missing = read_grid("tal.xlsx", content, sheet="Ark3")
    assert isinstance(missing, Sentence)
    assert missing.slots["known"] == "Tal, Noter"


@pytest.mark.parametrize(
    ("name", "key"), [("tal.xlsx", "import.workbook"), ("tal.pdf", "import.kind"), ("tal.xls", "import.kind")]
)
def test_file_that_is_no_table_is_refused(name: str, key: str) -> None:
    """By its name or by what is in it."""
    answer = read_grid(name, b"%PDF-1.7")
    assert isinstance(answer, Sentence)
    assert answer.key == key


# Rows.


def test_row_becomes_a_row_of_a_snapshot() -> None:
    """The area by its title, an alias, its id, or a municipality's name or code."""
    rows = [(name, "2020", "12,5", None, None) for name in ("Parken", "gården", "vejen", "101")]
    assert written(rows) == [
        "gaarden,share,2020,12.5,,,final,official",
        "kom-101,share,2020,12.5,,,final,official",
        "parken,share,2020,12.5,,,final,official",
        "vejen,share,2020,12.5,,,final,official",
    ]


def test_share_is_worked_out_where_only_counts_are_known() -> None:
    """And says that it is ours."""
    assert written([("Ø-parken", "2020", None, "25", "200")]) == ["parken,share,2020,12.5,25,200,computed,official"]


def test_periods_may_be_columns() -> None:
    """As StatBank's tables have them: one row an area, one column a year; heads that are none are passed over."""
    table_map = {
        "area": {"column": "Område"},
        "period": {"heads": True},
        "values": [{"indicator": "people"}],
        "marks": {"..": "missing"},
    }
    grid = Grid(
        [["Område", "Note", "2019", 2020.0], ["Parken", "a", "1.234", ".."], ["Storby", "b", "10.000", "11.000"]]
    )
    intake, problems = take_in(
        CATALOGUE,
        grid,
        TableMap.model_validate_json(json.dumps(table_map)),
        file=PurePosixPath("bol.csv"),
        suppress_below=5,
    )
    assert problems == []
    assert intake.csv.splitlines()[1:] == [
        "kom-101,people,2019,10000,,,final,official",
        "kom-101,people,2020,11000,,,final,official",
        "parken,people,2019,1234,,,final,official",
    ]


def test_rows_that_are_not_wanted_are_passed_over() -> None:
    """Those that the map names, and lines of nothing."""
    rows = [("Parken", "2020", "1,5", None, None), ("", None, "", None, None), ("Uoplyst", "2020", "x", None, None)]
    assert len(written(rows, area={"column": "Område", "skip": ["Uoplyst"]})) == 1


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("Parkne", "2020", "1,5", None, None)],
            (
                "tal.xlsx:2:1: fejl import: Området »Parkne« findes ikke i kataloget; skriv det under area: ids i "
                "kortet, eller under skip, hvis rækken ikke skal med. Mente du parken?\n"
            ),
        ),
        (
            [("Parken", "2020M05", "1,5", None, None)],
            (
                "tal.xlsx:2:2: fejl import: »2020M05« er ingen periode; skriv et år, et skoleår som 2022/23, et "
                "kvartal som 2019K4 eller en dag som 2022-12-31.\n"
            ),
        ),
        (
            [("Parken", "2020", "1.5", None, None), ("Vejen/Stien", "2020", "*", None, None)],
            (
                "tal.xlsx:2:3: fejl import: »1.5« er ikke et tal med de decimal- og tusindtegn, som kortet siger.\n"
                "tal.xlsx:3:3: fejl import: Mærket »*« står ikke under marks i kortet; skriv, om det betyder missing, "
                "suppressed eller zero.\n"
            ),
        ),
        (
            [("Parken", "2020", "1,5", None, None), ("Ø-parken", "2020", "1,6", None, None)],
            "tal.xlsx:3:3: fejl import: Tallet for parken, share, 2020 står allerede i linje 2.\n",
        ),
        (
            [("Parken", "2020", "-1,5", None, None)],
            (
                "tal.xlsx:2:3: fejl import: Værdien −1,5 er ikke mulig for indikatoren; en andel er fra 0 til 100 og "
                "et antal ikke under 0.\n"
            ),
        ),
        (
            [("Parken", "2020", "50,0", "60", "50")],
            (
                "tal.xlsx:2:3: fejl import: Tælleren 60 og nævneren 50 passer ikke sammen; tælleren er en del af "
                "nævneren.\n"
            ),
        ),
        (
            [("Parken", "2020", "50,0", "25", "75")],
            "tal.xlsx:2:3: fejl import: Værdien 50 passer ikke med tæller og nævner, som giver 33,3.\n",
        ),
    ],
    ids=["area", "period", "two-numbers", "twice", "negative", "part-over-whole", "contradiction"],
)
def test_what_cannot_be_placed_is_refused_by_row_and_column(rows: Sequence[Sequence[Cell]], expected: str) -> None:
    """Each with what would be right, and the others are looked at too."""
    assert said(rows) == expected


def test_name_of_two_areas_is_refused() -> None:
    """Which of them it is only the one who downloaded it can tell."""
    catalogue = catalogue_of({"parken-a": area(title="Parken"), "parken-b": area(title="Parken")}, [])
    table_map = TableMap.model_validate_json(json.dumps(MAP))
    grid = Grid([HEADS, ("Parken", "2020", "1,5", None, None)])
    _, (problem,) = take_in(catalogue, grid, table_map, file=PurePosixPath("tal.csv"), suppress_below=5)
    assert problem.sentence.slots["known"] == "parken-a, parken-b"


def test_percent_of_what_is_no_share_is_refused() -> None:
    """12 % persons is a slip in the map."""
    values = [{"indicator": "people", "column": "Andel"}]
    assert "men indikatoren people er i personer" in said([("Parken", "2020", "12 %", None, None)], values=values)


def test_map_is_held_to_the_table_and_the_catalogue() -> None:
    """A column, an indicator and an area that are not there are each told once, before any row is read."""
    told = said(
        [("Parkne", "2020", "1,5", None, None)],
        values=[{"indicator": "shares", "column": "Andle"}],
        area={"column": "Område", "ids": {"P": "parkenn"}},
    )
    assert told.count("fejl import") == 3
    assert "Mente du share?" in told
    assert "Mente du Andel?" in told
    assert "Mente du parken?" in told


def test_preview_tells_new_changed_and_same() -> None:
    """Beside what the catalogue shows today."""
    rows = [("Parken", "2019", "12,5", None, None), ("Vejen/Stien", "2019", "9", None, None)]
    intake, _ = take([*rows, ("Gården", "2019", "3", None, None)])
    assert [(each.key.area, each.before, each.value, each.is_new) for each in intake.changes] == [
        ("parken", 12.5, 12.5, False),
        ("vejen", 8, 9, False),
        ("gaarden", None, 3, True),
    ]


# Small numbers.


def test_small_count_is_withheld_with_all_that_would_tell_it() -> None:
    """Four of 200, and 196 of 200 of whom four are not: neither the share nor the counts are written."""
    rows = [("Parken", "2020", None, "4", "200"), ("Vejen/Stien", "2020", None, "196", "200")]
    assert written(rows) == [
        "parken,share,2020,,,,suppressed,official",
        "vejen,share,2020,,,,suppressed,official",
    ]


@pytest.mark.parametrize("count", ["0", "5"])
def test_nought_and_the_limit_are_published(count: str) -> None:
    """None at all is about nobody."""
    assert written([("Parken", "2020", None, count, "200")])[0].endswith(f",{count},200,computed,official")


def test_suppressed_by_the_source_stays_so() -> None:
    """The table's own mark becomes an empty cell with its status."""
    assert written([("Parken", "2020", "x", None, None)]) == ["parken,share,2020,,,,suppressed,official"]


def test_total_does_not_give_a_withheld_count_away() -> None:
    """Of three estates and their town one is small: the smallest other goes too, as 210 less 150 and 57 is 3."""
    values = [{"indicator": "people", "column": "Antal"}]
    rows = [
        (name, "2020", None, count, None) for name, count in (("Parken", "3"), ("Vejen/Stien", "57"), ("Gården", "150"))
    ]
    intake, problems = take([*rows, ("Storby", "2020", None, "210", None)], values=values, total="kom-101")
    assert problems == []
    assert intake.csv.splitlines()[1:] == [
        "gaarden,people,2020,150,,,final,official",
        "kom-101,people,2020,210,,,final,official",
        "parken,people,2020,,,,suppressed,official",
        "vejen,people,2020,,,,suppressed,official",
    ]
    assert ([key.area for key in intake.small], [key.area for key in intake.secondary]) == (["parken"], ["vejen"])


def test_total_goes_where_nothing_else_is_left_to_withhold() -> None:
    """One estate and its town: the estate's three is the town's number."""
    values = [{"indicator": "people", "column": "Antal"}]
    rows = [("Parken", "2020", None, "3", None), ("Storby", "2020", None, "3000", None)]
    intake, _ = take(rows, values=values, total="kom-101")
    assert [line.split(",")[3] for line in intake.csv.splitlines()[1:]] == ["", ""]


def test_parts_of_a_whole_do_not_give_each_other_away() -> None:
    """Two shares that divide one whole: where one is withheld the other is."""
    values = [
        {"indicator": "share", "numerator": "Antal", "denominator": "Af"},
        {"indicator": "rest", "numerator": "Andel", "denominator": "Af"},
    ]
    rows = [("Parken", "2020", "196", "4", "200")]
    assert [line.split(",")[3] for line in written(rows, values=values, splits=[["share", "rest"]])] == ["", ""]


cells = st.lists(st.integers(0, 60), min_size=2, max_size=8)


@given(st.lists(cells, min_size=2, max_size=5), st.integers(2, 10))
def test_no_withheld_count_can_be_worked_out(table: list[list[int]], limit: int) -> None:
    """Of rows and columns with totals none has a lone withheld cell, or withheld ones that come to less than the limit.

    But where it has nothing left but noughts to withhold, and is called exposed, so that its total goes.
    """
    counts = {(line, at): float(count) for line, each in enumerate(table) for at, count in enumerate(each)}
    groups = [[key for key in counts if key[0] == line] for line in range(len(table))]
    groups += [[key for key in counts if key[1] == at] for at in range(max(map(len, table)))]
    primary = {key for key, count in counts.items() if 0 < count < limit}
    hidden = withheld(counts, groups, primary=primary, limit=limit)
    assert primary <= hidden
    for group in groups:
        inside = [counts[key] for key in group if key in hidden]
        left = [key for key in group if key not in hidden and counts[key]]
        if inside and left:
            assert len(inside) >= 2
            assert sum(inside) >= limit
        assert is_exposed(counts, group, hidden, limit) == bool(inside and (len(inside) < 2 or sum(inside) < limit))


# The command.

SOURCE = "title: Eksempel på hentet tabel\npublisher: Eksempelstyrelsen\nurl: https://www.example.org/tabel\n"
COMMAND_MAP = """\
area: {column: Område}
period: {column: År}
values: [{indicator: eksempel-andel-ledige, column: Andel}]
"""
TABLE = "Område;År;Andel\nEksempel Kommune;2021;6,5\nEksempelland;2020;6,25\n"


@pytest.fixture
def desk(tmp_path: Path, catalogue: Path) -> Path:
    """A folder with a table, its source and its map, beside a catalogue."""
    assert catalogue.parent == tmp_path
    for name, content in (("2021-12-01-hentet.yml", SOURCE), ("kort.yml", COMMAND_MAP), ("tal.csv", TABLE)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def run_import(desk: Path, *options: str, table: str = "tal.csv") -> Result:
    """Run the command in the folder."""
    asked = ["--root", str(desk / "catalogue"), "--source", str(desk / "2021-12-01-hentet.yml")]
    return CliRunner().invoke(main, ["import", str(desk / table), *asked, "--map", str(desk / "kort.yml"), *options])


def test_import_previews_and_writes_nothing(desk: Path) -> None:
    """Without being told to write it only tells."""
    result = run_import(desk)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "+ eksempel-kommune eksempel-andel-ledige 2021: 6,5",
        "~ eksempel-land eksempel-andel-ledige 2020: 6 → 6,25",
        (
            "1 nye tal, 1 andre end i dag, 0 de samme. 0 er holdt tilbage, fordi de gælder for få personer, og 0, for "
            "at de ikke skal kunne regnes ud."
        ),
        "Intet er skrevet endnu; kør igen med --write.",
    ]
    assert not (desk / "catalogue/evidence/snapshots/2021-12-01-hentet.csv").exists()


def test_written_snapshot_is_part_of_the_catalogue(desk: Path) -> None:
    """The pair passes the check, and its numbers are shown."""
    assert run_import(desk, "--write").exit_code == 0
    reading = read(desk / "catalogue")
    assert not [
        problem
        for problem in reading.problems
        if "hentet.csv" in str(problem.place) and problem.code != "snapshot-conflict"
    ]
    numbers = reading.catalogue.series("eksempel-kommune", "eksempel-andel-ledige")
    assert (numbers[-1].snapshot_id, numbers[-1].observation.value) == ("2021-12-01-hentet", 6.5)


def test_snapshot_is_never_overwritten(desk: Path) -> None:
    """A second run is refused, and the first one's files are as they were."""
    assert run_import(desk, "--write").exit_code == 0
    files = sorted((desk / "catalogue/evidence/snapshots").glob("2021-12-01-hentet.*"))
    before = [file.read_bytes() for file in files]
    (desk / "tal.csv").write_text(TABLE.replace("6,5", "7,5"), encoding="utf-8")
    again = run_import(desk, "--write")
    assert again.exit_code == 2
    assert "findes allerede" in again.stderr
    assert [file.read_bytes() for file in files] == before


def test_table_with_a_mistake_writes_nothing(desk: Path) -> None:
    """One wrong cell, and the whole waits."""
    (desk / "tal.csv").write_text(TABLE.replace("6,25", "6.25"), encoding="utf-8")
    result = run_import(desk, "--write")
    assert result.exit_code == 1
    assert result.stderr.startswith("tal.csv:3:3: fejl import: »6.25« er ikke et tal")
    assert result.stderr.endswith("Der er 1 fejl; intet er skrevet.\n")
    assert not (desk / "catalogue/evidence/snapshots/2021-12-01-hentet.yml").exists()


def test_workbook_is_imported(desk: Path) -> None:
    """The same table from Excel."""
    (desk / "tal.xlsx").write_bytes(
        workbook(("Område", "År", "Andel"), ("Eksempel Kommune", 2021, 0.065), number_format="0.0%")
    )
    assert "+ eksempel-kommune eksempel-andel-ledige 2021: 6,5" in run_import(desk, table="tal.xlsx").stdout


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("kort.yml", "area: {}\nperiod: {heads: true}\nvalues: []\n", "kort.yml:1:7: fejl wrong-value"),
        ("kort.yml", "area: [\n", "kort.yml:1:7: fejl yaml-syntax"),
        ("2021-12-01-hentet.yml", "title: Eksempel\n", "2021-12-01-hentet.yml:1:1: fejl missing-field"),
    ],
    ids=["map", "syntax", "source"],
)
def test_mistake_in_map_or_source_is_told_as_in_any_record(desk: Path, name: str, content: str, told: str) -> None:
    """With its file, line and column."""
    (desk / name).write_text(content, encoding="utf-8")
    result = run_import(desk)
    assert result.exit_code == 1
    assert told in result.stderr


def test_file_that_cannot_be_read_is_told(desk: Path) -> None:
    """By its name."""
    (desk / "tal.pdf").write_bytes(b"%PDF")
    result = run_import(desk, table="tal.pdf")
    assert result.exit_code == 2
    assert "Filen tal.pdf er hverken .csv eller .xlsx." in result.stderr
