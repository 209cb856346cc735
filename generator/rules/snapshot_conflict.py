"""Two snapshots agree on a number, or somebody knows why they do not."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.catalogue import Catalogue, LinkedObservation
from generator.grade import Grade, GradeKey
from generator.problem import Problem, Severity
from generator.sentence import sentence

CODE = "snapshot-conflict"


def snapshot_conflict(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each number that another snapshot gives otherwise; the later is shown, the other stays in the table."""
    for area_id in catalogue.areas:
        for indicator_id in catalogue.indicators_known_for(area_id):
            series = catalogue.series(area_id, indicator_id)
            for period, group in groupby(series, key=lambda linked: linked.observation.period):
                yield from _conflicts(catalogue, period, list(group))


def _conflicts(catalogue: Catalogue, period: str, group: list[LinkedObservation]) -> Iterator[Problem]:
    first, *others = group
    for other in others:
        row = next(n for n, each in enumerate(catalogue.observations[other.snapshot_id]) if each is other.observation)
        place = catalogue.row_place(other.snapshot_id, row, "value")
        if other.snapshot_id == first.snapshot_id:
            yield Problem(place, CODE, sentence("snapshot-conflict.twice", period=period))
        elif other.observation.value != first.observation.value:
            said = sentence(
                "snapshot-conflict",
                period=period,
                value="" if other.observation.value is None else other.observation.value,
                other="" if first.observation.value is None else first.observation.value,
                snapshot=first.snapshot_id,
            )
            yield Problem(place, CODE, said, Severity.WARNING)
