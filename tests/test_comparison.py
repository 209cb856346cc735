"""What a reader would see changed between two editions, and how a reviewer reads it."""

from pathlib import Path

import pytest

from generator.comparison import Comparison, Edition, FieldChange, NumberChange, compare
from generator.review import review
from generator.site import build
from generator.words import Words


def _edition(root: Path) -> Edition:
    site = build(root)
    return Edition(site.catalogue, site.grades, frozenset(page.address for page in site.pages))


@pytest.fixture(scope="session")
def before(example: Path) -> Edition:
    """The example as it is."""
    return _edition(example)


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_is_nothing_to_read(before: Edition, catalogue: Path, danish: Words) -> None:
    """A comment or another order of lists that no page shows gives an empty comparison and an empty text."""
    with (catalogue / "activities" / "eksempel-jobhjaelp.yml").open("a", encoding="utf-8") as file:
        file.write("# A comment.\n")
    comparison = compare(before, _edition(catalogue))
    assert comparison == Comparison([], [], [], [], [])
    assert review(comparison, danish) == ""


def test_changed_field_is_told_with_before_and_after(before: Edition, catalogue: Path) -> None:
    """One field of one record gives one change with its path."""
    _replace(catalogue / "activities" / "eksempel-jobhjaelp.yml", "Beboere får hjælp", "Unge får hjælp")
    comparison = compare(before, _edition(catalogue))
    (change,) = comparison.records
    assert (change.kind, change.record_id) == ("activities", "eksempel-jobhjaelp")
    assert change.fields == [
        FieldChange("summary", "Beboere får hjælp til at søge arbejde.", "Unge får hjælp til at søge arbejde.")
    ]
    assert not comparison.grades


def test_retracted_study_shows_the_grades_that_it_moves(before: Edition, catalogue: Path, danish: Words) -> None:
    """A grade that falls is told first, with the study that caused it and the clauses that came and went."""
    _replace(
        catalogue / "evidence" / "evaluations" / "eksempel2015forsoeg.yml",
        "kind: primary\n",
        "kind: primary\nretracted: true\n",
    )
    comparison = compare(before, _edition(catalogue))
    assert comparison.grades
    for change in comparison.grades:
        assert change.findings == ["eksempel2015forsoeg"]
        assert change.fired or change.lapsed
    text = review(comparison, danish)
    assert text.index("## Grader") < text.index("## Poster")
    assert "Ændrede fund: eksempel2015forsoeg" in text


def test_new_record_is_a_new_page(before: Edition, catalogue: Path) -> None:
    """An outcome that came is told as a record and as a page; taken away again it is both removed."""
    text = (catalogue / "evidence" / "outcomes" / "eksempel-trivsel.yml").read_text(encoding="utf-8")
    (catalogue / "evidence" / "outcomes" / "eksempel-ny.yml").write_text(text, encoding="utf-8")
    after = _edition(catalogue)
    added, removed = compare(before, after), compare(after, before)
    assert added.pages_added == removed.pages_removed == ["effektmaal/eksempel-ny/"]
    assert [(change.was_there, change.is_there) for change in added.records] == [(False, True)]
    assert [(change.was_there, change.is_there) for change in removed.records] == [(True, False)]


def test_changed_number_is_told_with_its_place(before: Edition, catalogue: Path) -> None:
    """A number of a snapshot is named by area, indicator, period and snapshot."""
    table = catalogue / "evidence" / "snapshots" / "2018-12-01-eksempel-liste.csv"
    header, first, *rest = table.read_text(encoding="utf-8").splitlines()
    cells = dict(zip(header.split(","), first.split(","), strict=False))
    table.write_text("\n".join([header, *rest]) + "\n", encoding="utf-8")
    (change,) = compare(before, _edition(catalogue)).numbers
    assert change == NumberChange(
        cells["area"], cells["indicator"], cells["period"], "2018-12-01-eksempel-liste", float(cells["value"]), None
    )


def test_value_with_markdown_stays_a_value(danish: Words, before: Edition, catalogue: Path) -> None:
    """What is typed in a record stands in backticks, so that it can be no heading and no link."""
    _replace(catalogue / "activities" / "eksempel-jobhjaelp.yml", "Beboere får hjælp", "Se [x](y) `z` få hjælp")
    text = review(compare(before, _edition(catalogue)), danish)
    assert "→ `Se [x](y) 'z' få hjælp til at søge arbejde.`" in text
