"""Activity: a core social activity (kerneaktivitet)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.records.fields import (
    ActivityId,
    AreaId,
    Markdown,
    OutcomeId,
    Provenance,
    Record,
    TargetGroupId,
    Text,
    ThemeId,
    Year,
    Years,
    in_order,
)


class Publication(StrEnum):
    """Whether readers see the record."""

    PUBLISHED = "published"
    DRAFT = "draft"
    """Built only on request."""
    RETIRED = "retired"
    """Keeps its page, with a notice."""


class Strength(StrEnum):
    """How sure we are, by the grading rule."""

    E0 = "E0"
    E1 = "E1"
    E2 = "E2"
    E3 = "E3"
    E4 = "E4"


class Direction(StrEnum):
    """Which way the evidence points."""

    POSITIVE = "positive"
    MOSTLY_POSITIVE = "mostly_positive"
    NEGATIVE = "negative"
    MOSTLY_NEGATIVE = "mostly_negative"
    NO_EFFECT_FOUND = "no_effect_found"
    MOSTLY_NO_EFFECT_FOUND = "mostly_no_effect_found"
    CONFLICTING = "conflicting"
    INCONCLUSIVE = "inconclusive"
    UNKNOWN = "unknown"


class Flag(StrEnum):
    """What a reader must know beside strength and direction."""

    HARM = "harm"
    SINGLE_STUDY = "single_study"
    HINGES_ON_ONE_STUDY = "hinges_on_one_study"
    ROBUST = "robust"
    SIZE_VARIES = "size_varies"
    OLDER_EVIDENCE = "older_evidence"
    NO_CREDIBLE_COMPARISON = "no_credible_comparison"


class Age(Record):
    """Years of age, both ends included; an absent end is open."""

    from_: Annotated[int, Field(ge=0, le=120)] | None = Field(default=None, alias="from")
    to: Annotated[int, Field(ge=0, le=120)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Age":
        in_order(self.from_, self.to)
        return self


class TheoryOfChange(Record):
    """Why it should work, from what goes in to what comes out in the long run."""

    inputs: tuple[Text, ...] = ()
    activities: tuple[Text, ...] = ()
    outputs: tuple[Text, ...] = ()
    short_outcomes: tuple[Text, ...] = ()
    long_outcomes: tuple[Text, ...] = ()


class Delivery(Record):
    """How it is run."""

    setting: Markdown | None = None
    staffing: Markdown | None = None
    partners: Markdown | None = None
    duration: Markdown | None = None
    dosage: Markdown | None = None


class Implementation(Record):
    """What is known about running it well: the facts behind the readiness I0-I4.

    An absent yes/no is not known, and counts as no.
    """

    advice: tuple[Markdown, ...] = ()
    pitfalls: tuple[Markdown, ...] = ()
    described: bool | None = None
    """Target group, goals and core components are described."""
    theory_of_change: bool | None = None
    """A source gives a theory of change."""
    process_evaluation: bool | None = None
    """Somebody has evaluated how it is run."""
    danish_sites: Annotated[int, Field(ge=0)] | None = None
    """In how many Danish places it is known to have run."""
    training: bool | None = None
    """There is training or a handbook."""
    monitoring_tool: bool | None = None
    """There is a tool for fidelity or monitoring."""


class Running(Record):
    """The yearly cost, as a range."""

    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]

    @model_validator(mode="after")
    def _in_order(self) -> "Running":
        in_order(self.low, self.high)
        return self


class Cost(Record):
    """Danish kroner a participant a year, from a source."""

    start_up: Annotated[float, Field(ge=0)] | None = None
    """Once, for the whole activity."""
    running: Running | None = None
    per: Literal["participant_year"] = "participant_year"
    price_year: Year
    source: Provenance
    note: Markdown | None = None
    """How the number came about; says so where it is derived by us."""


class Override(Record):
    """The editors' lower grade, for a while, in two names."""

    strength: Strength | None = None
    """One level below the computed one."""
    under_revision: bool = False
    """No grade is shown until the expiry date."""
    by: tuple[Text, Text]
    reason: Text
    expires: date

    @model_validator(mode="after")
    def _one_of_two(self) -> "Override":
        if (self.strength is None) != self.under_revision:
            raise PydanticCustomError("override", "either a strength or under_revision")
        return self


class GradeOnDay(Record):
    """A grade as it stood from one day on."""

    on: date
    strength: Strength
    direction: Direction
    rule: Annotated[int, Field(ge=1)] | None = None
    """The version of the rule; absent where that was not noted."""


class StatedGrade(Record):
    """What the editors state for one outcome; the program computes it too and compares."""

    outcome: OutcomeId
    primary: bool = False
    """The outcome that heads the activity's page: one, and declared beforehand."""
    strength: Strength
    direction: Direction
    graded_on: date
    """Its year is "now" for the rule's ages."""
    history: tuple[GradeOnDay, ...] = ()
    """Every grade since the first change, oldest first, this one last; kept by ``kernekatalog grade --write``."""
    override: Override | None = None


class Use(Years):
    """A place that runs or ran the activity."""

    area: AreaId
    source: Provenance


class Example(Record):
    """A case from practice."""

    text: Markdown
    area: AreaId | None = None
    source: Provenance


class Activity(Record):
    """A core social activity (kerneaktivitet)."""

    title: Text
    summary: Text
    """One to three plain sentences: what it is and for whom."""
    aliases: tuple[Text, ...] = ()
    """Other names; they feed the search."""
    themes: tuple[ThemeId, ...] = Field(min_length=1)
    """The first is the main one."""
    target_groups: tuple[TargetGroupId, ...] = ()
    age: Age | None = None
    description: Markdown
    mechanisms: Markdown | None = None
    """Why it should work."""
    core_components: tuple[Markdown, ...] = ()
    """What may not be left out."""
    theory_of_change: TheoryOfChange | None = None
    delivery: Delivery | None = None
    implementation: Implementation | None = None
    cost: Cost | None = None
    """Absent means unknown, never free."""
    outcomes: tuple[StatedGrade, ...] = ()
    used_in: tuple[Use, ...] = ()
    examples: tuple[Example, ...] = ()
    related: tuple[ActivityId, ...] = ()
    sources: tuple[Provenance, ...] = Field(min_length=1)
    """Where the descriptive facts were read."""
    literature_searched: date | None = None
    reviewed: date | None = None
    review_due: date | None = None
    status: Publication = Publication.PUBLISHED
