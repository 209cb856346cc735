"""What contributors write: one module a kind of record, and the list of the kinds."""

from dataclasses import dataclass

from generator.records.activity import Activity
from generator.records.area import Area
from generator.records.evaluation import Evaluation
from generator.records.fields import Record
from generator.records.indicator import Indicator
from generator.records.outcome import Outcome
from generator.records.snapshot import Observation, Snapshot
from generator.records.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record: its name, where its files are, and what one is made of."""

    kind: str
    """As links name it: ``activities``."""
    folder: str
    """From the catalogue's root."""
    model: type[Record]
    row: type[Record] | None = None
    """What a row of the table beside the record is made of, for kinds that have one."""


RECORD_TYPES: tuple[RecordType, ...] = (
    RecordType("activities", "activities", Activity),
    RecordType("evaluations", "evidence/evaluations", Evaluation),
    RecordType("outcomes", "evidence/outcomes", Outcome),
    RecordType("indicators", "evidence/indicators", Indicator),
    RecordType("areas", "evidence/areas", Area),
    RecordType("snapshots", "evidence/snapshots", Snapshot, row=Observation),
    RecordType("vocabulary", "evidence/vocabulary", Vocabulary),
)
