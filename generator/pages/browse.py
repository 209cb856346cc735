"""Browse: the facets of a list of activities, and what its script knows of each activity."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.pages.card import Card, CardGrade
from generator.readiness import ReadinessLevel, cost_band, readiness
from generator.records.activity import Direction, Strength
from generator.records.evaluation import Setting
from generator.words import Words

UNKNOWN = "ukendt"
"""The value of what nobody has stated: never that of the lowest."""
UNDER_REVISION = "revision"
UNGRADED = "ingen"


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: the values that some activity has, as choices."""

    name: str
    """Stands in the address."""
    title: str
    options: Sequence[tuple[str, str]]
    """Value and label."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is true of an activity as seen from one outcome, or from none."""

    facets: Mapping[str, Sequence[str]]
    evaluations: int


@dataclass(frozen=True, slots=True)
class Browsed:
    """What the script knows of an activity."""

    facets: Mapping[str, Sequence[str]]
    """What is true whichever outcome is looked at: values by the facet's name."""
    age: tuple[int | None, int | None] | None
    """An open end is None; so is an age that nobody states."""
    reviewed: str
    """The day; empty where nobody has noted it."""
    unchosen: Look
    """Where no outcome is chosen: the primary outcome's grade, and every evaluation of the activity."""
    outcomes: Mapping[str, Look]


def browsed(catalogue: Catalogue, cards: Iterable[Card]) -> Mapping[str, Browsed]:
    """Give what the script knows of each activity, by id, in the order of the cards."""
    return {card.key: _browsed(catalogue, card) for card in cards}


def facets(catalogue: Catalogue, activities: Mapping[str, Browsed], words: Words) -> Sequence[Facet]:
    """Give the facets in the order of the page; a value that no activity has is no choice."""
    t = words.t
    unknown = (UNKNOWN, t("unknown"))
    no_grade = ((UNDER_REVISION, t("outcome.under-revision")), (UNGRADED, t("card.ungraded")))
    strengths = [(each.value, f"{each} {t(f'strength.{each}')}") for each in reversed(Strength)]
    directions = [(each.value, t(f"direction.{each}")) for each in Direction]
    levels = [(each.value, f"{each} {t(f'readiness.{each}')}") for each in reversed(ReadinessLevel)]
    every = (
        Facet("indsats", t("theme"), _terms(catalogue, "themes")),
        Facet("gruppe", t("activity.groups"), _terms(catalogue, "target-groups")),
        Facet("styrke", t("axis.strength"), [*strengths, *no_grade]),
        Facet("retning", t("axis.direction"), [*directions, *no_grade]),
        Facet("omkostning", t("browse.cost"), [*((n, t(f"cost.band.{n}")) for n in "12345"), unknown]),
        Facet("parathed", t("browse.readiness"), [*levels, unknown]),
        Facet("sted", t("browse.setting"), [*((each.value, t(f"setting.{each}")) for each in Setting), unknown]),
    )
    there = _values(activities.values())
    return [
        Facet(facet.name, facet.title, [option for option in facet.options if (facet.name, option[0]) in there])
        for facet in every
    ]


def json_text(known: Mapping[str, object]) -> Markup:
    """Write what a script reads from the page as JSON, on one line, fit to stand in a script element."""
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - nothing is left in it that HTML reads


def _browsed(catalogue: Catalogue, card: Card) -> Browsed:
    activity, rule, primary = card.activity, catalogue.rule, card.primary
    band = cost_band(activity, rule) if rule else None
    grade = _grade(primary) if primary else {"styrke": [UNGRADED], "retning": [UNGRADED]}
    return Browsed(
        facets={
            "indsats": activity.themes,
            "gruppe": activity.target_groups,
            "omkostning": [str(band) if band else UNKNOWN],
            "parathed": [readiness(activity, rule).level.value if rule else UNKNOWN],
        },
        age=(activity.age.from_, activity.age.to) if activity.age else None,
        reviewed=activity.reviewed.isoformat() if activity.reviewed else "",
        unchosen=Look(grade | _settings(catalogue, catalogue.evaluations_of(card.key)), card.evaluations),
        outcomes={
            each.outcome_id: Look(_grade(each) | _settings(catalogue, each.evaluations), len(each.evaluations))
            for each in card.grades
        },
    )


def _grade(shown: CardGrade) -> dict[str, Sequence[str]]:
    if shown.grade is None:
        return {"styrke": [UNGRADED], "retning": [UNGRADED]}
    if shown.grade.strength is None or shown.grade.direction is None:
        return {"styrke": [UNDER_REVISION], "retning": [UNDER_REVISION]}
    return {"styrke": [shown.grade.strength.value], "retning": [shown.grade.direction.value]}


def _settings(catalogue: Catalogue, evaluation_ids: Iterable[str]) -> dict[str, Sequence[str]]:
    there = {catalogue.evaluations[key].setting for key in evaluation_ids}
    return {"sted": [each.value for each in Setting if each in there] or [UNKNOWN]}


def _terms(catalogue: Catalogue, vocabulary: str) -> Sequence[tuple[str, str]]:
    return [(key, term.title) for key, term in catalogue.terms(vocabulary).items()]


def _values(activities: Iterable[Browsed]) -> set[tuple[str, str]]:
    """Give every facet and value that some activity has, whichever outcome is looked at."""
    parts = (
        part
        for activity in activities
        for part in (activity.facets, activity.unchosen.facets, *(look.facets for look in activity.outcomes.values()))
    )
    return {(name, value) for part in parts for name, values in part.items() for value in values}
