"""Review: a Comparison as the Markdown that a reviewer reads first."""

from collections.abc import Iterator, Sequence

from generator.comparison import Comparison, FieldChange, GradeChange, RecordChange
from generator.grade import Grade
from generator.words import Words

_LONG = 160
"""Characters of a value that a reviewer is shown."""


def review(comparison: Comparison, words: Words) -> str:
    """Write what changed as Markdown, grades first; the empty text where a reader would see nothing new."""
    if comparison.is_empty:
        return ""
    sections = (
        ("grades", [line for change in comparison.grades for line in _grade_lines(change, words)]),
        ("records", [line for change in comparison.records for line in _record_lines(change, words)]),
        (
            "numbers",
            [
                f"- `{change.snapshot}`: {change.area}, {change.indicator}, {change.period}: "
                f"{_value(change.before, words)} → {_value(change.after, words)}"
                for change in comparison.numbers
            ],
        ),
        (
            "pages",
            [words.t("review.page-added", page=page) for page in comparison.pages_added]
            + [words.t("review.page-removed", page=page) for page in comparison.pages_removed],
        ),
    )
    told = [f"## {words.t(f'review.{name}')}\n\n" + "\n".join(lines) for name, lines in sections if lines]
    return f"# {words.t('review.title')}\n\n" + "\n\n".join(told) + "\n"


def _grade_lines(change: GradeChange, words: Words) -> Iterator[str]:
    before, after = _grade(change.before, words), _grade(change.after, words)
    yield f"- **{change.key.activity} × {change.key.outcome}**: {before} → {after}"
    if change.findings:
        yield f"  - {words.t('review.caused-by', evaluations=', '.join(change.findings))}"
    yield from (f"  - {words.t('review.fired')} {words.say(reason)}" for reason in change.fired)
    yield from (f"  - {words.t('review.lapsed')} {words.say(reason)}" for reason in change.lapsed)


def _grade(grade: Grade | None, words: Words) -> str:
    if grade is None:
        return words.t("review.no-grade")
    flags = [words.t(f"flag.{flag}") for flag in grade.flags]
    return ", ".join([f"{grade.strength} {words.t(f'direction.{grade.direction}')}", *flags])


def _record_lines(change: RecordChange, words: Words) -> Sequence[str]:
    name = f"`{change.kind}/{change.record_id}` ({change.title})"
    if not change.was_there:
        return [f"- {words.t('review.added', record=name)}"]
    if not change.is_there:
        return [f"- {words.t('review.removed', record=name)}"]
    return [f"- {words.t('review.changed', record=name)}", *(_field_line(field, words) for field in change.fields)]


def _field_line(change: FieldChange, words: Words) -> str:
    return f"  - `{change.path}`: {_value(change.before, words)} → {_value(change.after, words)}"


def _value(value: object, words: Words) -> str:
    """Write a value on one line, so that nothing typed in a record becomes Markdown."""
    if value is None:
        return words.t("unknown")
    text = " ".join(str(value).replace("`", "'").split())
    return f"`{text if len(text) <= _LONG else f'{text[:_LONG]}…'}`"
