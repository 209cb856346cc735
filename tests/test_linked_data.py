"""Linked data: what pages tell other programs."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rdflib.namespace import SDO

from generator.pages.page import Page
from generator.site import Site, build
from generator.words import load_words

THING = {
    "name": "str",
    "description": "str",
    "alternateName": "str",
    "url": "str",
    "sameAs": "str",
    "identifier": "PropertyValue",
}
CREATIVE_WORK = {
    "author": "Person Organization",
    "creator": "Person Organization",
    "publisher": "Organization",
    "datePublished": "str",
    "dateModified": "str",
    "inLanguage": "str",
    "license": "str",
    "isPartOf": "Periodical Book",
    "mainEntity": "Thing",
}
ARTICLE = {**CREATIVE_WORK, "pagination": "str"}
SHAPES: Mapping[str, Mapping[str, str]] = {
    "AdministrativeArea": {},
    "Audience": {"audienceType": "str"},
    "Book": CREATIVE_WORK,
    "BreadcrumbList": {"itemListElement": "ListItem"},
    "Chapter": ARTICLE,
    "CreativeWork": CREATIVE_WORK,
    "DataDownload": {**CREATIVE_WORK, "contentUrl": "str", "encodingFormat": "str"},
    "Dataset": {**CREATIVE_WORK, "distribution": "DataDownload"},
    "DefinedTerm": {"termCode": "str", "inDefinedTermSet": "str DefinedTermSet"},
    "DefinedTermSet": CREATIVE_WORK,
    "GeoCoordinates": {"latitude": "float", "longitude": "float"},
    "ListItem": {"position": "int", "item": "str Thing"},
    "Organization": {},
    "Periodical": CREATIVE_WORK,
    "Person": {"givenName": "str", "familyName": "str"},
    "Place": {"containedInPlace": "Place AdministrativeArea", "geo": "GeoCoordinates"},
    "PropertyValue": {"propertyID": "str", "value": "str"},
    "Rating": {"ratingValue": "int", "worstRating": "int", "bestRating": "int", "ratingExplanation": "str"},
    "Report": ARTICLE,
    "Review": {**CREATIVE_WORK, "reviewAspect": "str", "reviewRating": "Rating"},
    "ScholarlyArticle": ARTICLE,
    "SearchAction": {"target": "str"},
    "Service": {"category": "str", "audience": "Audience", "review": "Review"},
    "Thesis": CREATIVE_WORK,
    "WebPage": {**CREATIVE_WORK, "breadcrumb": "BreadcrumbList"},
    "WebSite": {**CREATIVE_WORK, "potentialAction": "SearchAction"},
}
"""What each type that we use may have of what we use, and of which kinds: schema.org's own domains and ranges."""


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


@pytest.mark.parametrize("which", ["real", "site"])
def test_every_property_is_of_its_type_and_has_what_it_may(which: str, request: pytest.FixtureRequest) -> None:
    """Domains and ranges are those of schema.org, as the shapes above tell them; a type without a shape is a fault."""
    made: Site = request.getfixturevalue(which)
    assert sorted({fault for page in made.pages for fault in _faults(page.linked_data)}) == []


def test_shapes_see_what_is_wrong() -> None:
    """A property of another type, a text for a thing, a thing of another kind and an unknown type are all told."""
    assert list(_faults({"@type": "Rating", "author": "x"})) == ["Rating has no author"]
    assert list(_faults({"@type": "Review", "reviewRating": "E3"})) == ["Review.reviewRating is no str"]
    assert list(_faults({"@type": "Review", "reviewRating": {"@type": "Person"}})) == [
        "Review.reviewRating is no Person"
    ]
    assert list(_faults({"@type": "Grade"})) == ["there is no Grade"]


def test_linked_data_are_in_the_pages_language(example: Path) -> None:
    """What the site says of itself is said in the language it is built in."""
    site = build(example, "en")
    assert _main(site, "ordforklaringer/")["name"] == "Glossary"
    assert _main(site, "")["inLanguage"] == "en"
    review = _main(site, "aktiviteter/eksempel-lektiehjaelp/")["review"][0]
    assert review["reviewRating"]["alternateName"] == "E3, positive"


def _faults(told: Mapping[str, Any]) -> Iterator[str]:
    kind = told["@type"]
    if kind not in SHAPES:
        yield f"there is no {kind}"
        return
    for name, value in told.items():
        if name in {"@type", "query-input"}:
            continue
        if name not in {**THING, **SHAPES[kind]}:
            yield f"{kind} has no {name}"
            continue
        allowed = {**THING, **SHAPES[kind]}[name].split()
        for each in value if isinstance(value, list | tuple) else [value]:
            found = each["@type"] if isinstance(each, Mapping) else type(each).__name__
            if found not in allowed and not (isinstance(each, Mapping) and "Thing" in allowed):
                yield f"{kind}.{name} is no {found}"
            if isinstance(each, Mapping):
                yield from _faults(each)


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
