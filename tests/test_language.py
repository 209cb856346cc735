"""The site in another language: what the program says is in it, and what people wrote stays as they wrote it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.address import FIELDS_OF, METHOD
from generator.site import Site, build
from generator.words import load_words


@pytest.fixture(scope="module")
def english(example: Path) -> Site:
    """The example in English."""
    return build(example, "en")


def test_rule_stays_danish_and_says_so(english: Site, site: Site) -> None:
    """The rule's text is one text: in English a note says that it is Danish, and its paragraphs are marked as that."""
    told = load_words("en").t("method.danish")
    body = _body(english, METHOD)
    assert body.startswith(f'<p class="kk-note">{told}</p>')
    assert len(re.findall(r'<p lang="da">', body)) > 10
    assert re.findall(r"<p>[^<]*[æøå][^<]*", body) == []
    assert 'lang="da"' not in _body(site, METHOD)


def test_help_to_fields_is_in_the_sites_language(english: Site) -> None:
    """What a field is for is the program's to say."""
    body = _body(english, FIELDS_OF["evaluations"])
    assert "<b>Risk of bias</b>" in body
    assert "Risiko for bias" not in body


def test_linked_data_are_in_the_sites_language(english: Site) -> None:
    """What the site says of itself to programs is said in the language it is built in."""
    assert _main(english, "ordforklaringer/")["name"] == "Glossary"
    assert _main(english, "")["inLanguage"] == "en"
    review = _main(english, "aktiviteter/eksempel-lektiehjaelp/")["review"][0]
    assert review["reviewRating"]["alternateName"] == "E3, positive"


def _main(site: Site, address: str) -> Mapping[str, Any]:
    told = next(page.linked_data for page in site.pages if page.address == address)["mainEntity"]
    assert isinstance(told, Mapping)
    return told


def _body(site: Site, address: str) -> str:
    return next(page.body for page in site.pages if page.address == address)
