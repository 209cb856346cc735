"""Computed grades go into a record's text, and every other byte stays."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from generator.check import check
from generator.grade import Grade, grade_body
from generator.records.activity import Activity, Direction, Strength
from generator.restate import Grading, restate
from generator.source import Source, parse
from tests.bodies import RULE
from tests.real import ROOT

ON = date(2027, 1, 2)

HEAD = """\
# A comment that stays.
title:   "Eksempel"   # and so does this
summary: Et eksempel.
themes: [eksempel]
description: Et eksempel.
sources:
  - {title: En side, url: "https://www.example.org/"}
"""


@pytest.fixture
def nothing() -> Grade:
    """The grade of an empty body: E0 and unknown."""
    return grade_body([], rule=RULE, now=2026)


def _read(text: str) -> tuple[Source, Activity]:
    source, problems = parse(text, PurePosixPath("activities/eksempel.yml"))
    assert not problems
    records, problems = check(Activity, {"eksempel": source})
    assert not problems
    return source, records["eksempel"]


def _restated(text: str, grade: Grade) -> str:
    return restate(text, *_read(text), Grading({"laesning": grade}, ON, rule_version=3))


def test_changed_grade_is_written_with_its_history(nothing: Grade) -> None:
    """Strength, direction and day are replaced where they stand, and the history holds the old grade and the new."""
    text = HEAD + (
        "outcomes:\n"
        "  - outcome: laesning   # what it is\n"
        "    primary: true\n"
        "    strength: 'E3'      # quoted\n"
        "    direction: positive\n"
        "    graded_on: 2026-11-23\n"
        "  - outcome: matematik\n"
        "    strength: E2\n"
        "    direction: positive\n"
        "    graded_on: 2026-11-23\n"
    )
    expected = HEAD + (
        "outcomes:\n"
        "  - outcome: laesning   # what it is\n"
        "    primary: true\n"
        "    strength: E0      # quoted\n"
        "    direction: unknown\n"
        "    graded_on: 2027-01-02\n"
        "    history:\n"
        "      - {on: 2026-11-23, strength: E3, direction: positive}\n"
        "      - {on: 2027-01-02, strength: E0, direction: unknown, rule: 3}\n"
        "  - outcome: matematik\n"
        "    strength: E2\n"
        "    direction: positive\n"
        "    graded_on: 2026-11-23\n"
    )
    assert _restated(text, nothing) == expected


def test_history_goes_on_where_it_ends(nothing: Grade) -> None:
    """A history that is there gets one line more, below its last, whatever its lines look like."""
    text = HEAD + (
        "outcomes:\n"
        "- outcome: laesning\n"
        "  strength: E3\n"
        "  direction: positive\n"
        "  graded_on: 2026-11-23\n"
        "  history:\n"
        "  - on: 2025-01-01\n"
        "    strength: E1\n"
        "    direction: unknown\n"
        "  primary: true\n"
    )
    expected = HEAD + (
        "outcomes:\n"
        "- outcome: laesning\n"
        "  strength: E0\n"
        "  direction: unknown\n"
        "  graded_on: 2027-01-02\n"
        "  history:\n"
        "  - on: 2025-01-01\n"
        "    strength: E1\n"
        "    direction: unknown\n"
        "  - {on: 2027-01-02, strength: E0, direction: unknown, rule: 3}\n"
        "  primary: true\n"
    )
    assert _restated(text, nothing) == expected


def test_outcome_on_one_line_stays_on_it(nothing: Grade) -> None:
    """What is written in braces is restated inside them."""
    text = HEAD + (
        'outcomes: [{outcome: laesning, strength: "E3", direction: positive, graded_on: 2026-11-23, primary: true}]\n'
    )
    expected = HEAD + (
        "outcomes: [{outcome: laesning, strength: E0, direction: unknown, graded_on: 2027-01-02, "
        "history: [{on: 2026-11-23, strength: E3, direction: positive}, "
        "{on: 2027-01-02, strength: E0, direction: unknown, rule: 3}], primary: true}]\n"
    )
    assert _restated(text, nothing) == expected


def test_lines_of_windows_stay(nothing: Grade) -> None:
    """A file with carriage returns keeps them, and what is added has them too; a missing last line end is made."""
    text = (
        HEAD + "outcomes:\n  - outcome: laesning\n    strength: E3\n    direction: positive\n    graded_on: 2026-11-23"
    )
    restated = _restated(text.replace("\n", "\r\n"), nothing)
    assert restated.replace("\r\n", "\n") == _restated(text, nothing)
    assert restated.count("\n") == restated.count("\r\n")


def test_agreeing_record_comes_back_as_it_is(nothing: Grade) -> None:
    """Where the record states what is computed, not a byte changes, and running it twice changes nothing more."""
    text = HEAD + "outcomes:\n  - {outcome: laesning, strength: E3, direction: positive, graded_on: 2026-11-23}\n"
    once = _restated(text, nothing)
    assert _restated(once, nothing) == once


def test_every_real_record_can_be_restated() -> None:
    """Each record of the catalogue, given other grades, reads as itself with just those grades and their history."""
    other = grade_body([], rule=RULE, now=2026)
    for file in sorted((ROOT / "activities").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        source, activity = _read(text)
        grades = {stated.outcome: other for stated in activity.outcomes}
        _, restated = _read(restate(text, source, activity, Grading(grades, ON, rule_version=1)))
        for before, after in zip(activity.outcomes, restated.outcomes, strict=True):
            assert (after.strength, after.direction) == (Strength.E0, Direction.UNKNOWN)
            assert after.outcome == before.outcome
        assert restated.model_copy(update={"outcomes": activity.outcomes}) == activity
