"""How needs are told: an area's, with the activities that bear on them, and those behind an activity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.need import Need, answers, new_in
from generator.pages.told import Badge, badges, numbered
from generator.published import Published, outcomes_of
from generator.records.activity import Activity
from generator.records.area import Area
from generator.records.outcome import Outcome
from generator.words import Words

_MOST_AREAS = 12
"""So many areas are named on an activity's page; the indicator's page has all."""


@dataclass(frozen=True, slots=True)
class Told:
    """A need in words."""

    need: Need
    area: Area
    indicator: str
    """The indicator's title."""
    number: str
    badges: Sequence[Badge]
    """Only those that make it a need."""
    district: Area | None
    """The polling district whose number it is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An activity that has a grade on an outcome."""

    activity_id: str
    activity: Activity
    grade: Published


@dataclass(frozen=True, slots=True)
class Bearing:
    """An outcome that an area's needs are about, and the activities that are graded on it."""

    outcome_id: str
    outcome: Outcome
    needs: Sequence[Told]
    answers: Sequence[Answer]
    """The strongest first, then by title."""


def bearings(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], needs: Sequence[Need], words: Words
) -> tuple[Bearing, ...]:
    """Give the outcomes that needs are about, in the order in which the needs first name them."""
    outcomes = dict.fromkeys(outcome for need in needs for outcome in need.outcomes)
    return tuple(
        Bearing(
            outcome_id,
            catalogue.outcomes[outcome_id],
            tuple(told(catalogue, need, words) for need in needs if outcome_id in need.outcomes),
            _answers(catalogue, grades, outcome_id, words),
        )
        for outcome_id in outcomes
    )


def behind(
    catalogue: Catalogue,
    needs: Mapping[str, Sequence[Need]],
    grades: Mapping[GradeKey, Grade],
    activity_id: str,
    words: Words,
) -> tuple[Told, ...]:
    """Give the areas with a need that an activity's outcomes bear on, and numbers at most five years old.

    The age is counted to the year of the activity's grades: nothing here knows what day it is. One line an area and
    indicator; the newest numbers first.
    """
    outcomes = outcomes_of(catalogue, activity_id)
    graded = [grades[key] for each in outcomes if (key := GradeKey(activity_id, each)) in grades]
    if not graded:
        return ()
    found = [need for each in outcomes for need in needs.get(each, ())]
    new = new_in(max(grade.now for grade in graded), found)
    by_place = {(need.area_id, need.standing.series.area_id, need.standing.series.indicator_id): need for need in new}
    ordered = sorted(by_place.values(), key=lambda need: (-need.standing.number.at, need.area_id))
    return tuple(told(catalogue, need, words) for need in ordered[:_MOST_AREAS])


def told(catalogue: Catalogue, need: Need, words: Words) -> Told:
    """Put a need in words."""
    standing = need.standing
    return Told(
        need,
        catalogue.areas[need.area_id],
        standing.series.indicator.title,
        numbered(standing.number, standing.series.indicator, words),
        tuple(badge for badge in badges(standing, words) if badge.tone == "worse"),
        catalogue.areas[need.proxy.area] if need.proxy else None,
    )


def _answers(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], outcome_id: str, words: Words
) -> tuple[Answer, ...]:
    found = [Answer(key, catalogue.activities[key], grade) for key, grade in answers(catalogue, grades, outcome_id)]
    by_title = sorted(found, key=lambda each: words.alphabetical(each.activity.title))
    return tuple(sorted(by_title, key=lambda each: each.grade.rank, reverse=True))
