"""Comparison: what a reader would see changed between two readings of the catalogue."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey, Standing
from generator.records.fields import Record
from generator.sentence import Sentence

_KINDS = ("activities", "evaluations", "outcomes", "indicators", "areas", "snapshots", "vocabulary")

_UNSEEN = frozenset({"coding.by", "coding.on"})
"""Fields that no page shows."""


@dataclass(frozen=True, slots=True)
class GradeChange:
    """A grade that came, went or became another."""

    key: GradeKey
    before: Grade | None
    after: Grade | None
    findings: Sequence[str]
    """Ids of the evaluations whose findings came, went or came to something else."""
    fired: Sequence[Sentence]
    """The clauses of the new grade that the old one did not have."""
    lapsed: Sequence[Sentence]
    """The clauses of the old grade that the new one does not have."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value of a record; None where it is not there."""

    path: str
    """``findings.1.measure.estimate``, counted from 1."""
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that came, went or changed; the fields are empty for the first two."""

    kind: str
    record_id: str
    title: str
    was_there: bool
    is_there: bool
    fields: Sequence[FieldChange] = ()


@dataclass(frozen=True, slots=True)
class NumberChange:
    """One number of a snapshot; None where it is withheld or not there."""

    area: str
    indicator: str
    period: str
    snapshot: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that changed; empty lists where nothing did."""

    grades: Sequence[GradeChange] = ()
    records: Sequence[RecordChange] = ()
    numbers: Sequence[NumberChange] = ()
    pages_added: Sequence[str] = ()
    """Addresses."""
    pages_removed: Sequence[str] = ()

    @property
    def is_empty(self) -> bool:
        """Whether a reader would see nothing new."""
        return not (self.grades or self.records or self.numbers or self.pages_added or self.pages_removed)


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the two that are compared: as published."""

    catalogue: Catalogue
    grades: Mapping[GradeKey, Grade]
    addresses: frozenset[str] = field(default_factory=frozenset)


def compare(before: Edition, after: Edition) -> Comparison:
    """Find what changed from one edition to the next, each list in the order of ids."""
    return Comparison(
        grades=list(_grades(before.grades, after.grades)),
        records=[change for kind in _KINDS for change in _records(kind, before.catalogue, after.catalogue)],
        numbers=list(_numbers(before.catalogue, after.catalogue)),
        pages_added=sorted(after.addresses - before.addresses),
        pages_removed=sorted(before.addresses - after.addresses),
    )


def _grades(before: Mapping[GradeKey, Grade], after: Mapping[GradeKey, Grade]) -> Iterator[GradeChange]:
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if _shown(old) == _shown(new):
            continue
        fired, lapsed = new.reasons if new else (), old.reasons if old else ()
        yield GradeChange(
            key,
            old,
            new,
            findings=_changed_findings(old, new),
            fired=[reason for reason in fired if reason not in lapsed],
            lapsed=[reason for reason in lapsed if reason not in fired],
        )


def _shown(grade: Grade | None) -> object:
    return grade and (grade.strength, grade.direction, grade.flags, grade.tags)


def _changed_findings(before: Grade | None, after: Grade | None) -> Sequence[str]:
    old, new = _standings(before), _standings(after)
    return sorted(
        {evaluation for evaluation, _ in {*old, *new} if _standing_of(evaluation, old) != _standing_of(evaluation, new)}
    )


def _standings(grade: Grade | None) -> Mapping[tuple[str, int], Standing]:
    return {(each.study.evaluation_id, each.study.position): each for each in grade.standings} if grade else {}


def _standing_of(evaluation_id: str, standings: Mapping[tuple[str, int], Standing]) -> Sequence[Standing]:
    return [standing for (each, _), standing in standings.items() if each == evaluation_id]


def _records(kind: str, before: Catalogue, after: Catalogue) -> Iterator[RecordChange]:
    old: Mapping[str, Record] = getattr(before, kind)
    new: Mapping[str, Record] = getattr(after, kind)
    for record_id in sorted({*old, *new}):
        was, now = old.get(record_id), new.get(record_id)
        title = str(getattr(now or was, "title", record_id))
        if was is None or now is None:
            yield RecordChange(kind, record_id, title, was_there=was is not None, is_there=now is not None)
        elif fields := list(_fields(was, now)):
            yield RecordChange(kind, record_id, title, was_there=True, is_there=True, fields=fields)


def _fields(before: Record, after: Record) -> Iterator[FieldChange]:
    if before == after:
        return
    old, new = (
        dict(_values(before.model_dump(mode="json", by_alias=True, exclude_none=True))),
        dict(_values(after.model_dump(mode="json", by_alias=True, exclude_none=True))),
    )
    for path in dict.fromkeys([*old, *new]):
        if old.get(path) != new.get(path) and path not in _UNSEEN:
            yield FieldChange(path, old.get(path), new.get(path))


def _values(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Give every value that is no list or mapping, with its path."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _values(each, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _values(each, f"{path}.{number}")
    else:
        yield path, value


def _numbers(before: Catalogue, after: Catalogue) -> Iterator[NumberChange]:
    old, new = dict(_rows(before)), dict(_rows(after))
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key):
            area, indicator, period, snapshot = key
            yield NumberChange(area, indicator, period, snapshot, old.get(key), new.get(key))


def _rows(catalogue: Catalogue) -> Iterator[tuple[tuple[str, str, str, str], float | None]]:
    for snapshot_id, rows in catalogue.observations.items():
        for row in rows:
            yield (row.area, row.indicator, row.period, snapshot_id), row.value
