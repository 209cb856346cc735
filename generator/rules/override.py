"""The editors may lower a grade by one level, or put it under revision, for a while; never raise it."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence

CODE = "override"


def override(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each override that is not one level below the computed strength, or ended before the grade was set.

    Where an activity's evidence is not whole, its strength is not judged.
    """
    for activity_id, activity in catalogue.activities.items():
        for position, stated in enumerate(activity.outcomes):
            if stated.override is None:
                continue
            path = ("outcomes", position, "override")
            if stated.override.expires <= stated.graded_on:
                said = sentence(
                    "override.expired",
                    expires=stated.override.expires.isoformat(),
                    graded_on=stated.graded_on.isoformat(),
                )
                yield Problem(catalogue.place("activities", activity_id, (*path, "expires")), CODE, said)
            computed, lowered = grades.get(GradeKey(activity_id, stated.outcome)), stated.override.strength
            if computed is None or lowered is None or activity_id in catalogue.uncertain:
                continue
            if int(computed.strength[1]) - int(lowered[1]) != 1:
                said = sentence("override", stated=lowered.value, computed=computed.strength.value)
                yield Problem(catalogue.place("activities", activity_id, (*path, "strength")), CODE, said)
