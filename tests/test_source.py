"""YAML text read into data that knows its places."""

import json
from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import source
from generator.characters import hidden
from generator.problem import Place
from generator.source import MAX_DEPTH, MAX_EVENTS, Data, Path, Source, is_ambiguous, parse, scalar

FILE = PurePosixPath("activities/eksempel.yml")

DOCUMENT = """\
# En kommentar
title: Æøå
list:
  - en
  - {inner: 2}
"empty":
text: >-
  To
  linjer
"""

TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"]), max_size=12)
    .map(partial(normalize, "NFC"))
    .filter(lambda text: not list(hidden(text)))
)
"""What a record may contain, in JSON without an escape or with one."""

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**18) + 1, 10**18 - 1)
    # A number with an exponent is text to YAML 1.1, and refused as ambiguous.
    | st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: "e" not in repr(number))
    | TEXTS
)
RECORDS = st.recursive(
    SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXTS, inside, max_size=4),
    max_leaves=20,
)


def test_data_and_places_of_a_document() -> None:
    """Every value and every key has its place, counted from 1 in characters."""
    read = _sound(DOCUMENT)
    assert read.data == {"title": "Æøå", "list": ["en", {"inner": 2}], "empty": None, "text": "To linjer"}
    assert _positions(read.values) == {
        (): (2, 1),
        ("title",): (2, 8),
        ("list",): (4, 3),
        ("list", 0): (4, 5),
        ("list", 1): (5, 5),
        ("list", 1, "inner"): (5, 13),
        ("empty",): (6, 9),
        ("text",): (7, 7),
    }
    assert _positions(read.keys) == {
        ("title",): (2, 1),
        ("list",): (3, 1),
        ("list", 1, "inner"): (5, 6),
        ("empty",): (6, 1),
        ("text",): (7, 1),
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("list", 1, "inner"), Place(FILE, 5, 13)),
        (("list", 1, "outer"), Place(FILE, 5, 5)),
        (("list", 7, "inner"), Place(FILE, 4, 3)),
        (("missing",), Place(FILE, 2, 1)),
        ((), Place(FILE, 2, 1)),
    ],
)
def test_place_of_what_is_not_there_is_the_nearest_around_it(path: Path, expected: Place) -> None:
    """A missing value is shown where it should have stood."""
    assert _sound(DOCUMENT).place(path) == expected


def test_place_of_a_key_that_is_none_is_its_values() -> None:
    """What stands in a list has no key and is shown itself."""
    assert _sound(DOCUMENT).key_place(("list", 1)) == Place(FILE, 5, 5)


def test_place_in_a_file_that_could_not_be_read_is_its_beginning() -> None:
    """Without any value there is still the file."""
    read, _ = parse("", FILE)
    assert read.place(("title",)) == Place(FILE, 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("Off", "Off"),
        ("12:30", "12:30"),
        ("2026-11-23", "2026-11-23"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1,5", "1,5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        (".", "."),
        ("-", "-"),
        ("1e", "1e"),
        ("<<", "<<"),
        ("=", "="),
        ("010", 10),
        ("-7", -7),
        ("+7", 7),
        ("123456789012345678", 123456789012345678),
        ("0.5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("-1.5e-3", -0.0015),
        ("1E5", 100000.0),
        ("true", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("NULL", None),
        ("none", "none"),
        ("١٢", "١٢"),
    ],
)
def test_plain_scalar_follows_the_core_schema(text: str, expected: Data) -> None:
    """Norway, clock times and dates stay the text that JSON Schema and editors read."""
    value = scalar(text)
    assert (value, type(value)) == (expected, type(expected))


@pytest.mark.parametrize("text", ["'12'", '"true"', "'~'", '""', "|\n  12", ">\n  null"])
def test_quoted_scalar_is_text(text: str) -> None:
    """Quotes and blocks make text of anything."""
    read = _sound(f"a: {text}")
    assert isinstance(read.data, dict)
    assert isinstance(read.data["a"], str)


def test_key_is_text_whatever_it_looks_like() -> None:
    """A year or a yes as a field's name stays a name."""
    assert _sound("2026: a\ntrue: b\n~: c\n").data == {"2026": "a", "true": "b", "~": "c"}


def test_number_beyond_every_integer_becomes_a_float() -> None:
    """No digits are too many to read, but programs differ on what they make of them, and that is said."""
    read, problems = parse("a: 12345678901234567890", FILE)
    assert read.data == {"a": 12345678901234567890.0}
    assert [problem.code for problem in problems] == ["yaml-ambiguous"]


def test_lists_may_lie_as_deep_as_the_limit() -> None:
    """At the limit nothing is said; one more is one too many."""
    assert _codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert _codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["yaml-depth"]


def test_any_depth_is_read_without_recursion() -> None:
    """A hundred thousand brackets are one problem, and no stack overflows."""
    assert _codes("[" * 100_000) == ["yaml-depth"]


def test_as_many_values_as_the_limit_are_read() -> None:
    """The stream, the document and the list begin and end, and the rest of the events may be values."""
    most = MAX_EVENTS - 6
    assert _codes(f"[{'a,' * most}]") == []
    assert _codes(f"[{'a,' * (most + 20)}]") == ["yaml-length"]


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "No",
        "ON",
        "off",
        "010",
        "-017",
        "0o17",
        "0x1F",
        "0b1",
        "1_000",
        "1e3",
        "1.5e3",
        "08",
        "12:30",
        "1:30.5",
        ".inf",
        "-.INF",
        ".nan",
        "=",
        "<<",
        "1234567890123456789",
    ],
)
def test_what_programs_read_differently_is_ambiguous(text: str) -> None:
    """Norway, clock times, octal numbers and exponents: the two versions of YAML do not agree, or we with them."""
    assert is_ambiguous(text)
    assert _codes(f"a: {text}") == ["yaml-ambiguous"]
    assert _codes(f"a: '{text}'") == []


@pytest.mark.parametrize(
    "text", ["", "~", "null", "true", "FALSE", "0", "-7", "+7", "0.5", ".5", "-1.5e-3", "a", "2026-11-23"]
)
def test_what_programs_read_alike_is_not(text: str) -> None:
    """Dates too: they are text to us and to JSON, and a date to YAML 1.1, which prints it as that text."""
    assert not is_ambiguous(text)


def test_key_in_two_ways_of_writing_is_one() -> None:
    """An å in one sign and an å in two cannot be told apart by eye."""
    (problem,) = parse("\u00e5r: 1\na\u030ar: 2\n", FILE)[1]
    assert (problem.code, problem.place.line, problem.sentence.slots["line"]) == ("duplicate-key", 2, 1)


@pytest.mark.parametrize("escape", ["\\u202e", "\\u200b", "\\0", "\\x1b", "\\u2028", "\\uFEFF"])
def test_hidden_mark_by_its_number_is_told(escape: str) -> None:
    """What may not stand in a file may not be written by its number between double quotes either."""
    (problem,) = parse(f'a: 1\nb: "x{escape}y"\n', FILE)[1]
    assert (problem.code, str(problem.place)) == ("hidden-character", "activities/eksempel.yml:2:4")


def test_first_of_two_values_is_kept() -> None:
    """Of a key that stands twice the first value and its place are read on with, so that no path has two places."""
    read, problems = parse("a: {b: 1}\na: {b: 2}\n", FILE)
    assert (read.data, read.place(("a", "b")).line) == ({"a": {"b": 1}}, 1)
    assert [str(problem.place) for problem in problems] == ["activities/eksempel.yml:2:1"]


def test_same_key_in_two_mappings_is_no_problem() -> None:
    """Only a mapping's own keys are counted."""
    assert _codes("- {a: 1, b: {a: 1}}\n- {a: 1}\n") == []


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "python"])
@pytest.mark.parametrize("text", ["a: @", "a: 'b", "a: [b", "a:\n\tb", "a: *b c: d", "a: ø\x07", "a: \ud800"])
def test_both_of_pyyamls_parsers_stop_at_the_same_place(
    text: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without libyaml it takes longer and says the same: what YAML cannot read is one problem, in its first lines."""
    monkeypatch.setattr(source, "_LOADER", loader)
    (problem,) = [problem for problem in parse(text, FILE)[1] if problem.code == "yaml-syntax"]
    assert problem.place.line == (2 if "\n" in text else 1)


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029", "\x00", "\x7f", "\x9f", "\ufffe", "\ud800"])
def test_invisible_mark_is_told_where_it_stands(mark: str) -> None:
    """PyYAML would count some of these as line ends, and the bytes before others instead of the characters."""
    _, problems = parse(f"æ: ø\r\nå: ååå{mark}å\n", FILE)
    assert [(str(problem.place), problem.sentence.key) for problem in problems] == [
        ("activities/eksempel.yml:2:7", "yaml-syntax.control")
    ]


@given(record=RECORDS, indent=st.sampled_from([None, 2]))
def test_json_text_comes_back_equal_with_a_place_for_each_value(record: Data, indent: int | None) -> None:
    """JSON is YAML: whatever a program writes as a record is read as it was meant."""
    text = json.dumps(record, indent=indent, ensure_ascii=False)
    read = _sound(text)
    assert read.data == record
    assert set(read.values) == set(_paths(record))
    assert [place for place in read.values.values() if not _is_inside(text, place)] == []


@pytest.mark.parametrize("text", ["[", "a: [1,\n", "- {a: ", "? [", "{a: {b: 1}, c: [ # hej\n\n"])
def test_bracket_open_at_the_end_is_shown_where_it_opens(text: str) -> None:
    """Where the text ends is not where the mistake is."""
    (problem,) = [problem for problem in parse(text, FILE)[1] if problem.code == "yaml-syntax"]
    assert (problem.sentence.key, problem.place.column) == ("yaml-syntax.bracket", max(map(text.rfind, "[{")) + 1)


@given(text=st.text() | st.text(alphabet="ab:-[]{}'\"&*!|>%@#?,\n \t~1"))
def test_any_text_is_read_or_has_a_problem_inside_it(text: str) -> None:
    """Reading never raises, and each problem stands in the text."""
    _, problems = parse(text, FILE)
    assert [problem for problem in problems if not _is_inside(text, problem.place)] == []


def _sound(text: str) -> Source:
    read, problems = parse(text, FILE)
    assert problems == []
    return read


def _codes(text: str) -> list[str]:
    return [problem.code for problem in parse(text, FILE)[1]]


def _positions(places: Mapping[Path, Place]) -> dict[Path, tuple[int, int]]:
    return {path: (place.line, place.column) for path, place in places.items()}


def _paths(data: Data, path: Path = ()) -> list[Path]:
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(deeper for step, value in inside for deeper in _paths(value, (*path, step)))]


def _is_inside(text: str, place: Place) -> bool:
    """Tell whether a place is one of the text's characters, or the end of one of its lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1


@pytest.mark.parametrize(
    "number", [0xAD, 0x34F, 0x61C, 0x115F, 0x180B, 0x200B, 0x200D, 0x202E, 0x2066, 0x3164, 0xFE00, 0xFEFF, 0xE0001]
)
def test_hidden_mark_is_found_alone(number: int) -> None:
    """One mark in a text without any other odd sign is found, whatever kind it is."""
    assert list(hidden(f"a{chr(number)}b")) == [1]
