"""A number in a snapshot is possible, and is what its two counts give."""

from collections.abc import Iterator, Mapping

from generator.adds_up import mistakes
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.records.indicator import IndicatorKind

CODE = "observation-adds-up"


def observation_adds_up(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each share over 100, each negative count, and each share that its two counts contradict."""
    for snapshot_id, rows in catalogue.observations.items():
        for number, row in enumerate(rows):
            is_share = catalogue.indicators[row.indicator].kind == IndicatorKind.SHARE
            for column, said in mistakes(row.value, row.numerator, row.denominator, is_share=is_share):
                yield Problem(catalogue.row_place(snapshot_id, number, column), CODE, said)
