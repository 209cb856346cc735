"""Index: what the search engine in the browser is made from, as one text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.records.activity import Strength
from generator.search.anew import Remember, anew
from generator.search.compounds import Splitter, headwords
from generator.search.danish import folded_words, language
from generator.search.entry import Entry, Kind
from generator.search.vocabulary import Concept
from generator.words import Words

FORMAT = 1
"""Raised when the engine could not read an older index."""

BOOST: Mapping[Kind, float] = {
    Kind.ACTIVITY: 1.0,
    Kind.OUTCOME: 0.97,
    Kind.THEME: 0.9,
    Kind.EVALUATION: 0.75,
    Kind.INDICATOR: 0.9,
    Kind.AREA: 0.9,
    Kind.TARGET_GROUP: 0.7,
    Kind.TERM: 0.85,
    Kind.REFERENCE: 0.7,
    Kind.PAGE: 0.85,
}
"""How much a kind counts beside the others."""


def index(
    entries: Sequence[Entry],
    concepts: Iterable[Concept],
    dictionary: str,
    words: Words,
    *,
    remember: Remember = anew,
) -> str:
    """Give the index as JSON: the entries, how their words are taken apart, the vocabulary, and words to show."""
    everything = {
        "format": FORMAT,
        "kinds": [{"id": kind, "label": words.t(f"search.kind.{kind}"), "boost": BOOST[kind]} for kind in Kind],
        "badges": {strength: words.t(f"strength.{strength}") for strength in Strength},
        "words": {
            "meant": words.t("search.meant"),
            "near": words.t("search.near"),
            "suggest": words.t("search.suggest"),
        },
        "stop": language().stop,
        "weak": language().weak,
        "entries": [_entry(entry) for entry in entries],
        "parts": _parts(entries, dictionary, remember),
        "vocabulary": [[concept.written, concept.meant] for concept in concepts],
    }
    return json.dumps(everything, ensure_ascii=False, separators=(",", ":"))


def _entry(entry: Entry) -> list[Any]:
    """Give an entry as a row; the engine knows its columns."""
    sections = [[section.anchor, section.title, section.text] for section in entry.sections]
    kind = list(Kind).index(entry.kind)
    shown = [entry.address, kind, entry.title, entry.note, entry.badge, entry.lead, entry.text, entry.about]
    return [*shown, list(entry.names), *([sections] if sections else [])]


def _parts(entries: Iterable[Entry], dictionary: str, remember: Remember) -> Mapping[str, str]:
    """Give how each compound is taken apart, parts of parts after a bar."""
    written = set(folded_words("\n".join(text for entry in entries for text in _texts(entry))))
    # A number is no compound, and no part of one.
    site = sorted(word for word in written if word.isalpha())

    def split() -> str:
        splitter = Splitter(site, headwords(dictionary))
        parts_of = {word: splitter.split(word) for word in site}
        return json.dumps({word: _written(parts, splitter.nested(word)) for word, parts in parts_of.items() if parts})

    parts: Mapping[str, str] = json.loads(remember("parts", "\n".join([*site, "", dictionary]), split))
    return parts


def _written(parts: Sequence[str], nested: Iterable[str]) -> str:
    others = [part for part in dict.fromkeys(nested) if part not in parts]
    return " ".join(parts) + ("|" + " ".join(others) if others else "")


def _texts(entry: Entry) -> Iterable[str]:
    yield from (entry.title, entry.note, entry.lead, entry.text, entry.about, *entry.names)
    for section in entry.sections:
        yield from (section.title, section.text)
