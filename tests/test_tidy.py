"""Records are laid out alike, and nothing that they say is lost by it."""

import random
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.cli import main
from generator.records import RECORD_TYPES
from generator.records.activity import Activity
from generator.records.evaluation import Evaluation
from generator.source import parse
from generator.tidy import tidy
from tests.doors import Repository, repository
from tests.real import ROOT

FILE = PurePosixPath("activities/eksempel.yml")


def tidied(text: str, model: type[BaseModel] = Activity) -> str:
    """Lay out a text that can be read."""
    source, problems = parse(text, FILE)
    assert not problems
    return tidy(text, source, model)


def entries(text: str) -> Sequence[str]:
    """Cut a tidy record into what heads it and the text of each field."""
    return re.split(r"(?m)^(?=[a-z])", text)


def test_shuffled_record_comes_back_in_order_with_a_comment_at_each_field() -> None:
    """Every real record, its fields shuffled and each under a comment of its own, comes back as it was, commented."""
    shuffle = random.Random(1)  # noqa: S311 - a shuffle that is the same each time
    for kind in RECORD_TYPES:
        for path in sorted((ROOT / kind.folder).glob("*.yml")):
            head, *fields = entries(path.read_text(encoding="utf-8"))
            commented = [f"# om {field.partition(':')[0]}\n{field}" for field in fields]
            shuffled = shuffle.sample(commented, len(commented))
            assert tidied(head + "".join(shuffled), kind.model) == head + "".join(commented), path


def test_order_holds_inside_lists_and_braces_and_comments_go_along() -> None:
    """A field inside a list's item moves with the comment above it and the one behind it."""
    text = (
        "findings:\n"
        "  # om fundet\n"
        "  - result: '?'   # uklart\n"
        "    # om effektmålet\n"
        "    outcome: laesning\n"
        "    # om aktiviteterne\n"
        "    activities: [b, a]\n"
        "sample: {treated: 2, total: 10}\n"
    )
    assert tidied(text, Evaluation) == (
        "sample: {total: 10, treated: 2}\n"
        "findings:\n"
        "  # om fundet\n"
        "  # om aktiviteterne\n"
        "  - activities: [b, a]\n"
        "    # om effektmålet\n"
        "    outcome: laesning\n"
        '    result: "?"   # uklart\n'
    )


@pytest.mark.parametrize(
    ("written", "laid_out"),
    [
        pytest.param("'Et katalog'", "Et katalog", id="quotes that are not needed go"),
        pytest.param("'a: b'", '"a: b"', id="needed quotes are double"),
        pytest.param("'han sagde: \"ja\"'", "'han sagde: \"ja\"'", id="but single around double ones"),
        pytest.param("'NO'", '"NO"', id="what older readers take for no stays quoted"),
        pytest.param("'12:30'", '"12:30"', id="what older readers take for 750 stays quoted"),
        pytest.param("'1.10'", '"1.10"', id="text that looks like a number stays text"),
        pytest.param("1.10", "1.10", id="a number stays as it was written"),
        pytest.param("2026-11-23", "2026-11-23", id="a day stays as it was written"),
        pytest.param('"\\u00f8"', "ø", id="letters are written as letters"),
        pytest.param(">-\n  En\n  to\n\n  tre", ">-\n  En\n  to\n\n  tre", id="a block keeps its lines"),
    ],
)
def test_quotes_stand_where_they_are_needed(written: str, laid_out: str) -> None:
    """One way to write each value; it is the same value before and after."""
    assert tidied(f"title: {written}\n") == f"title: {laid_out}\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff")))
def test_any_text_stays_and_a_second_time_changes_nothing(text: str) -> None:
    """Whatever a field says is said afterwards, in a list and in braces too; laid out twice is laid out once."""
    quoted = text.replace("'", "''")
    written = f"title: '{quoted}'\naliases: ['{quoted}', a]\nsummary: b  # c\n"
    source, problems = parse(written, FILE)
    assert not problems
    laid_out = tidy(written, source, Activity)
    again, problems = parse(laid_out, FILE)
    assert not problems
    assert again.data == source.data
    assert tidy(laid_out, again, Activity) == laid_out


# fmt


@pytest.fixture
def sound(tmp_path: Path) -> Repository:
    """A repository without errors, its records laid out."""
    sound = repository(tmp_path)
    assert CliRunner().invoke(main, ["fmt", "--root", str(sound.catalogue)]).exit_code == 0
    return sound


def test_edit_of_one_field_is_two_lines(sound: Repository) -> None:
    """After a number is changed and the record laid out, one line is gone and one is new."""
    path = sound.catalogue / "activities" / "eksempel-lektiehjaelp.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("title: ", "title:   'Ny' # ", 1), encoding="utf-8")
    assert CliRunner().invoke(main, ["fmt", "--root", str(sound.catalogue)]).exit_code == 0
    after = path.read_text(encoding="utf-8")
    changed = set(before.splitlines()) ^ set(after.splitlines())
    assert len(changed) == 2


def test_check_names_what_is_untidy_and_writes_nothing(sound: Repository) -> None:
    """Windows' line ends and a field out of order are told of, each file by its name."""
    path = sound.catalogue / "activities" / "eksempel-lektiehjaelp.yml"
    content = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(content)
    answer = CliRunner().invoke(main, ["fmt", "--check", "--root", str(sound.catalogue)])
    assert answer.exit_code == 1
    assert [line.partition(":")[0] for line in answer.stdout.splitlines()] == ["activities/eksempel-lektiehjaelp.yml"]
    assert path.read_bytes() == content


def test_file_that_cannot_be_read_stays_and_the_others_are_laid_out(sound: Repository) -> None:
    """Bad YAML is told of at its place and loses nothing; it keeps no other record from being laid out."""
    bad = sound.catalogue / "activities" / "eksempel-fejl.yml"
    bad.write_text('title: "En\nsummary: x\n', encoding="utf-8")
    other = sound.catalogue / "activities" / "eksempel-lektiehjaelp.yml"
    before = other.read_bytes()
    other.write_bytes(before.rstrip(b"\n"))
    answer = CliRunner().invoke(main, ["fmt", "--root", str(sound.catalogue)])
    assert answer.exit_code == 1
    assert answer.stderr.startswith("activities/eksempel-fejl.yml:1:8:")
    assert bad.read_text(encoding="utf-8") == 'title: "En\nsummary: x\n'
    assert other.read_bytes() == before
