"""What is new: what the records' own dates tell."""

from dataclasses import replace
from datetime import date

from generator.catalogue import Catalogue
from generator.pages.news import Happening, news
from generator.site import Site


def test_changed_grade_is_told_with_both(site: Site) -> None:
    """A grade that was another before stands by itself, with what it was and what it is."""
    changes = [each for each in news(site.catalogue) if each.happening == Happening.REGRADED]
    assert len(changes) == 1
    change = changes[0]
    assert change.day == date(2026, 1, 2)
    assert [key for key, _ in change.records] == ["eksempel-lektiehjaelp"]
    assert change.outcome == "Eksempel på læsning"
    assert change.before is not None
    assert change.after is not None
    assert (change.before.strength, change.after.strength) == ("E2", "E3")


def test_newest_come_first_and_one_day_is_told_together(site: Site) -> None:
    """Days run backwards; what was reviewed or coded on one day is one piece of news."""
    found = news(site.catalogue)
    assert [each.day for each in found] == sorted((each.day for each in found), reverse=True)
    told = [(each.day, each.happening) for each in found if each.happening != Happening.REGRADED]
    assert len(told) == len(set(told))
    coded = [key for each in found if each.happening == Happening.CODED for key, _ in each.records]
    assert sorted(coded) == list(site.catalogue.evaluations)


def test_nothing_is_new_of_what_has_no_date(site: Site) -> None:
    """A record that nobody has reviewed, and a retired one, are no news."""
    reviewed = [key for each in news(site.catalogue) if each.happening == Happening.REVIEWED for key, _ in each.records]
    assert sorted(reviewed) == ["eksempel-lektiehjaelp"]
    assert news(_without_records(site.catalogue)) == []


def _without_records(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, activities={}, evaluations={})
