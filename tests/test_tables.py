"""The tables: for programs, for spreadsheets and as a database, and what describes them."""

import csv
import html
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.csv_text import excel_csv, table_csv
from generator.exports.data_table import Cell, Column, data_table
from generator.exports.sqlite_file import PATH
from generator.site import Site, build
from generator.words import Words
from tests.node import PACKAGES, node

WIDE = "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
LEFT_OUT = re.compile(
    r"\.schema_version|\.activities\.outcomes\.reasons\.values|\.vocabulary\.(title|description)|\.evaluations\.findings\.result"
)
"""What no table tells as `catalogue.json` does: its own version, a reason's numbers apart from its sentence, titles and
descriptions of lists of words, and a result's sign, which stands in words."""
FORMULAS = ("=1+1", "+45 12345678", "-1", "@SUM(A1)", "\t=1", *(f"{mark}1" for mark in WIDE))


@pytest.fixture(scope="module", params=["real", "site"])
def either(request: pytest.FixtureRequest) -> Site:
    """The real catalogue, and the example with every kind of record and field."""
    made: Site = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="module")
def folder(either: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All data as files, as a host serves them."""
    root = tmp_path_factory.mktemp("data")
    for download in either.downloads:
        path = root / download.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(download.content)
    return root / "data"


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    """The file as analysts open it."""
    with closing(sqlite3.connect(folder / PATH.name)) as opened:
        yield opened


# Tables


def test_table_is_made_of_what_rows_tell() -> None:
    """What a row does not tell is not known; several words stand in one cell; the same row twice is one row."""
    rows: list[Mapping[str, object]] = [{"id": "a", "flags": ("x", "y")}, {"id": "a", "flags": ("x", "y")}, {"id": "b"}]
    table = data_table("t", "*id flags other>t!", iter(rows))
    assert table.rows == (("a", "x y", None), ("b", None, None))
    assert table.key == ["id"]
    assert table.columns[2] == Column("other", "string", "t", is_required=True)


def test_cell_holds_no_record() -> None:
    """A value that no table could show is a fault of the program."""
    with pytest.raises(TypeError):
        assert data_table("t", "*id", iter([{"id": object()}])).rows


# CSV


def test_both_variants_say_the_same_in_their_own_way(danish: Words) -> None:
    """Decimals, yes and no, headings, dashes and separators are each reader's own; nothing known is an empty cell."""
    row = {"id": 'æ;,"', "value": 1234.5, "primary": True, "graded_on": date(2026, 11, 3), "period": "2011/12"}
    columns = "id value:num primary:bool p:num graded_on:date period pages"
    table = data_table("t", columns, iter([{**row, "pages": "12-15"}]))
    assert table_csv(table).decode() == (
        '\ufeffid,value,primary,p,graded_on,period,pages\n"æ;,""",1234.5,true,,2026-11-03,2011/12,12-15\n'
    )
    assert excel_csv(table, danish).decode() == (
        '\ufeffid;værdi;primært;p-værdi;graderet;periode;sider\r\n"æ;,""";1234,5;ja;;2026-11-03;2011/2012;12–15\r\n'
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(danish: Words, text: str) -> None:
    """A text that a spreadsheet would run has an apostrophe before it, and a negative number has none."""
    table = data_table("t", "note value:num", iter([{"note": text, "value": -0.5}]))
    assert next(csv.DictReader(io.StringIO(table_csv(table).decode("utf-8-sig"), newline="")))["note"] == f"'{text}"
    rows = csv.reader(io.StringIO(excel_csv(table, danish).decode("utf-8-sig"), newline=""), delimiter=";")
    assert list(rows)[1] == [f"'{text}", "-0,5"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_any_text_comes_back_from_a_table(text: str) -> None:
    """Whatever a contributor typed, it is one cell, the same letters, with at most an apostrophe before it.

    Ends of lines are all of one kind, since programs read a lone carriage return as a new row.
    """
    table = data_table("t", "note id", iter([{"note": text, "id": "x"}]))
    read = list(csv.reader(io.StringIO(table_csv(table).decode("utf-8-sig"), newline="")))
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    assert read == [["note", "id"], [f"'{expected}" if text[:1] in set(f"=+-@\t{WIDE}") else expected, "x"]]


def test_pandas_reads_every_table(either: Site, folder: Path) -> None:
    """Each table comes out with its columns, its rows, its numbers as numbers and its Danish letters."""
    for name, fields in _resources(folder).items():
        frame = pd.read_csv(folder / f"{name}.csv")
        assert list(frame.columns) == [field["name"] for field in fields]
        numbers = [field["name"] for field in fields if field["type"] in {"number", "integer"} and len(frame)]
        assert [column for column in numbers if not pd.api.types.is_numeric_dtype(frame[column])] == []
    evaluations = pd.read_csv(folder / "evaluations.csv", index_col="id")
    assert dict(evaluations["title"]) == {key: each.title for key, each in either.catalogue.evaluations.items()}


def test_excel_variant_has_the_same_rows_and_no_cell_that_runs(folder: Path) -> None:
    """A Danish spreadsheet gets every row, in as many columns, and nothing that it would take for a formula."""
    for name in _resources(folder):
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            plain = list(csv.reader(file))
        with (folder / "excel" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            excel = list(csv.reader(file, delimiter=";"))
        assert [len(row) for row in excel] == [len(row) for row in plain]
        cells = [cell for row in excel for cell in row if re.match(r"[=+@\t\r-]", cell)]
        assert [cell for cell in cells if not re.fullmatch(r"-\d+(,\d+)?", cell)] == []


def test_published_grades_are_those_of_the_json(either: Site, folder: Path) -> None:
    """The table has every grade that `catalogue.json` has; one under revision has none."""
    grades = pd.read_csv(folder / "grades.csv", keep_default_na=False)
    data = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    told = {
        (activity["id"], each["outcome"]): each["strength"]
        for activity in data["activities"]
        for each in activity["outcomes"]
        if not each.get("override", {}).get("under_revision") and each["computed"]
    }
    assert {(row.activity, row.outcome): row.strength for row in grades.itertuples() if row.strength} == told
    assert len(grades) == len(either.catalogue.graded_pairs())


def test_everything_in_the_json_stands_in_a_table(folder: Path) -> None:
    """Whoever works with tables misses no text and no number, but those that the page of data lists."""
    data = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    cells = set()
    for name in _resources(folder):
        frame = pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
        cells |= {cell.removeprefix("'") for column in frame for cell in frame[column]}
    cells |= {part for cell in cells for part in (*cell.split("; "), *cell.split(" "), *re.split("; |, ", cell))}
    missing = [path for path, text in _leaves(data, "") if text not in cells]
    assert [path for path in missing if not LEFT_OUT.match(path)] == []


# What describes them


def test_frictionless_passes_the_package_without_a_warning(folder: Path) -> None:
    """Fields, types, keys, links between tables, sizes and fingerprints are what the package says they are."""
    code = (
        "import json, sys\n"
        "from frictionless import Package\n"
        "report = Package('datapackage.json').validate()\n"
        "json.dump([report.valid, report.warnings, report.flatten(['title', 'message']), len(report.tasks),\n"
        "           [each.warnings for each in report.tasks]], sys.stdout)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    count = len(_resources(folder))
    assert json.loads(done.stdout) == [True, [], [], count, [[]] * count]


def test_csvw_tells_of_the_same_tables(folder: Path) -> None:
    """Both descriptions name the same files, columns, keys and links."""
    group = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    assert group["@context"][0] == "http://www.w3.org/ns/csvw"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert len(group["tables"]) == len(package["resources"])
    for table, resource in zip(group["tables"], package["resources"], strict=True):
        schema = table["tableSchema"]
        assert table["url"] == resource["path"]
        assert [column["name"] for column in schema["columns"]] == [
            each["name"] for each in resource["schema"]["fields"]
        ]
        assert schema["primaryKey"] == resource["schema"]["primaryKey"]
        links = [each["reference"]["resource"].removesuffix(".csv") for each in schema.get("foreignKeys", ())]
        others = [
            each["reference"]["resource"] or resource["name"] for each in resource["schema"].get("foreignKeys", ())
        ]
        assert links == others


# SQLite


def test_database_has_every_row_and_every_link_leads_somewhere(database: sqlite3.Connection, folder: Path) -> None:
    """Analysts and Datasette get the tables as one file that is sound."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for name in _resources(folder):
        rows = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names are ours
        assert rows == len(pd.read_csv(folder / f"{name}.csv"))
    links = [database.execute(f'PRAGMA foreign_key_list("{name}")').fetchall() for name in _resources(folder)]
    assert sum(map(len, links)) == 40


def test_each_table_has_a_view_in_danish(database: sqlite3.Connection, folder: Path) -> None:
    """Who reads Danish asks Danish tables for Danish columns."""
    views = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) == len(_resources(folder))
    row = database.execute("SELECT effektmål, styrke, retning FROM grader ORDER BY 1 LIMIT 1").fetchone()
    assert row == database.execute("SELECT outcome, strength, direction FROM grades ORDER BY 1 LIMIT 1").fetchone()
    assert "andel_i_almene_boliger_i_pct" in _columns(database, "områdernes_afstemningsområder")


def test_same_records_give_the_same_database(site: Site, example: Path) -> None:
    """Not a byte tells when, where or by what it was made."""
    again = build(example)
    made = [next(each.content for each in built.downloads if each.path == PATH) for built in (site, again)]
    assert made[0] == made[1]
    assert made[0][96:100] == bytes(4)


# The page's examples


def test_example_in_python_runs(either: Site, folder: Path) -> None:
    """What the page tells an analyst to type gives the grades, with titles, from the files that are served."""
    code = _example(either, "python").replace("https://here.invalid/", f"{folder.as_uri()}/")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, *rows = done.stdout.splitlines()
    assert first.split() == ["activity_title", "outcome_title", "strength", "direction"]
    grades = pd.read_csv(folder / "grades.csv")
    assert len(rows) == (grades["strength"] >= "E2").sum() > 0


def test_example_in_r_is_r_and_names_what_is_there(either: Site, folder: Path) -> None:
    """There is no R to run it: it is read by R's grammar, and tables and columns are those of the files."""
    code = _example(either, "r")
    assert _faults_of_r(code) == []
    tables = dict(re.findall(r'(\w+) <- fetch\("(\w+)"\)', code))
    assert tables == {"grades": "grades", "activities": "activities", "outcomes": "outcomes"}
    fields = {name: {field["name"] for field in given} for name, given in _resources(folder).items()}
    named = {(table, column) for table, column in re.findall(r"(\w+)\$(\w+)", code) if table in tables}
    assert named
    assert [each for each in named if each[1] not in fields[tables[each[0]]]] == []


@pytest.mark.parametrize(
    ("broken", "faults"),
    [
        ("x <- c(1, 2\n", ["1:12 missing )"]),
        ("x <- 1\nx y\n", ["2:3 second on its line"]),
        ("f <- function(x) { x[1) }\n", ["1:3 ERROR", "1:23 ERROR"]),
        ("sure$title <- 2 +\n", ["2:1 missing identifier"]),
    ],
)
def test_what_is_no_r_is_told(broken: str, faults: list[str]) -> None:
    """An example with a bracket, an operator or an operand missing does not pass."""
    assert _faults_of_r(broken) == faults


def test_page_tells_how_large_each_file_is(either: Site) -> None:
    """Sizes are in whole kilobytes, rounded up."""
    body = next(page.body for page in either.pages if page.address == "data/")
    for name in ("catalogue.json", "kernekatalog.sqlite", "references.ris"):
        size = next(len(each.content) for each in either.downloads if str(each.path) == f"data/{name}")
        row = next(line for line in body.splitlines() if f'href="{name}"' in line)
        assert re.search(r"([\d.]+)\xa0kB", row)[1].replace(".", "") == str(-(-size // 1000))  # type: ignore[index]


def _faults_of_r(code: str) -> list[str]:
    done = node(Path(__file__).with_name("r_faults.mjs"), str(PACKAGES), told=code)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def _leaves(told: object, path: str) -> Iterator[tuple[str, str]]:
    """Give every text and number with the way to it, positions in lists left out."""
    if isinstance(told, Mapping):
        for name, value in told.items():
            yield from _leaves(value, f"{path}.{name}")
    elif isinstance(told, list):
        for value in told:
            yield from _leaves(value, path)
    elif isinstance(told, str) or (isinstance(told, int | float) and not isinstance(told, bool)):
        yield path, f"{told:.10f}".rstrip("0").rstrip(".") if isinstance(told, float) else str(told)


def _resources(folder: Path) -> Mapping[str, list[Mapping[str, Any]]]:
    """Give the fields of each table as the package tells them."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource["schema"]["fields"] for resource in package["resources"]}


def _columns(database: sqlite3.Connection, name: str) -> list[Cell]:
    return [row[1] for row in database.execute(f'PRAGMA table_info("{name}")')]


def _example(site: Site, language: str) -> str:
    body = next(page.body for page in site.pages if page.address == "data/")
    found = re.search(rf'id="eksempel-{language}"[^>]*>(.*?)</pre>', body, re.DOTALL)
    assert found
    return html.unescape(found[1])
