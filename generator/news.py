"""What is new in the catalogue: what the records' own dates tell, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from generator.catalogue import Catalogue
from generator.records.activity import GradeOnDay


class Happening(StrEnum):
    """What can be new, the most telling first."""

    REGRADED = "regraded"
    REVIEWED = "reviewed"
    CODED = "coded"


@dataclass(frozen=True, slots=True)
class News:
    """What happened to some records on one day."""

    day: date
    happening: Happening
    records: Sequence[tuple[str, str]]
    """Id and title of each: evaluations where they were coded, activities else."""
    outcome: str = ""
    """The title of the outcome whose grade changed; then there is one record."""
    before: GradeOnDay | None = None
    after: GradeOnDay | None = None
    outcome_id: str = ""

    @property
    def anchor(self) -> str:
        """Its place on the page of news, which stays: ``2026-11-03-coded``."""
        changed = f"-{self.records[0][0]}-{self.outcome_id}" if self.outcome_id else ""
        return f"{self.day.isoformat()}-{self.happening}{changed}"


class _Note(NamedTuple):
    day: date
    happening: Happening
    record_id: str
    title: str


def news(catalogue: Catalogue) -> Sequence[News]:
    """Give what happened, by day; a changed grade stands alone, other things of one day and kind together."""
    found = [*_changes(catalogue), *_gathered([*_reviews(catalogue), *_codings(catalogue)])]
    order = list(Happening)
    return sorted(found, key=lambda each: (-each.day.toordinal(), order.index(each.happening), each.records))


def _changes(catalogue: Catalogue) -> Iterator[News]:
    for key in catalogue.in_use:
        activity = catalogue.activities[key]
        for stated in activity.outcomes:
            title = catalogue.outcomes[stated.outcome].title
            for before, after in pairwise(stated.history):
                yield News(after.on, Happening.REGRADED, [(key, activity.title)], title, before, after, stated.outcome)


def _reviews(catalogue: Catalogue) -> Iterator[_Note]:
    for key in catalogue.in_use:
        activity = catalogue.activities[key]
        if activity.reviewed:
            yield _Note(activity.reviewed, Happening.REVIEWED, key, activity.title)


def _codings(catalogue: Catalogue) -> Iterator[_Note]:
    for key, evaluation in catalogue.evaluations.items():
        yield _Note(evaluation.coding.on, Happening.CODED, key, evaluation.title)


def _gathered(notes: Sequence[_Note]) -> Iterator[News]:
    kind = itemgetter(0, 1)
    for (day, happening), group in groupby(sorted(notes), key=kind):
        yield News(day, happening, [(note.record_id, note.title) for note in group])
