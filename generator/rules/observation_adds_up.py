"""A number in a snapshot is possible, and is what its two counts give."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.records.indicator import Indicator, IndicatorKind
from generator.records.snapshot import Observation
from generator.sentence import Sentence, sentence

CODE = "observation-adds-up"

_ROUNDING = 0.051
"""Sources give shares with one decimal or more."""


def observation_adds_up(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each share over 100, each negative count, and each share that its two counts contradict."""
    for snapshot_id, rows in catalogue.observations.items():
        for number, row in enumerate(rows):
            for column, said in _mistakes(row, catalogue.indicators[row.indicator]):
                yield Problem(catalogue.row_place(snapshot_id, number, column), CODE, said)


def _mistakes(row: Observation, indicator: Indicator) -> Iterator[tuple[str, Sentence]]:
    is_share = indicator.kind == IndicatorKind.SHARE
    if row.value is not None and (row.value < 0 or (is_share and row.value > 100)):
        yield "value", sentence("observation-adds-up.range", value=row.value)
    if row.numerator is None or row.denominator is None:
        return
    if row.denominator <= 0 or row.numerator < 0 or (is_share and row.numerator > row.denominator):
        yield "numerator", sentence("observation-adds-up.counts", numerator=row.numerator, denominator=row.denominator)
    elif is_share and row.value is not None:
        share = 100 * row.numerator / row.denominator
        if abs(share - row.value) > _ROUNDING:
            yield "value", sentence("observation-adds-up.share", value=row.value, share=share)
