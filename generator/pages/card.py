"""An activity as a card in a list: what it is, for whom, and its grades, the headline first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.grade import Flag, Grade, GradeKey
from generator.published import Published, outcomes_of, published
from generator.records.activity import Activity
from generator.records.outcome import Outcome
from generator.records.vocabulary import Term


@dataclass(frozen=True, slots=True)
class CardGrade:
    """What a list shows of an activity's evidence on one outcome."""

    outcome_id: str
    outcome: Outcome
    grade: Published | None
    """None where nothing is graded, because the rule cannot be read."""
    is_primary: bool
    evaluations: Sequence[str]
    """Ids of those that bear on it."""
    harmed: Sequence[Outcome]
    """The activity's other outcomes that carry the warning of harm: no choice of outcome hides it."""

    @property
    def has_harm(self) -> bool:
        """This outcome carries the warning itself."""
        return _warns(self.grade)


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an activity."""

    key: str
    activity: Activity
    themes: Sequence[Term]
    grades: Sequence[CardGrade] = ()
    """One an outcome, the primary first, then as the record states them."""
    evaluations: int = 0
    """How many evaluations bear on it."""

    @property
    def primary(self) -> CardGrade | None:
        """The grade on the primary outcome; None where the activity has none."""
        return next((grade for grade in self.grades if grade.is_primary), None)

    @property
    def grade(self) -> Published | None:
        """The published grade on the primary outcome."""
        return self.primary.grade if self.primary else None


def activity_card(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str) -> Card:
    """Gather an activity's card."""
    activity = catalogue.activities[activity_id]
    terms = catalogue.terms("themes")
    return Card(
        activity_id,
        activity,
        [terms[theme] for theme in activity.themes],
        _grades(catalogue, grades, activity_id),
        len(catalogue.evaluations_of(activity_id)),
    )


def _grades(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str) -> Sequence[CardGrade]:
    stated = catalogue.activities[activity_id].outcomes
    primary = next((each.outcome for each in stated if each.primary), None)
    first = [*([primary] if primary else []), *(each.outcome for each in stated)]
    outcomes = dict.fromkeys([*first, *outcomes_of(catalogue, activity_id)])
    shown = {key: published(catalogue, grades, GradeKey(activity_id, key)) for key in outcomes}
    return [
        CardGrade(
            key,
            catalogue.outcomes[key],
            shown[key],
            key == primary,
            list(dict.fromkeys(each.evaluation_id for each in catalogue.findings_on(activity_id, key))),
            [catalogue.outcomes[other] for other, grade in shown.items() if other != key and _warns(grade)],
        )
        for key in outcomes
    ]


def _warns(grade: Published | None) -> bool:
    return grade is not None and Flag.HARM in grade.flags
