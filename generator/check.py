"""Stage 2: Sources to Records, every mistake of every field in one run."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.field_words import danish, field_words
from generator.problem import Guess, Place, Problem, guess
from generator.records.fields import Record
from generator.sentence import Sentence, Value, sentence
from generator.shape import examples_at, fields_of, model_at
from generator.source import Path, Source
from generator.table import Table

R = TypeVar("R", bound=Record)

_SENTENCES: Mapping[str, str] = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "enum": "wrong-value.choice",
    "literal_error": "wrong-value.choice",
    "string_type": "wrong-value.text",
    "string_too_short": "wrong-value.empty",
    "string_too_long": "wrong-value.long",
    "marks": "wrong-value.marks",
    "nested": "wrong-value.nested",
    "string_pattern_mismatch": "wrong-value.pattern",
    "int_type": "wrong-value.integer",
    "int_parsing": "wrong-value.integer",
    "int_from_float": "wrong-value.integer",
    "float_type": "wrong-value.number",
    "float_parsing": "wrong-value.number",
    "finite_number": "wrong-value.number",
    "bool_type": "wrong-value.yes-no",
    "tuple_type": "wrong-value.list",
    "dict_type": "wrong-value.mapping",
    "model_type": "wrong-value.mapping",
    "model_attributes_type": "wrong-value.mapping",
    "date_type": "wrong-value.date",
    "date_parsing": "wrong-value.date",
    "date_from_datetime_parsing": "wrong-value.date",
    "date_from_datetime_inexact": "wrong-value.date",
    "greater_than": "wrong-value.above",
    "greater_than_equal": "wrong-value.at-least",
    "less_than_equal": "wrong-value.at-most",
    "too_short": "wrong-value.too-few",
    "too_long": "wrong-value.too-many",
    "range_reversed": "wrong-value.range",
    "estimate_outside": "wrong-value.estimate",
    "ratio_not_positive": "wrong-value.ratio",
    "over_hundred": "wrong-value.over-hundred",
    "unit_missing": "wrong-value.unit",
    "treated_over_total": "wrong-value.treated",
    "term_twice": "wrong-value.term-twice",
    "provenance": "wrong-value.provenance",
    "override": "wrong-value.override",
}
"""Pydantic's kinds of error, the models' own among them, and our sentence for each; any other shows its own text."""


_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,14})?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-./ ]+([0-9]{1,2})[-./ ]+([0-9]{4})")
_YES_NO = {
    **dict.fromkeys(("ja", "yes", "true", "sand", "sandt"), "true"),
    **dict.fromkeys(("nej", "no", "false", "falsk"), "false"),
}


def check(model: type[R], sources: Mapping[str, Source]) -> tuple[dict[str, R], list[Problem]]:
    """Make a record of each source that is one, in the order of ids.

    Problems: ``missing-field``, ``unknown-field``, ``wrong-value``.
    """
    records: dict[str, R] = {}
    problems: list[Problem] = []
    for record_id, source in sorted(sources.items()):
        try:
            # By way of JSON text, so that editor, schema and program agree on what a number, a date and a choice are.
            records[record_id] = model.model_validate_json(json.dumps(source.data))
        except ValidationError as error:
            problems += [_problem(model, source, detail) for detail in _details(error)]
    return records, problems


def check_rows(model: type[R], tables: Mapping[str, Table]) -> tuple[dict[str, tuple[R, ...]], list[Problem]]:
    """Make a record of each row; a table with a wrong row, or one that could not be read, is left out whole.

    Problems: ``missing-field``, ``wrong-value``.
    """
    rows: dict[str, tuple[R, ...]] = {}
    problems: list[Problem] = []
    for record_id, table in sorted(tables.items()):
        checked: list[R] = []
        for number, cells in enumerate(table.rows):
            try:
                checked.append(model.model_validate_strings(cells))
            except ValidationError as error:
                problems += [_row_problem(model, table, number, detail) for detail in _details(error)]
        if table.is_whole and len(checked) == len(table.rows):
            rows[record_id] = tuple(checked)
    return rows, problems


def _details(error: ValidationError) -> list[ErrorDetails]:
    """Give pydantic's errors without those that only follow from others: wrong items do not make a list too short."""
    return [
        detail
        for detail in error.errors(include_url=False)
        if detail["type"] != "too_short" or len(detail["input"]) < detail["ctx"]["min_length"]
    ]


def _problem(model: type[Record], source: Source, detail: ErrorDetails) -> Problem:
    path: Path = tuple(detail["loc"])
    place = source.key_place(path) if detail["type"] == "extra_forbidden" else source.place(path)
    return _worded(model, path, place, detail)


def _row_problem(model: type[Record], table: Table, row: int, detail: ErrorDetails) -> Problem:
    path: Path = tuple(detail["loc"])
    return _worded(model, path, table.place(row, str(path[0]) if path else None), detail)


def _worded(model: type[Record], path: Path, place: Place, detail: ErrorDetails) -> Problem:
    key = _key(model, path, detail)
    known, typed = _known(model, path, detail)
    meant = _as_written(key, detail["input"])
    if not meant.word:
        meant = guess(typed, {**_danish(model, path, detail), **{word: word for word in known}})
    slots: dict[str, Value] = {
        "field": _name(path),
        "value": _shown(detail["input"]),
        "known": ", ".join(known),
        "detail": detail["msg"],
    }
    context = {
        name: _typed(each) for name, each in detail.get("ctx", {}).items() if isinstance(each, str | int | float)
    }
    said: Sentence = sentence(key, **{**slots, **context})
    return Problem(place, key.partition(".")[0], said, suggestion=meant.word, is_sure=meant.is_sure)


def _as_written(key: str, value: object) -> Guess:
    """Give a value that is only written in another way than its field wants: in quotes, in Danish, day first."""
    text = value.strip() if isinstance(value, str) else ""
    if (key == "wrong-value.integer" and _INTEGER.fullmatch(text)) or (
        key == "wrong-value.number" and _NUMBER.fullmatch(text)
    ):
        return Guess(text, is_sure=True)
    if key == "wrong-value.yes-no" and text.lower() in _YES_NO:
        return Guess(_YES_NO[text.lower()], is_sure=True)
    if key == "wrong-value.date" and (parts := _DAY_FIRST.fullmatch(text)):
        day, month, year = (int(part) for part in parts.groups())
        # Where the day could be a month, it may have been written the American way.
        return Guess(f"{year:04}-{month:02}-{day:02}" if 0 < month < 13 and 0 < day < 32 else "", is_sure=day > 12)
    return Guess()


def _danish(model: type[Record], path: Path, detail: ErrorDetails) -> Mapping[str, str]:
    """Give the fields that may stand in a place by what they are called in Danish."""
    if detail["type"] != "extra_forbidden":
        return {}
    around = model_at(model, path[:-1])
    if around.__name__ not in danish():
        return {}
    return {field_words(around, name, "da").label: name for name in fields_of(around)}


def _key(model: type[Record], path: Path, detail: ErrorDetails) -> str:
    value = detail["input"]
    if value is None or (isinstance(value, str) and not value.strip()):
        field = fields_of(model_at(model, path[:-1])).get(str(path[-1]))
        return "wrong-value.needed" if field and field.is_required() else "wrong-value.empty"
    return _SENTENCES.get(detail["type"], "wrong-value.other")


def _known(model: type[Record], path: Path, detail: ErrorDetails) -> tuple[Sequence[str], str]:
    """Give the words that would be right in this place, or examples of them, and what was typed instead."""
    if detail["type"] == "extra_forbidden":
        return list(fields_of(model_at(model, path[:-1]))), str(path[-1])
    if detail["type"] in {"enum", "literal_error"}:
        # Pydantic tells the choices only as one text: 'a', 'b' or 'c'.
        return re.findall(r"'([^']*)'", detail["ctx"]["expected"]), str(detail["input"])
    if detail["type"] == "string_pattern_mismatch":
        return examples_at(model, path), ""
    return (), ""


def _name(path: Path) -> str:
    """Write a path as contributors read it: ``findings[2].measure.ci``, counted from 1."""
    text = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _typed(value: str | float) -> str:
    """Write a value as contributors type it: a year has no thousands, and 1.0 is 1."""
    return value if isinstance(value, str) else format(value, ".15g")


def _shown(value: object) -> str:
    """Write a value as it was typed, cut short."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
