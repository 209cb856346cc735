"""Linked data: what pages tell other programs."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.pages.page import Page
from generator.site import Site
from generator.words import load_words
from tests.node import PACKAGES, node


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


def test_every_page_keeps_to_schema_org(real: Site, site: Site, tmp_path: Path) -> None:
    """Every type, and every property with what it may hold, is as the vocabulary has it.

    Of the things that tell the same of themselves in the same order, one is looked at.
    """
    things = [thing for made in (real, site) for page in made.pages for thing in _things(page)]
    told = list({_shape(thing): thing for thing in things}.values())
    assert len(told) > 30
    assert _faults(told, tmp_path) == []


def test_what_schema_org_does_not_have_is_told(tmp_path: Path) -> None:
    """A property of another type, a text for a thing, a thing of another kind and an unknown type are all faults."""
    right: Mapping[str, Any] = {"@type": "Review", "name": "right", "reviewRating": {"@type": "Rating"}}
    wrong: Sequence[Mapping[str, Any]] = (
        {**right, "name": "property", "ratingValue": 3},
        {**right, "name": "text", "reviewRating": "E3"},
        {**right, "name": "kind", "reviewRating": {"@type": "Person"}},
        {**right, "name": "within", "reviewRating": {"@type": "Rating", "author": 3}},
        {"@type": "Grade", "name": "type"},
    )
    faults = _faults([right, *wrong], tmp_path)
    assert [fault.partition(":")[0] for fault in faults] == ["property", "text", "kind", "within", "type"]


def _things(page: Page) -> Iterator[Mapping[str, Any]]:
    """Give the page and the thing that it is about, which may be any thing there is, apart from each other."""
    told = dict(page.linked_data)
    main = told.pop("mainEntity", None)
    yield told
    if isinstance(main, Mapping):
        yield main


def _faults(things: Sequence[Mapping[str, Any]], folder: Path) -> list[str]:
    """Give what TypeScript has to say of things by their names, with schema.org's definitions as its types."""
    written = [f"export const thing{at}: schema.{told['@type']} = {_json(told)};" for at, told in enumerate(things)]
    code = "\n".join(['import type * as schema from "schema-dts";', *written])
    (folder / "things.ts").write_text(code, encoding="utf-8")
    types = {"schema-dts": [str(PACKAGES / "schema-dts" / "dist" / "schema.d.ts")]}
    options = {"noEmit": True, "strict": True, "skipLibCheck": True, "types": [], "module": "esnext"}
    options |= {"moduleResolution": "bundler", "paths": types}
    config = folder / "tsconfig.json"
    config.write_text(json.dumps({"compilerOptions": options, "files": ["things.ts"]}), encoding="utf-8")
    done = node(PACKAGES / "typescript" / "bin" / "tsc", "--project", str(config), "--pretty", "false")
    found = re.findall(r"^\S*things\.ts\((\d+),\d+\): error (.*)$", done.stdout, re.MULTILINE)
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    return [f"{things[int(line) - 2]['name']}: {message}" for line, message in found]


def _json(told: Mapping[str, object]) -> str:
    """Write a thing without ``query-input``: what an action asks of its user is made of a property, and is none."""
    action = told.get("potentialAction")
    if isinstance(action, Mapping):
        told = {**told, "potentialAction": {name: each for name, each in action.items() if name != "query-input"}}
    return json.dumps(told, ensure_ascii=False)


def _shape(told: object) -> object:
    """Give what tells one page's types and properties from another's."""
    if isinstance(told, Mapping):
        return tuple((name, value if name == "@type" else _shape(value)) for name, value in told.items())
    if isinstance(told, list | tuple):
        return tuple(dict.fromkeys(_shape(each) for each in told))
    return type(told)
