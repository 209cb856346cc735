"""Gaps: what is missing or unsure in the records, as a work list for those who keep them."""

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.problem import Problem, Severity
from generator.records.activity import Activity, Delivery, Implementation
from generator.records.evaluation import Evaluation, Read
from generator.sentence import sentence

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
)
_EVALUATION = ("country", "sample.total", "sample.treated", "data")


def gaps(catalogue: Catalogue, on: date | None = None) -> Iterator[Problem]:
    """Give one hint a record that lacks something, kind by kind; on a day, also what was to be reviewed before it.

    Problems: ``gap``, always a warning.
    """
    for key, activity in catalogue.activities.items():
        yield from _gap(catalogue, "activities", key, _missing_in_activity(activity))
        if on and activity.review_due and activity.review_due < on:
            said = sentence("gap.review", day=activity.review_due.isoformat())
            yield Problem(catalogue.place("activities", key), CODE, said, Severity.WARNING)
    for key, evaluation in catalogue.evaluations.items():
        yield from _gap(catalogue, "evaluations", key, _missing(evaluation, _EVALUATION))
        if unsure := _unsure(evaluation):
            said = sentence("gap.unsure", why=", ".join(unsure))
            yield Problem(catalogue.place("evaluations", key), CODE, said, Severity.WARNING)
    for key, outcome in catalogue.outcomes.items():
        yield from _gap(catalogue, "outcomes", key, _missing(outcome, ("indicators",)))
    for key, snapshot in catalogue.snapshots.items():
        yield from _gap(catalogue, "snapshots", key, _missing(snapshot, ("accessed", "licence")))


def _gap(catalogue: Catalogue, kind: str, record_id: str, missing: Sequence[str]) -> Iterator[Problem]:
    if missing:
        said = sentence("gap", fields=", ".join(missing))
        yield Problem(catalogue.place(kind, record_id), CODE, said, Severity.WARNING)


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
