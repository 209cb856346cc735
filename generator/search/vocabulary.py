"""Vocabulary of the search: what people write, and the catalogue's words for it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.catalogue import Catalogue
from generator.search.danish import folded_words

VOCABULARIES = ("synonyms", "glossary", "themes", "target-groups")


class Concept(NamedTuple):
    """Phrases that mean the same, folded, words between blanks."""

    written: Sequence[str]
    """What people write, the catalogue's own term among it."""
    meant: Sequence[str]
    """The catalogue's own term."""


def concepts(catalogue: Catalogue) -> Iterator[Concept]:
    """Give a concept for each term of the catalogue's vocabularies that people have other words for."""
    for vocabulary in VOCABULARIES:
        for term in catalogue.terms(vocabulary).values():
            others = (*term.everyday, *term.professional, *term.english)
            written = dict.fromkeys(" ".join(folded_words(phrase)) for phrase in (term.title, *others))
            if others:
                yield Concept(tuple(written), (" ".join(folded_words(term.title)),))
