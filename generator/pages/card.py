"""An activity as a card in a list: what it is, for whom, and its headline grade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.published import Published, published
from generator.records.activity import Activity
from generator.records.outcome import Outcome
from generator.records.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an activity."""

    key: str
    activity: Activity
    themes: Sequence[Term]
    outcome_id: str = ""
    outcome: Outcome | None = None
    """The primary outcome; None where the activity has none."""
    grade: Published | None = None
    evaluations: int = 0
    """How many evaluations bear on it."""


def activity_card(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str) -> Card:
    """Gather an activity's card."""
    activity = catalogue.activities[activity_id]
    terms = catalogue.terms("themes")
    themes = [terms[theme] for theme in activity.themes]
    evaluations = len(catalogue.evaluations_of(activity_id))
    primary = next((stated for stated in activity.outcomes if stated.primary), None)
    if primary is None:
        return Card(activity_id, activity, themes, evaluations=evaluations)
    return Card(
        activity_id,
        activity,
        themes,
        primary.outcome,
        catalogue.outcomes[primary.outcome],
        published(catalogue, grades, GradeKey(activity_id, primary.outcome)),
        evaluations,
    )
