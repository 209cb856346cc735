"""Linked data: what pages tell other programs."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from rdflib.namespace import SDO

from generator.pages.page import Page
from generator.site import Site
from generator.words import load_words


def _page(site: Site, address: str) -> Page:
    return next(page for page in site.pages if page.address == address)


def _main(site: Site, address: str) -> Mapping[str, Any]:
    told = _page(site, address).linked_data["mainEntity"]
    assert isinstance(told, Mapping)
    return told


def test_every_page_is_told_of(site: Site) -> None:
    """Each has its name and its sentence, letter for letter."""
    assert [page.address for page in site.pages if page.linked_data.get("name") != page.title] == []
    assert [page.address for page in site.pages if page.linked_data.get("description") != page.description] == []


def test_breadcrumb_leads_from_the_front_page(site: Site) -> None:
    """The way to a record goes by its section, with links as the page itself would have them."""
    page = _page(site, "aktiviteter/eksempel-lektiehjaelp/")
    assert page.linked_data["breadcrumb"] == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Hvad virker i udsatte boligområder?", "item": "../../"},
            {"@type": "ListItem", "position": 2, "name": _page(site, "aktiviteter/").title, "item": "../"},
            {"@type": "ListItem", "position": 3, "name": page.title, "item": "./"},
        ],
    }


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "WebSite"),
        ("aktiviteter/eksempel-lektiehjaelp/", "Service"),
        ("effektmaal/eksempel-trivsel/", "DefinedTerm"),
        ("evalueringer/eksempel2019samlet/", "Report"),
        ("data/", "Dataset"),
    ],
)
def test_thing_is_of_its_kind(site: Site, address: str, kind: str) -> None:
    """What a page is about is named by schema.org's word for it."""
    assert _main(site, address)["@type"] == kind


def test_activity_was_updated_when_it_was_last_graded_or_coded(site: Site) -> None:
    """The day comes from the records, and no day is made up for pages that no record dates."""
    assert isinstance(_page(site, "aktiviteter/eksempel-lektiehjaelp/").updated, date)
    assert _page(site, "effektmaal/eksempel-trivsel/").updated is None


def test_nothing_unknown_is_told(site: Site) -> None:
    """What nobody knows is left out, not told as nothing."""
    told = json.dumps([page.linked_data for page in site.pages], default=str)
    assert "null" not in told
    assert '""' not in told


@pytest.mark.parametrize("which", ["real", "site"])
def test_every_word_is_one_of_schema_org(which: str, request: pytest.FixtureRequest) -> None:
    """Types and properties are all in the vocabulary, so that no program meets a word of our own."""
    made: Site = request.getfixturevalue(which)
    words = {word for page in made.pages for word in _words(page.linked_data)}
    assert len(words) > 30
    assert sorted(word for word in words if word not in SDO) == []


def test_grade_is_told_as_a_review(site: Site) -> None:
    """The rating is the published strength, from 0 to 4, with the outcome it is about and the day."""
    assert _main(site, "aktiviteter/eksempel-lektiehjaelp/")["review"][0] == {
        "@type": "Review",
        "reviewAspect": "Eksempel på læsning",
        "datePublished": "2026-01-02",
        "author": {"@type": "Organization", "name": "Kernekataloget"},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "E3, positiv",
            "ratingValue": 3,
            "worstRating": 0,
            "bestRating": 4,
            "ratingExplanation": load_words("da").t("axis.strength.meaning"),
        },
    }


def test_term_has_its_meaning_and_its_id(site: Site) -> None:
    """An outcome is a term that other programs can name."""
    term = _main(site, "effektmaal/eksempel-trivsel/")
    assert (term["@type"], term["termCode"], term["inDefinedTermSet"]) == ("DefinedTerm", "eksempel-trivsel", "../")
    assert term["description"]


def _words(told: object) -> Iterator[str]:
    """Give every type and property in an object of JSON-LD, but ``query-input``, which is Google's own."""
    if isinstance(told, Mapping):
        for name, value in told.items():
            if name == "@type":
                yield str(value)
            elif name != "query-input":
                yield name
                yield from _words(value)
    elif isinstance(told, list | tuple):
        for each in told:
            yield from _words(each)
