"""The grade a record states for an outcome is the one the rule computes."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence

CODE = "stated-grade"


def stated_grade(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Compare each stated strength and direction with the computed one.

    An activity whose evidence is not whole, because an evaluation was left out, is not judged: its other problem is
    told already.
    """
    for activity_id, activity in catalogue.activities.items():
        for position, stated in enumerate(activity.outcomes):
            computed = grades.get(GradeKey(activity_id, stated.outcome))
            if computed is None or activity_id in catalogue.uncertain:
                continue
            for field, found, right in (
                ("strength", stated.strength, computed.strength),
                ("direction", stated.direction, computed.direction),
            ):
                if found != right:
                    place = catalogue.place("activities", activity_id, ("outcomes", position, field))
                    said = sentence(
                        f"stated-grade.{field}",
                        outcome=stated.outcome,
                        stated=found.value,
                        computed=right.value,
                        activity=activity_id,
                    )
                    yield Problem(place, CODE, said, suggestion=f"{field}: {right}")
