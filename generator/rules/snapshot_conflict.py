"""Two snapshots agree on a number, or somebody knows why they do not."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.catalogue import Catalogue, LinkedObservation
from generator.grade import Grade, GradeKey
from generator.problem import Place, Problem, Severity
from generator.sentence import sentence

CODE = "snapshot-conflict"


def snapshot_conflict(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each number that another snapshot gives otherwise; the later is shown, the other stays in the table."""
    for area_id in catalogue.areas:
        for indicator_id in catalogue.indicators_known_for(area_id):
            series = catalogue.series(area_id, indicator_id)
            if len({linked.observation.period for linked in series}) == len(series):
                continue
            for period, group in groupby(series, key=lambda linked: linked.observation.period):
                yield from _conflicts(catalogue, period, list(group))


def _conflicts(catalogue: Catalogue, period: str, group: list[LinkedObservation]) -> Iterator[Problem]:
    for position, linked in enumerate(group):
        earlier = group[:position]
        if any(other.snapshot_id == linked.snapshot_id for other in earlier):
            yield Problem(_place(catalogue, linked), CODE, sentence("snapshot-conflict.twice", period=period))
            continue
        # A number that is withheld contradicts nothing.
        known = [(other, value) for other in earlier if (value := other.observation.value) is not None]
        value = linked.observation.value
        differing = next(((other, their) for other, their in reversed(known) if their != value), None)
        if value is not None and differing is not None:
            other, their = differing
            said = sentence("snapshot-conflict", period=period, value=value, other=their, snapshot=other.snapshot_id)
            yield Problem(_place(catalogue, linked), CODE, said, Severity.WARNING)


def _place(catalogue: Catalogue, linked: LinkedObservation) -> Place:
    rows = catalogue.observations[linked.snapshot_id]
    return catalogue.row_place(
        linked.snapshot_id, next(number for number, row in enumerate(rows) if row is linked.observation), "value"
    )
