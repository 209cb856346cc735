"""What can be meant in one way only is written into the files, and not a byte else."""

from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.mend import Change, mend
from generator.problem import Place
from generator.source import parse, reach

FILE = PurePosixPath("en.yml")


def change(line: int, column: int, old: str, new: str) -> Change:
    """Make a change of the file."""
    return Change(Place(FILE, line, column), old, new)


def check(root: Path, *arguments: str) -> Result:
    """Check a catalogue."""
    return CliRunner().invoke(main, ["check", "--root", str(root), *arguments])


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_what_is_changed_changes(end: bytes, mark: bytes) -> None:
    """Two changes in one line, the ends of lines, blanks and a mark at the beginning stay as they are."""
    before = mark + end.join(["å: b, c  # d ".encode(), b"", b"e: f"])
    changes = [change(1, 4, "b", "længere"), change(1, 7, "c", ""), change(3, 4, "f", "g")]
    after = mark + end.join(["å: længere,   # d ".encode(), b"", b"e: g"])
    assert mend(before, changes) == after


def test_what_stands_there_no_more_is_left_alone() -> None:
    """A file that was changed in the meantime is not written over."""
    assert mend(b"a: b\n", [change(1, 4, "c", "d")]) == b"a: b\n"


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=20), min_size=1))
def test_reach_is_the_key_as_written(record: dict[str, str]) -> None:
    """A key's reach ends where the key does, whatever its value is."""
    text = "".join(f"{key}: {value!a}\n" for key, value in record.items())
    source, _ = parse(text, FILE)
    for (key,), place in source.keys.items():
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 : reach(text).ends[place.line, place.column] - 1] == key


def test_fix_mends_what_is_sure_and_tells_the_rest(catalogue: Path) -> None:
    """Fields, choices, ids and values in quotes are mended, one after the other; what is unsure is left to people."""
    file = catalogue / "activities" / "eksempel-naboskab.yml"
    right = file.read_text(encoding="utf-8")
    wrong = (
        right.replace("target_groups:", "målgrupper:")
        .replace("eksempel-foraeldre", "eksempel-forældre")
        .replace("direction: mostly_positive", "direction: mostly_positve  # her")
        .replace("{to: 99}", '{to: "99"}')
    )
    file.write_text(wrong, encoding="utf-8")
    told = check(catalogue, "--fix")
    assert file.read_text(encoding="utf-8") == right.replace("mostly_positive", "mostly_positive  # her")
    assert "activities/eksempel-naboskab.yml:5:1: målgrupper er rettet til target_groups" in told.stderr
    assert 'activities/eksempel-naboskab.yml:6:11: "99" er rettet til 99' in told.stderr
    assert (told.exit_code, told.stdout.splitlines()[-1]) == (0, "0 fejl og 3 advarsler")


def test_fix_does_not_guess(catalogue: Path) -> None:
    """A word that may be two, a day that may be a month and a grade are for people."""
    file = catalogue / "activities" / "eksempel-naboskab.yml"
    wrong = file.read_text(encoding="utf-8").replace("strength: E1", "strength: E2")
    wrong = wrong.replace("status: published", "") + "reviewed: 02-01-2026\n"
    file.write_text(wrong, encoding="utf-8")
    told = check(catalogue, "--fix")
    assert file.read_text(encoding="utf-8") == wrong
    assert told.stderr == ""
    assert told.exit_code == 1


def test_check_without_fix_writes_nothing(catalogue: Path) -> None:
    """A check only reads."""
    file = catalogue / "activities" / "eksempel-naboskab.yml"
    wrong = file.read_text(encoding="utf-8").replace("target_groups:", "målgrupper:")
    file.write_text(wrong, encoding="utf-8")
    assert check(catalogue).exit_code == 1
    assert file.read_text(encoding="utf-8") == wrong


def test_check_of_a_file_tells_of_that_file_only(catalogue: Path) -> None:
    """What is wrong elsewhere neither shows nor counts; a link is still followed to other files."""
    file = catalogue / "activities" / "eksempel-naboskab.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("[eksempel-laering]", "[eksempel-andet]"), encoding="utf-8"
    )
    other = check(catalogue, "evidence/outcomes/eksempel-laesning.yml")
    assert (other.exit_code, other.stdout) == (0, "Filerne er i orden.\n")
    named = check(catalogue, str(file))
    assert named.exit_code == 1
    assert named.stdout.startswith("activities/eksempel-naboskab.yml:4:10: fejl unknown-id: ")
    assert "0 advarsler" in named.stdout


def test_check_of_a_file_that_is_not_there_says_so(catalogue: Path) -> None:
    """A name that was mistyped is not a sound file."""
    told = check(catalogue, "activities/findes-ikke.yml")
    assert told.exit_code == 2
    assert "Der er ingen fil activities/findes-ikke.yml i kataloget." in told.stderr
