"""The editors may lower a grade by one level, or put it under revision; never raise it."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence

CODE = "override"


def override(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Compare each override with the computed strength."""
    for activity_id, activity in catalogue.activities.items():
        for position, stated in enumerate(activity.outcomes):
            computed = grades.get(GradeKey(activity_id, stated.outcome))
            lowered = stated.override.strength if stated.override else None
            if computed is None or lowered is None:
                continue
            if int(computed.strength[1]) - int(lowered[1]) != 1:
                place = catalogue.place("activities", activity_id, ("outcomes", position, "override", "strength"))
                said = sentence("override", stated=lowered.value, computed=computed.strength.value)
                yield Problem(place, CODE, said)
