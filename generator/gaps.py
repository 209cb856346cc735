"""Gaps: what is missing or unsure in the records, as a work list for those who keep them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.problem import Problem, Severity
from generator.records.activity import Activity, Delivery, Implementation, Strength
from generator.records.evaluation import Evaluation, Read
from generator.sentence import Sentence, sentence

CODE = "gap"

_ACTIVITY = (
    "target_groups",
    "age",
    "mechanisms",
    "core_components",
    "theory_of_change",
    "cost",
    "outcomes",
    "examples",
    "literature_searched",
    "review_due",
)
_EVALUATION = ("country", "sample.total", "sample.treated", "data")


def gaps(catalogue: Catalogue, on: date | None = None) -> Iterator[Problem]:
    """Give a hint for each thing that a record lacks; on a day, also what was to be reviewed before it.

    Problems: ``gap``, always a warning.
    """
    for kind, key, said in _said(catalogue, on):
        yield Problem(catalogue.place(kind, key), CODE, said, Severity.WARNING)


def _said(catalogue: Catalogue, on: date | None) -> Iterator[tuple[str, str, Sentence]]:
    """Give kind and id of a record and what is to be said of it."""
    for kind in ("activities", "evaluations", "outcomes", "snapshots"):
        for key, missing in lacking(catalogue, kind).items():
            if missing:
                yield kind, key, sentence("gap", fields=", ".join(missing))
    for key, evaluation in catalogue.evaluations.items():
        if unsure := _unsure(evaluation):
            yield "evaluations", key, sentence("gap.unsure", why=", ".join(unsure))
    for key, activity in catalogue.activities.items():
        if on and activity.review_due and activity.review_due < on:
            yield "activities", key, sentence("gap.review", day=activity.review_due.isoformat())
    yield from _without_verdict(catalogue)


def _without_verdict(catalogue: Catalogue) -> Iterator[tuple[str, str, Sentence]]:
    """Give the activities with an outcome on which nothing counts, and the outcomes that no activity is judged on."""
    for key, activity in catalogue.activities.items():
        if unstudied := [each.outcome for each in activity.outcomes if each.strength is Strength.E0]:
            yield "activities", key, sentence("gap.no-study", outcomes=", ".join(unstudied))
    judged = {grade.outcome for activity in catalogue.activities.values() for grade in activity.outcomes}
    yield from (("outcomes", key, sentence("gap.no-verdict")) for key in catalogue.outcomes if key not in judged)


def lacking(catalogue: Catalogue, kind: str) -> Mapping[str, Sequence[str]]:
    """Give the fields that each record of a kind has nothing in, by the record's id; ``cost``, ``sample.total``."""
    match kind:
        case "activities":
            return {key: _missing_in_activity(each) for key, each in catalogue.activities.items()}
        case "evaluations":
            return {key: _missing(each, _EVALUATION) for key, each in catalogue.evaluations.items()}
        case "outcomes":
            return {key: _missing(each, ("indicators",)) for key, each in catalogue.outcomes.items()}
        case "snapshots":
            return {key: _missing(each, ("accessed", "licence")) for key, each in catalogue.snapshots.items()}
        case _:
            return {}


def _missing_in_activity(activity: Activity) -> Sequence[str]:
    delivery, implementation = activity.delivery or Delivery(), activity.implementation or Implementation()
    return [
        *_missing(activity, _ACTIVITY),
        *(f"delivery.{name}" for name in _missing(delivery, list(Delivery.model_fields))),
        *(f"implementation.{name}" for name in _missing(implementation, list(Implementation.model_fields))),
    ]


def _missing(record: BaseModel, paths: Sequence[str]) -> Sequence[str]:
    return [path for path in paths if not _is_known(record, path)]


def _is_known(record: object, path: str) -> bool:
    """Tell whether there is anything at a path of names with dots between."""
    value = record
    for name in path.split("."):
        value = getattr(value, name, None)
    return value is not None and value != ()


def _unsure(evaluation: Evaluation) -> Sequence[str]:
    return [
        *(["coding.status: provisional"] if evaluation.coding.status == "provisional" else []),
        *([f"read: {evaluation.read}"] if evaluation.read != Read.FULL else []),
    ]
