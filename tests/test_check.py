"""Sources made into records, and every mistake of every field told."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, TypeVar

import pytest
from pydantic import Field

from generator.check import check, check_rows
from generator.problem import Problem
from generator.records import RECORD_TYPES
from generator.records.evaluation import Design, Evaluation
from generator.records.fields import Record
from generator.records.grading import GradingRule
from generator.records.outcome import Outcome
from generator.records.snapshot import Observation, Status
from generator.source import parse
from generator.table import parse_table
from generator.words import Words

R = TypeVar("R", bound=Record)

FILE = PurePosixPath("evidence/outcomes/eksempel.yml")
SOUND = "title: Et navn\ndescription: Et afsnit.\ntheme: eksempel-laering\nbetter: higher\n"
HEADER = "area,indicator,period,value,status,source_kind\n"
ROW = "parken,beboere,2020,12.5,final rounded,official\n"


def test_sound_source_becomes_a_record() -> None:
    """What is not written has its default."""
    outcome = _checked(Outcome, SOUND)
    assert (outcome.title, outcome.better, outcome.indicators) == ("Et navn", "higher", ())


def test_choice_is_compared_as_its_own_type() -> None:
    """A closed list is an enumeration, so that a misspelling in the program is found."""
    evaluation = _checked(
        Evaluation,
        "title: a\nsummary: b\nkind: primary\ndesign: rct\nread: full\ncoding: {status: double, on: 2026-01-02}\n",
    )
    assert evaluation.design is Design.RCT


def test_records_come_in_the_order_of_their_ids() -> None:
    """Same input, same order, whatever the order of the sources."""
    sources = {key: parse(SOUND, FILE)[0] for key in ("b", "a-b", "a")}
    records, _ = check(Outcome, sources)
    assert list(records) == ["a", "a-b", "b"]


def test_wrong_record_leaves_the_others() -> None:
    """One mistake takes one record."""
    sources = {"a": parse(SOUND, FILE)[0], "b": parse("title: Et navn\n", FILE)[0]}
    records, problems = check(Outcome, sources)
    assert (list(records), len(problems)) == (["a"], 3)


@pytest.mark.parametrize("value", ["'0.05'", "'yes'", "[0.05]", f"{'9' * 400}.5", "2026-01-02"])
def test_value_is_taken_as_written(value: str) -> None:
    """Nothing is turned into a number that does not look like one to an editor."""
    (problem,) = _problems(Outcome, SOUND + f"smallest_effect: {{smd: {value}}}\n")
    assert problem.sentence.key == "wrong-value.number"


def test_whole_number_may_stand_for_a_decimal_one() -> None:
    """Nobody has to write 1.0."""
    assert _checked(Outcome, SOUND + "smallest_effect: {smd: 1}\n").smallest_effect == {"smd": 1.0}


def test_year_in_a_sentence_has_no_thousands(danish: Words) -> None:
    """Numbers are told as contributors type them."""
    (problem,) = _problems(Evaluation, _evaluation("data: {from: 2015, to: 2013}"))
    assert danish.say(problem.sentence) == "Feltet data går fra 2015 til 2013; den laveste skal stå først."


def test_wrong_items_do_not_make_a_list_too_short() -> None:
    """One mistake is told once."""
    (problem,) = _problems(Evaluation, _evaluation("findings: [{activities: [12]}]"))
    assert problem.sentence.slots["field"] == "findings[1].activities[1]"


def test_long_value_is_cut_in_its_sentence() -> None:
    """A whole paragraph is not repeated to who wrote it."""
    (problem,) = _problems(Outcome, SOUND.replace("higher", "h" * 61))
    assert problem.sentence.slots["value"] == "h" * 57 + "..."


def test_error_of_an_unknown_kind_is_told_in_pydantics_words(danish: Words) -> None:
    """What pydantic may think of later is told all the same."""

    class Dozen(Record):
        count: Annotated[int, Field(multiple_of=12)]

    (problem,) = _problems(Dozen, "count: 13\n")
    assert problem.code == "wrong-value"
    assert danish.say(problem.sentence) == "Feltet count er «13»: Input should be a multiple of 12."


def test_suggestion_is_what_stands_at_that_place() -> None:
    """A field is compared with the fields of its own mapping, not with those of the record."""
    finding = "{activities: [a], measure: {kind: smd, estimate: 1, see: 2}}"
    (problem,) = _problems(Evaluation, _evaluation(f"findings: [{finding}]"))
    assert problem.suggestion == "se"


def test_sound_rows_become_records() -> None:
    """Words in one cell are a list, and an empty cell is not known."""
    table, _ = parse_table(HEADER + ROW, FILE, list(Observation.model_fields))
    rows, problems = check_rows(Observation, {"a": table})
    assert problems == []
    assert (rows["a"][0].value, rows["a"][0].numerator) == (12.5, None)
    assert rows["a"][0].status == (Status.FINAL, Status.ROUNDED)


@pytest.mark.parametrize(
    "text",
    [HEADER + ROW + ROW.replace("2020", "tyve"), HEADER + ROW + "parken\n", HEADER],
    ids=["wrong-row", "short-row", "no-row"],
)
def test_table_with_a_mistake_is_left_out_whole(text: str) -> None:
    """Half a table would look like a whole one."""
    table, _ = parse_table(text, FILE, list(Observation.model_fields))
    rows, _ = check_rows(Observation, {"a": table})
    assert rows == {}


@pytest.mark.parametrize("value", ["1,5", "1 000", "1_000", "1e3", "٣", "nan", "inf", "0x1F", "-", "½"])
def test_cell_that_is_no_number_is_told(value: str) -> None:
    """Python's own idea of a number is wider than a table's."""
    table, _ = parse_table(HEADER + ROW.replace("12.5", f'"{value}"'), FILE, list(Observation.model_fields))
    _, problems = check_rows(Observation, {"a": table})
    assert [problem.sentence.key for problem in problems] == ["wrong-value.number"]


def test_every_pattern_has_examples_that_fit_it() -> None:
    """A contributor is shown how to write a value, never a regular expression."""
    models: list[type[Record]] = [*(each.model for each in RECORD_TYPES), Observation, GradingRule]
    patterned = [field for model in models for field in _patterned(model.model_json_schema())]
    assert len({field["pattern"] for field in patterned}) == 8
    without = [field for field in patterned if not field.get("examples")]
    unfit = [
        field for field in patterned for each in field.get("examples", ()) if not re.search(field["pattern"], each)
    ]
    assert (without, unfit) == ([], [])


def _evaluation(more: str) -> str:
    head = "title: a\nsummary: b\nkind: primary\ndesign: rct\nread: full\ncoding: {status: double, on: 2026-01-02}\n"
    return f"{head}{more}\n"


def _checked(model: type[R], text: str) -> R:
    records, problems = check(model, {"a": parse(text, FILE)[0]})
    assert problems == []
    return records["a"]


def _problems(model: type[Record], text: str) -> list[Problem]:
    source, problems = parse(text, FILE)
    assert problems == []
    return check(model, {"a": source})[1]


def _patterned(schema: object) -> Iterator[Mapping[str, Any]]:
    """Give every part of a JSON Schema that has a pattern, but for texts that only must not be blank."""
    if isinstance(schema, Mapping):
        if schema.get("pattern", r"\S") != r"\S" and isinstance(schema["pattern"], str):
            yield schema
        for part in schema.values():
            yield from _patterned(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _patterned(part)
