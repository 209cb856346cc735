"""Problems as values, and the word that was probably meant."""

from pathlib import PurePosixPath

import pytest

from generator.problem import Place, Problem, Severity, nearest
from generator.sentence import Sentence, sentence

KNOWN = ("bydelsmoedre", "eksempel-unge", "title", "themes", "summary", "E3", "rct")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("title", "title"),
        ("titel", "title"),
        ("Title", "title"),
        ("thems", "themes"),
        ("summery", "summary"),
        ("Bydelsmødre", "bydelsmoedre"),
        ("eksempel_unge", "eksempel-unge"),
        ("Eksempel Unge", "eksempel-unge"),
        ("e3", "E3"),
        ("RCT", "rct"),
        ("noget helt andet", ""),
        ("", ""),
    ],
)
def test_nearest_is_what_was_probably_meant(typed: str, expected: str) -> None:
    """Capitals, spaces, underscores and Danish letters do not count; what is far off is not guessed at."""
    assert nearest(typed, KNOWN) == expected


def test_nearest_does_not_depend_on_the_order_of_what_is_known() -> None:
    """Of two that are equally near the same is chosen every time."""
    assert nearest("abcx", ["abcy", "abcz"]) == nearest("abcx", ["abcz", "abcy"])
    assert nearest("A", ["a", "A"]) == nearest("A", ["A", "a"])


def test_place_is_written_as_editors_link_it() -> None:
    """File, line and column, with colons."""
    assert str(Place(PurePosixPath("activities/lommepengejob.yml"), 3, 1)) == "activities/lommepengejob.yml:3:1"


def test_problems_sort_by_place() -> None:
    """By file, then line, then column; as numbers, so that line 10 comes after line 9."""
    places = [Place(PurePosixPath(file), line, column) for file, line, column in _places()]
    problems = [Problem(places[number], "code", Sentence("key")) for number in (3, 0, 4, 2, 1)]
    assert [problem.place for problem in sorted(problems)] == places


def test_problem_is_an_error_unless_it_says_otherwise() -> None:
    """A rule that only warns says so."""
    assert Problem(Place(PurePosixPath("a")), "code", Sentence("key")).severity == Severity.ERROR


def test_sentences_with_the_same_slots_are_equal() -> None:
    """In whatever order the slots were named."""
    assert sentence("key", a=1, b="2") == sentence("key", b="2", a=1)
    assert sentence("key", a=1, b="2").slots == {"a": 1, "b": "2"}


def _places() -> list[tuple[str, int, int]]:
    return [("a/b.yml", 9, 10), ("a/b.yml", 10, 9), ("a/b.yml", 10, 10), ("a/c.yml", 1, 1), ("b/a.yml", 1, 1)]
