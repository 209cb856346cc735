"""What is asked of a catalogue while something is made of it."""

from dataclasses import fields

import pytest

from generator.catalogue import Catalogue
from generator.grade import GradeKey
from generator.series import series_of
from generator.site import Site
from generator.standing import standings_of
from generator.watch import UNANSWERED, Question, Watch, WatchedCatalogue, answer, watched

AREA = "eksempel-parken"
ACTIVITY, OUTCOME = "eksempel-jobhjaelp", "eksempel-ledighed"


def test_nothing_public_in_a_catalogue_goes_around_the_watch() -> None:
    """Each field, property and method is replaced."""
    public = {name for name in vars(Catalogue) if not name.startswith("_")} | {each.name for each in fields(Catalogue)}
    replaced = {name for name in vars(WatchedCatalogue) if not name.startswith("_")}
    assert public <= replaced


def test_watched_catalogue_answers_as_the_plain_one(site: Site) -> None:
    """Its mappings, methods and properties tell the same."""
    of = watched(site.catalogue, site.grades)
    assert dict(of.catalogue.activities) == dict(site.catalogue.activities)
    assert len(of.catalogue.areas) == len(site.catalogue.areas)
    assert of.catalogue.in_use == site.catalogue.in_use
    assert of.catalogue.findings_on(ACTIVITY, OUTCOME) == site.catalogue.findings_on(ACTIVITY, OUTCOME)
    assert standings_of(of.catalogue, AREA) == standings_of(site.catalogue, AREA)
    assert dict(of.grades) == dict(site.grades)
    assert "nobody" not in of.catalogue.areas
    with pytest.raises(KeyError):
        of.catalogue.areas["nobody"]


def test_questions_are_noted_while_something_is_made(site: Site) -> None:
    """A key, the keys, a property and a method with what it was asked; nothing before or after."""
    of = watched(site.catalogue, site.grades)
    assert of.catalogue.in_use
    with of.watch.noting() as asked:
        assert AREA in of.catalogue.areas
        assert of.catalogue.areas.get("nobody") is None
        assert list(of.catalogue.outcomes)
        assert of.catalogue.rule
        assert of.catalogue.findings_on(ACTIVITY, OUTCOME)
        assert GradeKey(ACTIVITY, OUTCOME) in of.grades
    assert of.catalogue.uncertain == frozenset()
    assert asked == {
        ("areas", AREA),
        ("areas", "nobody"),
        ("outcomes",),
        ("rule",),
        ("findings_on", ACTIVITY, OUTCOME),
        ("grades", ACTIVITY, OUTCOME),
    }


def test_who_asks_for_what_is_worked_out_has_asked_what_it_came_from(site: Site) -> None:
    """The second who wants an area's series asks as much as the first, for whom it was worked out."""
    of = watched(site.catalogue, site.grades)
    indicator = site.catalogue.indicators_known_for(AREA)[0]
    asked: list[set[Question]] = []
    for _ in range(2):
        with of.watch.noting() as noted:
            series_of(of.catalogue, AREA, indicator)
        asked.append(noted)
    assert asked[0] == asked[1] == {("indicators", indicator), ("series", AREA, indicator)}


def test_what_is_asked_inside_is_asked_outside() -> None:
    """A page that has something made for it has asked for all that that was made from."""
    watch = Watch()
    with watch.noting() as outer:
        watch.note(("areas",))
        with watch.noting() as inner:
            watch.note(("rule",))
    assert (outer, inner) == ({("areas",), ("rule",)}, {("rule",)})


@pytest.mark.parametrize("name", ["sources", "tables", "rule_source", "without_drafts"])
def test_what_cannot_be_asked_again_is_known_as_such(site: Site, name: str) -> None:
    """Where values were written is longer than what is made from it, and a catalogue is all there is."""
    of = watched(site.catalogue, site.grades)
    with of.watch.noting() as asked:
        found = getattr(of.catalogue, name)
        assert found() if callable(found) else found
    assert asked == {UNANSWERED}


def test_every_question_of_every_page_can_be_asked_again(site: Site) -> None:
    """The answer is the one that the page got: its own kind of question is no mistake of the asking."""
    of = watched(site.catalogue, site.grades)
    for question in [("activities", ACTIVITY), ("activities",), ("in_use",), ("series", AREA, "x"), ("grades",)]:
        assert answer(site.catalogue, site.grades, question) == answer(of.catalogue, of.grades, question)
    with pytest.raises(KeyError):
        answer(site.catalogue, site.grades, ("areas", "nobody"))
