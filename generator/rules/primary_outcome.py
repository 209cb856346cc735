"""An activity with outcomes declares exactly one of them as primary: the one its page is headed by."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence

CODE = "primary-outcome"


def primary_outcome(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each activity without a primary outcome or with several, and each outcome that is stated twice."""
    for activity_id, activity in catalogue.activities.items():
        primary = [position for position, stated in enumerate(activity.outcomes) if stated.primary]
        if activity.outcomes and not primary:
            place = catalogue.place("activities", activity_id, ("outcomes",))
            yield Problem(place, CODE, sentence("primary-outcome.none"))
        for position in primary[1:]:
            place = catalogue.place("activities", activity_id, ("outcomes", position, "primary"))
            yield Problem(place, CODE, sentence("primary-outcome.several"))
        names = [stated.outcome for stated in activity.outcomes]
        for position, name in enumerate(names):
            if name in names[:position]:
                place = catalogue.place("activities", activity_id, ("outcomes", position, "outcome"))
                yield Problem(place, CODE, sentence("primary-outcome.twice", outcome=name))
