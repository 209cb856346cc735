"""A count of persons too small to publish is withheld."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.records.indicator import IndicatorKind
from generator.records.snapshot import Status
from generator.sentence import sentence

CODE = "small-count"


def small_count(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each row that shows from 1 person up to the snapshot's limit, or a value where it says it is withheld."""
    for snapshot_id, rows in catalogue.observations.items():
        limit = catalogue.snapshots[snapshot_id].suppress_below
        for number, row in enumerate(rows):
            if Status.SUPPRESSED in row.status and row.value is not None:
                place = catalogue.row_place(snapshot_id, number, "value")
                yield Problem(place, CODE, sentence("small-count.shown"))
            is_count = catalogue.indicators[row.indicator].kind == IndicatorKind.COUNT
            for column, count in (("value", row.value if is_count else None), ("numerator", row.numerator)):
                if count is not None and 0 < count < limit:
                    place = catalogue.row_place(snapshot_id, number, column)
                    yield Problem(place, CODE, sentence("small-count", count=count, limit=limit))
