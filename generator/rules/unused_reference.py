"""A publication stands in the bibliography because some record names it."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem, Severity
from generator.sentence import sentence

CODE = "unused-reference"


def unused_reference(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each publication that no record names; none while a record is left out, which may be the one."""
    if not catalogue.is_whole:
        return
    used = set(catalogue.cited_by)
    for key, reference in catalogue.references.items():
        if key not in used:
            yield Problem(reference.place, CODE, sentence("unused-reference", key=key), Severity.WARNING)
