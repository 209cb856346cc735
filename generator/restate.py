"""Restate: computed grades into an activity's text, every other byte as it was."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.grade import Grade
from generator.records.activity import Activity, StatedGrade
from generator.source import Path, Source

_SCALAR = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^\s,#}\]]+""")
"""One word, quoted or not, as strengths, directions and days are written."""


@dataclass(frozen=True, slots=True)
class Grading:
    """What was computed, on a day, by a version of the rule."""

    grades: Mapping[str, Grade]
    """By outcome."""
    on: date
    rule_version: int


@dataclass(frozen=True, slots=True)
class _Edit:
    line: int
    """From 0."""
    start: int
    end: int
    text: str


def restate(text: str, source: Source, activity: Activity, grading: Grading) -> str:
    """Write the computed strength and direction of each outcome where the record states another, and the day.

    The outcome's history gets the new grade. An outcome that the record does not state is not added, and a record that
    states what is computed comes back as it is.
    """
    lines = text.splitlines(keepends=True)
    edits: list[_Edit] = []
    for position, stated in enumerate(activity.outcomes):
        grade = grading.grades.get(stated.outcome)
        if grade is None or (grade.strength, grade.direction) == (stated.strength, stated.direction):
            continue
        here: Path = ("outcomes", position)
        for field, value in (
            ("strength", grade.strength.value),
            ("direction", grade.direction.value),
            ("graded_on", grading.on.isoformat()),
        ):
            edits.append(_replacement(lines, source, (*here, field), value))
        edits.append(_addition(lines, source, here, _entries(stated, grade, grading)))
    for edit in sorted(edits, key=lambda each: (each.line, each.start), reverse=True):
        lines[edit.line] = lines[edit.line][: edit.start] + edit.text + lines[edit.line][edit.end :]
    return "".join(lines)


def _replacement(lines: Sequence[str], source: Source, path: Path, value: str) -> _Edit:
    place = source.values[path]
    line, start = place.line - 1, place.column - 1
    return _Edit(line, start, _scalar_end(lines, line, start), value)


def _addition(lines: Sequence[str], source: Source, path: Path, entries: Sequence[str]) -> _Edit:
    """Write entries after the last of the history, or a history of them after ``graded_on``."""
    last = max((each for each in source.values if each[:-1] == (*path, "history")), default=None)
    if last is None:
        key, value = source.keys[(*path, "graded_on")], source.values[(*path, "graded_on")]
        if _is_flow(lines, value.line - 1, key.column - 1):
            end = _scalar_end(lines, value.line - 1, value.column - 1)
            return _Edit(value.line - 1, end, end, f", history: [{', '.join(entries)}]")
        indent = " " * (key.column - 1)
        return _after(lines, value.line - 1, f"{indent}history:\n" + _block(entries, f"{indent}  "))
    start = source.values[last]
    if _is_flow(lines, start.line - 1, start.column - 1):
        end = lines[start.line - 1].index("}", start.column - 1) + 1
        return _Edit(start.line - 1, end, end, "".join(f", {entry}" for entry in entries))
    line = max(place.line for each, place in source.values.items() if each[: len(last)] == last) - 1
    # A list's item begins two characters after its hyphen.
    return _after(lines, line, _block(entries, " " * (start.column - 3)))


def _entries(stated: StatedGrade, grade: Grade, grading: Grading) -> Sequence[str]:
    """Give the new grade, and before it the one that stood, where that is not in the history yet."""
    earlier = f"{{on: {stated.graded_on}, strength: {stated.strength}, direction: {stated.direction}}}"
    computed = f"strength: {grade.strength}, direction: {grade.direction}, rule: {grading.rule_version}"
    now = f"{{on: {grading.on}, {computed}}}"
    return [now] if stated.history else [earlier, now]


def _block(entries: Sequence[str], indent: str) -> str:
    return "".join(f"{indent}- {entry}\n" for entry in entries)


def _after(lines: Sequence[str], line: int, text: str) -> _Edit:
    """Write whole lines after one, with the file's own kind of line end."""
    end = len(lines[line])
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    break_before = "" if lines[line].endswith("\n") else newline
    return _Edit(line, end, end, break_before + text.replace("\n", newline))


def _is_flow(lines: Sequence[str], line: int, column: int) -> bool:
    """Tell whether what stands here is inside braces or brackets opened on its line."""
    before = lines[line][:column]
    return any(before.count(mark) > before.count(end) for mark, end in ("{}", "[]"))


def _scalar_end(lines: Sequence[str], line: int, start: int) -> int:
    match = _SCALAR.match(lines[line], start)
    assert match is not None, "a checked value stands where it was read"
    return match.end()
