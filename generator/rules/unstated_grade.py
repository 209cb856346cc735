"""An outcome that some evaluation measures for an activity stands in the activity's record with its grade."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem, Severity
from generator.sentence import sentence

CODE = "unstated-grade"


def unstated_grade(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each outcome with a computed grade that the record does not state; the page shows the computed one."""
    for (activity_id, outcome_id), grade in grades.items():
        activity = catalogue.activities[activity_id]
        if outcome_id not in {stated.outcome for stated in activity.outcomes}:
            said = sentence(
                "unstated-grade", outcome=outcome_id, strength=grade.strength.value, direction=grade.direction.value
            )
            place = catalogue.place("activities", activity_id, ("outcomes",))
            yield Problem(place, CODE, said, Severity.WARNING)
