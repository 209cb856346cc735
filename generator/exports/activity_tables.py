"""Activity tables: what an activity's record tells in lists and paragraphs, and each grade's reasons and history."""

from collections.abc import Iterator, Mapping, Sequence

from generator.catalogue import Catalogue
from generator.exports.data_table import DataTable, data_table
from generator.grade import Grade, GradeKey
from generator.records.activity import Activity
from generator.words import Words, load_words

_Row = Mapping[str, object]


def activity_tables(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Sequence[DataTable]:
    """Give every table; activities and outcomes have theirs before."""
    activities = catalogue.activities
    return (
        data_table(
            "activity_texts",
            "*activity>activities *part *position:int text!",
            (
                {"activity": key, "part": part, "position": position, "text": text}
                for key, activity in activities.items()
                for part, texts in _parts(activity).items()
                for position, text in enumerate(texts, start=1)
            ),
        ),
        data_table(
            "activity_examples",
            "*activity>activities *position:int area>areas text!",
            (
                {"activity": key, "position": position, "area": each.area, "text": each.text}
                for key, activity in activities.items()
                for position, each in enumerate(activity.examples, start=1)
            ),
        ),
        data_table(
            "activity_areas",
            "*activity>activities *position:int area>areas! from_year:int to_year:int",
            (
                {"activity": key, "position": position, "area": use.area, "from_year": use.from_, "to_year": use.to}
                for key, activity in activities.items()
                for position, use in enumerate(activity.used_in, start=1)
            ),
        ),
        data_table(
            "related_activities",
            "*activity>activities *related>activities",
            ({"activity": key, "related": other} for key in activities for other in catalogue.related(key)),
        ),
        data_table(
            "grade_history",
            "*activity>activities *outcome>outcomes *position:int graded_on:date! strength! direction!"
            " rule_version:int",
            _history(catalogue),
        ),
        data_table(
            "grade_reasons",
            "*activity>activities *outcome>outcomes *position:int clause! text!",
            _reasons(grades, load_words("da")),
        ),
    )


def _parts(activity: Activity) -> Mapping[str, Sequence[str]]:
    """Give an activity's texts by the field that they stand in."""
    theory, delivery, implementation = activity.theory_of_change, activity.delivery, activity.implementation
    told: dict[str, Sequence[str]] = {"aliases": activity.aliases, "core_components": activity.core_components}
    if theory:
        told |= {f"theory_of_change.{name}": getattr(theory, name) for name in type(theory).model_fields}
    if delivery:
        paragraphs = {name: getattr(delivery, name) for name in type(delivery).model_fields}
        told |= {f"delivery.{name}": [text] for name, text in paragraphs.items() if text}
    if implementation:
        told |= {"implementation.advice": implementation.advice, "implementation.pitfalls": implementation.pitfalls}
    return told


def _history(catalogue: Catalogue) -> Iterator[_Row]:
    for key, activity in catalogue.activities.items():
        for stated in activity.outcomes:
            for position, grade in enumerate(stated.history, start=1):
                row = {"activity": key, "outcome": stated.outcome, "position": position, "graded_on": grade.on}
                yield {**row, "strength": grade.strength, "direction": grade.direction, "rule_version": grade.rule}


def _reasons(grades: Mapping[GradeKey, Grade], words: Words) -> Iterator[_Row]:
    for key, grade in grades.items():
        for position, reason in enumerate(grade.reasons, start=1):
            row = {"activity": key.activity, "outcome": key.outcome, "position": position}
            yield {**row, "clause": reason.key, "text": words.say(reason)}
