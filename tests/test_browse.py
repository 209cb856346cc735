"""What the lists' scripts know of each activity: its values in every facet, as readers meet its grades."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.pages.browse import Browsed, browsed, facets, json_text
from generator.pages.card import activity_card
from generator.site import Site
from generator.words import Words


@pytest.fixture(scope="module")
def activities(site: Site) -> Mapping[str, Browsed]:
    """What is known of the example's activities that are in use."""
    cards = [activity_card(site.catalogue, site.grades, key) for key in site.catalogue.in_use]
    return browsed(site.catalogue, cards)


def test_only_activities_in_use_are_browsed(activities: Mapping[str, Browsed]) -> None:
    """A retired activity and a draft are in no list."""
    assert list(activities) == ["eksempel-jobhjaelp", "eksempel-lektiehjaelp", "eksempel-naboskab"]


@pytest.mark.parametrize(
    ("activity", "outcome", "strength", "direction"),
    [
        ("eksempel-jobhjaelp", "eksempel-ledighed", "revision", "revision"),
        ("eksempel-jobhjaelp", "eksempel-laesning", "E1", "inconclusive"),
        ("eksempel-lektiehjaelp", "eksempel-laesning", "E3", "positive"),
        ("eksempel-lektiehjaelp", "eksempel-trivsel", "E2", "mostly_positive"),
        ("eksempel-naboskab", "eksempel-laesning", "E0", "unknown"),
    ],
    ids=["under revision", "as computed", "primary", "lowered by the editors", "nothing found"],
)
def test_grade_of_an_outcome_is_the_published_one(
    activities: Mapping[str, Browsed], activity: str, outcome: str, strength: str, direction: str
) -> None:
    """A facet holds the grade that readers meet, and none while it is under revision."""
    values = activities[activity].outcomes[outcome].facets
    assert (values["styrke"], values["retning"]) == ([strength], [direction])


def test_without_an_outcome_the_primary_is_looked_at(activities: Mapping[str, Browsed]) -> None:
    """Strength and direction are the primary outcome's, and where it was studied is told of all its evaluations."""
    assert activities["eksempel-lektiehjaelp"].unchosen.facets == {
        "styrke": ["E3"],
        "retning": ["positive"],
        "sted": ["social_housing", "general"],
    }


def test_outcome_has_the_settings_of_its_own_evaluations(activities: Mapping[str, Browsed]) -> None:
    """Where another outcome was studied says nothing of this one."""
    outcomes = activities["eksempel-naboskab"].outcomes
    assert {key: look.facets["sted"] for key, look in outcomes.items()} == {
        "eksempel-laesning": ["ukendt"],
        "eksempel-trivsel": ["general"],
        "eksempel-ledighed": ["disadvantaged_area", "general"],
    }


def test_what_nobody_states_is_a_value_of_its_own(activities: Mapping[str, Browsed]) -> None:
    """An unknown cost is not a low one, and an open end of an age is open."""
    assert activities["eksempel-naboskab"].facets["omkostning"] == ["ukendt"]
    assert [each.age for each in activities.values()] == [(18, None), (13, 17), (None, 99)]


def test_value_that_no_activity_has_is_no_choice(site: Site, activities: Mapping[str, Browsed], danish: Words) -> None:
    """A facet offers what some activity has under some outcome, in the order of its scale."""
    offered = {
        facet.name: [value for value, _ in facet.options] for facet in facets(site.catalogue, activities, danish)
    }
    assert offered == {
        "indsats": ["eksempel-laering", "eksempel-job"],
        "gruppe": ["eksempel-unge", "eksempel-foraeldre"],
        "styrke": ["E3", "E2", "E1", "E0", "revision"],
        "retning": ["positive", "mostly_positive", "conflicting", "inconclusive", "unknown", "revision"],
        "omkostning": ["3", "ukendt"],
        "parathed": ["I4", "I0"],
        "sted": ["social_housing", "disadvantaged_area", "general", "ukendt"],
    }


def test_without_a_rule_nothing_is_graded_and_nothing_hidden(site: Site) -> None:
    """Where the rule's file has a mistake the activities stand there without grades."""
    catalogue = replace(site.catalogue, rule=None)
    cards = [activity_card(catalogue, {}, key) for key in catalogue.in_use]
    found = browsed(catalogue, cards)["eksempel-lektiehjaelp"]
    assert (found.unchosen.facets["styrke"], found.facets["parathed"]) == (["ingen"], ["ukendt"])


def test_warning_of_another_outcome_stays_on_the_card(site: Site) -> None:
    """Whichever outcome is looked at, an outcome with a warning of harm is named."""
    card = activity_card(site.catalogue, site.grades, "eksempel-jobhjaelp")
    told = {each.outcome_id: (each.has_harm, [outcome.title for outcome in each.harmed]) for each in card.grades}
    wellbeing = "Eksempel på trivsel | og <b>glæde</b>"
    assert told == {
        "eksempel-ledighed": (True, [wellbeing]),
        "eksempel-laesning": (False, ["Eksempel på ledighed", wellbeing]),
        "eksempel-trivsel": (True, ["Eksempel på ledighed"]),
    }


def test_json_cannot_leave_its_element() -> None:
    """What a contributor typed neither ends the script element nor is changed by it."""
    typed = {"title": "</script><!-- & <b>"}
    text = json_text(typed)
    assert not set("<>&") & set(text)
    assert json.loads(text) == typed
