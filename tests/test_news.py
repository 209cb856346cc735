"""What is new: what the records' own dates tell."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import feedparser
import pytest

from generator.catalogue import Catalogue
from generator.news import Happening, news
from generator.site import Site

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


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


def test_feed_tells_what_the_page_tells(site: Site) -> None:
    """Every piece of news is an entry whose id is its place on the page, and the newest day is the feed's."""
    root = ET.fromstring(_feed(site))  # noqa: S314 - our own
    assert root.findtext("atom:updated", namespaces=ATOM) == "2026-01-02T00:00:00Z"
    entries = root.findall("atom:entry", ATOM)
    ids = [entry.findtext("atom:id", namespaces=ATOM) or "" for entry in entries]
    assert ids == [f"https://kernekataloget.example/nyt/#{each.anchor}" for each in news(site.catalogue)]
    assert len(set(ids)) == len(ids)
    body = next(page.body for page in site.pages if page.address == "nyt/")
    assert [each for each in ids if f'id="{each.partition("#")[2]}"' not in body] == []
    assert entries[0].findtext("atom:title", namespaces=ATOM) == (
        'Eksempel på lektiehjælp: "læs" | *mere* & <b>bedre</b>: Eksempel på læsning gik fra E2 overvejende positiv'
        " til E3 positiv."
    )


def test_feed_has_what_atom_asks_for(real: Site) -> None:
    """The feed and each entry have an id, a title and a moment, the feed an author, and links are whole addresses."""
    root = ET.fromstring(_feed(real))  # noqa: S314 - our own
    for element in (root, *root.findall("atom:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"atom:{name}", ATOM)) == 1
    assert root.findtext("atom:author/atom:name", namespaces=ATOM) == "Kernekataloget"
    links = [link.get("href", "") for link in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert [each for each in links if not each.startswith("https://kernekataloget.example/")] == []


@pytest.mark.parametrize("which", ["real", "site"])
def test_feed_reader_finds_every_entry_and_every_record(which: str, request: pytest.FixtureRequest) -> None:
    """A program for feeds has nothing to forgive; what it shows has the day, the title and links to pages there are."""
    made: Site = request.getfixturevalue(which)
    read = feedparser.parse(_feed(made))
    assert (read.bozo, read.version, read.feed.language) == (False, "atom10", "da")
    titles = [each.text for each in ET.fromstring(_feed(made)).iterfind("atom:entry/atom:title", ATOM)]  # noqa: S314 - our own
    told = [(entry.link, entry.title, date(*entry.updated_parsed[:3])) for entry in read.entries]
    assert told == [
        (f"https://kernekataloget.example/nyt/#{each.anchor}", title, each.day)
        for each, title in zip(news(made.catalogue), titles, strict=True)
    ]
    linked = [
        re.findall('href="https://kernekataloget.example/([^"]+)"', each.content[0].value) for each in read.entries
    ]
    assert [len(each) for each in linked] == [len(each.records) for each in news(made.catalogue)]
    assert {address for each in linked for address in each} - {page.address for page in made.pages} == set()


def test_a_grade_that_was_keeps_its_address(site: Site) -> None:
    """A report's link to a grade with its day and rule finds it, and says from when to when it stood."""
    body = next(page.body for page in site.pages if page.address == "aktiviteter/eksempel-lektiehjaelp/grader/")
    for anchor in ("eksempel-laesning-2024-01-02", "eksempel-laesning-2024-01-02-regel-1"):
        assert f'id="{anchor}"' in body
    assert 'id="eksempel-laesning-2026-01-02-regel-1"' in body
    assert "Gjaldt fra 2. januar 2024 til 2. januar 2026." in body
    assert "Graderet 2. januar 2026. Grader efter regel 1. https://here.invalid/#eksempel-laesning-2026-01-02" in body


def test_grade_under_revision_has_no_address(site: Site) -> None:
    """While the editors revise a grade nobody can cite it."""
    shown = [
        (key, stated.outcome)
        for key, activity in site.catalogue.activities.items()
        for stated in activity.outcomes
        if stated.override and stated.override.under_revision
    ]
    assert shown
    bodies = {page.address: page.body for page in site.pages}
    anchors = [f'id="{outcome}-' for _, outcome in shown]
    pages = [bodies[f"aktiviteter/{key}/grader/"] for key, _ in shown]
    assert [anchor for anchor, body in zip(anchors, pages, strict=True) if anchor in body] == []


def _feed(site: Site) -> bytes:
    return next(each.content for each in site.downloads if str(each.path) == "data/feed.xml")


def _without_records(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, activities={}, evaluations={})
