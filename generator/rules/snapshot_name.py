"""A snapshot's file is named by the day it is about: ``2015-12-01-boligliste.yml``."""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence

CODE = "snapshot-name"


def snapshot_name(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each snapshot whose id does not begin with a day and a hyphen."""
    for snapshot_id in catalogue.snapshots:
        if not _begins_with_day(snapshot_id):
            yield Problem(catalogue.place("snapshots", snapshot_id), CODE, sentence("snapshot-name", name=snapshot_id))


def _begins_with_day(name: str) -> bool:
    try:
        date.fromisoformat(name[:10])
    except ValueError:
        return False
    return name[10:11] == "-" and len(name) > 11
