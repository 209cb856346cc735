"""The kinds of value that records are made of: text, Markdown, links, years, sources."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.docstrings import docstrings


class Record(BaseModel):
    """What a contributor wrote, field by field; nothing is added to it, and it never changes."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        allow_inf_nan=False,
        defer_build=True,  # when the first record of a kind is read: what stands inside others is never built alone
        validate_by_name=False,
        validate_by_alias=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core)
        fields = handler.resolve_ref_schema(schema)["properties"]
        for name, told in docstrings(cls).items():
            fields[cls.model_fields[name].alias or name]["description"] = told
        return schema


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks an id as a link to a record of this kind; read by the link check and told in the JSON Schema."""

    kind: str
    """A kind of record, ``references``, or ``vocabulary/<name>`` for a term of a vocabulary."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core), "x-refers-to": self.kind}


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """Marks a text as Markdown; any other text is shown letter for letter."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core), "contentMediaType": "text/markdown"}


_NESTED = re.compile(r"^[ \t]*(?:(?:[-*+>]|\d+\.)[ \t]*){7}|^[ \t]{28}", re.MULTILINE)
"""Lists and quotations seven deep, by their marks or by how far they are moved in."""


def _calm(text: str) -> str:
    """Let a Markdown text pass that is quick to read: the library's time grows with the square of some marks.

    Raises pydantic's error for 200 of one of them, or lists in lists in lists that nobody could follow.
    """
    for mark in "[(!<*_`":
        if text.count(mark) > 200:
            raise PydanticCustomError("marks", "over 200 of {mark}", {"mark": mark})
    if _NESTED.search(text):
        raise PydanticCustomError("nested", "lists or quotations more than 6 deep")
    return text


Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
Markdown = Annotated[
    str, StringConstraints(min_length=1, max_length=5000, pattern=r"\S"), AfterValidator(_calm), MarkdownText()
]
Url = Annotated[str, Field(max_length=500, pattern=r"^https?://[^\s<>\"]+$", examples=["https://www.example.org/side"])]
Year = Annotated[int, Field(ge=1900, le=2100)]
Count = Annotated[int, Field(ge=0)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["DK"])]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2}$", examples=["da"])]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["boligsocial-indsats"])]

ActivityId = Annotated[str, RefersTo("activities")]
OutcomeId = Annotated[str, RefersTo("outcomes")]
IndicatorId = Annotated[str, RefersTo("indicators")]
AreaId = Annotated[str, RefersTo("areas")]
ReferenceKey = Annotated[str, RefersTo("references")]
ThemeId = Annotated[str, RefersTo("vocabulary/themes")]
TargetGroupId = Annotated[str, RefersTo("vocabulary/target-groups")]


class Better(StrEnum):
    """Which way is improvement."""

    HIGHER = "higher"
    LOWER = "lower"


def in_order(low: float | None, high: float | None) -> None:
    """Raise pydantic's error where both ends are known and the first is the greater."""
    if low is not None and high is not None and low > high:
        raise PydanticCustomError("range_reversed", "from {low} to {high}", {"low": low, "high": high})


class Years(Record):
    """From one year to another, both included; an open end means "and on"."""

    from_: Year | None = Field(default=None, alias="from")
    to: Year | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Years":
        in_order(self.from_, self.to)
        return self


class Provenance(Record, defer_build=False):  # once, not again inside each kind of record that has it
    """Where a fact was read: a publication in the bibliography, or a page with its title and address."""

    reference: ReferenceKey | None = None
    """Key of a publication in ``evidence/references.bib``; then no other field but `pages` is needed."""
    pages: Text | None = None
    """Where in the publication: ``s. 12``."""
    title: Text | None = None
    """The page's title, or what it is in a few words."""
    language: LanguageCode | None = None
    """Of the title, where it is not Danish: ISO 639, two letters."""
    url: Url | None = None
    """The publisher's own address."""
    read_in_copy: Url | None = None
    """Where it was read, if that was not at the publisher: shown as "læst i kopi"."""
    publisher: Text | None = None
    published: date | None = None
    accessed: date | None = None
    """The day somebody read it; absent where that was not noted."""

    @model_validator(mode="after")
    def _names_something(self) -> "Provenance":
        page = self.title is not None and (self.url is not None or self.read_in_copy is not None)
        if (self.reference is not None) == page:
            raise PydanticCustomError("provenance", "either a reference, or a title and an address")
        return self
