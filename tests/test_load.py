"""Files found and read, and those that are not."""

from pathlib import Path, PurePosixPath

import pytest

from generator.load import load, load_file, load_text
from generator.problem import Place
from generator.records import RECORD_TYPES


def test_every_kind_is_found_by_its_folder(example: Path) -> None:
    """The file's name without its ending is the record's id."""
    sources, problems = load(example, RECORD_TYPES)
    assert problems == []
    assert {kind: sorted(files) for kind, files in sources.files.items() if kind != "evaluations"} == {
        "activities": [
            "eksempel-jobhjaelp",
            "eksempel-kladde",
            "eksempel-lektiehjaelp",
            "eksempel-naboskab",
            "eksempel-udgaaet",
        ],
        "outcomes": ["eksempel-laesning", "eksempel-ledighed", "eksempel-trivsel"],
        "indicators": ["eksempel-andel-der-laeser", "eksempel-andel-ledige", "eksempel-beboere"],
        "areas": [
            "eksempel-gruppe",
            "eksempel-kommune",
            "eksempel-land",
            "eksempel-parken",
            "eksempel-politikreds",
            "eksempel-valgsted",
            "eksempel-valgsted-syd",
        ],
        "snapshots": ["2018-12-01-eksempel-liste", "2020-01-01-eksempel-tal", "2021-01-01-eksempel-ledige"],
        "vocabulary": ["glossary", "synonyms", "target-groups", "themes"],
    }
    assert str(sources.files["outcomes"]["eksempel-trivsel"].file) == "evidence/outcomes/eksempel-trivsel.yml"


def test_only_snapshots_have_tables(example: Path) -> None:
    """A table is known by its record's id."""
    sources, _ = load(example, RECORD_TYPES)
    assert {kind: set(tables) for kind, tables in sources.tables.items() if tables} == {
        "snapshots": {"2018-12-01-eksempel-liste", "2020-01-01-eksempel-tal", "2021-01-01-eksempel-ledige"}
    }
    assert len(sources.tables["snapshots"]["2020-01-01-eksempel-tal"].rows) == 5


def test_catalogue_of_nothing_has_no_problem_of_its_own(tmp_path: Path) -> None:
    """Folders that are not there have no files."""
    sources, problems = load(tmp_path, RECORD_TYPES)
    assert problems == []
    assert {kind: dict(files) for kind, files in sources.files.items()} == {each.kind: {} for each in RECORD_TYPES}


def test_files_that_begin_with_a_dot_are_not_looked_at(catalogue: Path) -> None:
    """What an editor or a system leaves behind is nobody's mistake."""
    (catalogue / "activities" / ".DS_Store").write_bytes(b"\x00\x01")
    (catalogue / "activities" / ".eksempel.yml.swp").write_bytes(b"\x00\x01")
    assert load(catalogue, RECORD_TYPES)[1] == []


def test_file_that_cannot_be_read_keeps_its_id(catalogue: Path) -> None:
    """Whoever names it is not told that it does not exist."""
    (catalogue / "activities" / "eksempel-kladde.yml").write_text("title: 'åben\n", encoding="utf-8")
    sources, _ = load(catalogue, RECORD_TYPES)
    assert "eksempel-kladde" in sources.ids["activities"]
    assert "eksempel-kladde" not in sources.files["activities"]


def test_record_without_its_table_is_read_all_the_same(catalogue: Path) -> None:
    """Its own mistakes are told in the same run."""
    (catalogue / "evidence" / "snapshots" / "2020-01-01-eksempel-tal.csv").unlink()
    sources, problems = load(catalogue, RECORD_TYPES)
    assert [problem.code for problem in problems] == ["table-missing"]
    assert "2020-01-01-eksempel-tal" in sources.files["snapshots"]
    assert "2020-01-01-eksempel-tal" not in sources.tables["snapshots"]


def test_records_come_in_the_order_of_their_ids(catalogue: Path) -> None:
    """The order in which a disk lists its files is no order."""
    for name in ("b", "a-b", "a", "a_b", "10", "9"):
        (catalogue / "activities" / f"{name}.yml").write_text("title: Et navn\n", encoding="utf-8")
    sources, _ = load(catalogue, RECORD_TYPES)
    assert list(sources.files["activities"])[:5] == ["10", "9", "a-b", "a", "a_b"]


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"ab\xe6", 1, 3),
        ("æø".encode() + b"\xe6", 1, 3),
        ("æ\nø\n".encode() + b"  \xe6", 3, 3),
        (b"\xef\xbb\xbf\n\xe6", 2, 1),
        (b"\xef\xbb\xbfab\xe6", 1, 3),
        ("a".encode("utf-16"), 1, 1),
        (b"ab\xc3", 1, 3),
        (b"a\r\nb\rc\xe6", 3, 2),
    ],
)
def test_byte_that_is_no_utf_8_is_told_where_it_stands(tmp_path: Path, content: bytes, line: int, column: int) -> None:
    """The place counts characters, and a byte order mark is none."""
    (tmp_path / "fil.yml").write_bytes(content)
    text, (problem,) = load_text(tmp_path, PurePosixPath("fil.yml"))
    assert (text, problem.code) == (None, "file-encoding")
    assert problem.place == Place(PurePosixPath("fil.yml"), line, column)


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Windows' editors write one, and nobody sees it."""
    (tmp_path / "fil.yml").write_bytes(b"\xef\xbb\xbftitle: Et navn\n")
    assert load_text(tmp_path, PurePosixPath("fil.yml")) == ("title: Et navn\n", [])


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old-mac"])
def test_lines_are_ended_in_one_way(tmp_path: Path, end: bytes) -> None:
    """Where a file was saved makes no difference to its text or its places."""
    (tmp_path / "fil.yml").write_bytes(end.join([b"a: 1", b"b: 2", b""]))
    assert load_text(tmp_path, PurePosixPath("fil.yml")) == ("a: 1\nb: 2\n", [])


def test_source_with_a_problem_is_not_given(tmp_path: Path) -> None:
    """Half a record is no record."""
    (tmp_path / "fil.yml").write_text("title: Et navn\ntitle: Et andet\n", encoding="utf-8")
    source, problems = load_file(tmp_path, PurePosixPath("fil.yml"))
    assert source is None
    assert [problem.code for problem in problems] == ["duplicate-key"]
