"""Vocabulary: the controlled words of the catalogue, a list of terms a file."""

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from generator.records.fields import Markdown, Provenance, Record, Slug, Text


class Term(Record):
    """One word or phrase, what it means, and what else people call it."""

    id: Slug
    """Links name the term by this; it never changes."""
    title: Text
    """The preferred Danish term."""
    description: Markdown | None = None
    everyday: tuple[Text, ...] = ()
    """What residents and newcomers say."""
    professional: tuple[Text, ...] = ()
    """What else the field says, older names too."""
    english: tuple[Text, ...] = ()
    sources: tuple[Provenance, ...] = ()
    """Where the meaning was read; absent for words that are ours."""


class Vocabulary(Record):
    """A list of terms: themes, target groups, glossary or synonyms, as the file is named."""

    title: Text
    description: Markdown | None = None
    terms: tuple[Term, ...] = Field(min_length=1)

    @field_validator("terms")
    @classmethod
    def _each_once(cls, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        ids = [term.id for term in terms]
        for position, term_id in enumerate(ids):
            if term_id in ids[:position]:
                raise PydanticCustomError("term_twice", "{id} is there twice", {"id": term_id})
        return terms
