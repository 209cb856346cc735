"""Linked data: what pages tell other programs."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from generator.pages.page import Page
from generator.site import Site


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
