"""Evaluation: one study or synthesis, coded for the grading rule."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.records.fields import (
    ActivityId,
    AreaId,
    Better,
    Count,
    Country,
    LanguageCode,
    Markdown,
    OutcomeId,
    Provenance,
    Record,
    ReferenceKey,
    Text,
    Url,
    Years,
    in_order,
)


class EvaluationKind(StrEnum):
    """A study of its own, or one that gathers others."""

    PRIMARY = "primary"
    SYNTHESIS = "synthesis"


class Design(StrEnum):
    """How the comparison was made; for a synthesis the weakest design it counts."""

    RCT = "rct"
    RDD = "rdd"
    IV = "iv"
    NATURAL_EXPERIMENT = "natural_experiment"
    DID = "did"
    PANEL = "panel"
    MATCHED_BASELINE = "matched_baseline"
    ADJUSTED_CROSS_SECTION = "adjusted_cross_section"
    ADJUSTED_BEFORE_AFTER = "adjusted_before_after"
    CROSS_SECTION = "cross_section"
    BEFORE_AFTER = "before_after"
    QUALITATIVE = "qualitative"
    PROCESS = "process"
    THEORY = "theory"
    EXPERT = "expert"
    CASE = "case"


class RiskOfBias(StrEnum):
    """In the words of RoB 2 and ROBINS-I."""

    LOW = "low"
    SOME = "some"
    SERIOUS = "serious"
    CRITICAL = "critical"


class ReviewConfidence(StrEnum):
    """How far a synthesis can be trusted, in the words of AMSTAR 2."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    CRITICALLY_LOW = "critically_low"


class MixedSigns(StrEnum):
    """Whether the studies in a synthesis point both ways."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Setting(StrEnum):
    """Where the participants live."""

    SOCIAL_HOUSING = "social_housing"
    DISADVANTAGED_AREA = "disadvantaged_area"
    GENERAL = "general"


class Read(StrEnum):
    """What the coder had in front of them."""

    FULL = "full"
    PARTIAL = "partial"
    ABSTRACT = "abstract"
    TITLE = "title"
    SECONDARY = "secondary"


class MeasureKind(StrEnum):
    """What an estimate is measured in."""

    SMD = "smd"
    PERCENTAGE_POINTS = "percentage_points"
    PERCENT_CHANGE = "percent_change"
    RISK_RATIO = "risk_ratio"
    ODDS_RATIO = "odds_ratio"
    RATE_RATIO = "rate_ratio"
    MEAN_DIFFERENCE = "mean_difference"
    COUNT = "count"

    @property
    def is_ratio(self) -> bool:
        """Compared on the log scale; no effect is 1."""
        return self in {MeasureKind.RISK_RATIO, MeasureKind.ODDS_RATIO, MeasureKind.RATE_RATIO}


class Result(StrEnum):
    """What the report says where it gives no interval; the sign is that of improvement."""

    IMPROVED = "+"
    WORSENED = "-"
    NO_DIFFERENCE = "0"
    UNCLEAR = "?"


class Sample(Record):
    """Who was studied."""

    id: Text | None = None
    """Studies of the same people share it; the evaluation's id where absent."""
    total: Count | None = None
    treated: Count | None = None
    sites: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _treated_within(self) -> "Sample":
        if self.total is not None and self.treated is not None and self.treated > self.total:
            raise PydanticCustomError(
                "treated_over_total",
                "{treated} treated of {total}",
                {"treated": self.treated, "total": self.total},
            )
        return self


class Access(Record):
    """Where to read it."""

    url: Url | None = None
    """The publisher's own address, where the reference has none."""
    open: bool | None = None
    """Free for everybody to read."""


class Coding(Record):
    """Who read and coded it."""

    status: Literal["provisional", "double"]
    """Double: two people coded it and agreed."""
    by: tuple[Text, ...] = ()
    on: date


class Measure(Record):
    """A number as the source gives it, in the source's own sign."""

    kind: MeasureKind
    unit: Text | None = None
    """What is counted, for a difference in means and for a count."""
    better: Better | None = None
    """Which way is improvement in this measure, where it runs against its outcome: symptoms, where that is health."""
    estimate: float
    ci: tuple[float, float] | None = None
    """95 % interval, low then high."""
    se: Annotated[float, Field(gt=0)] | None = None
    """Standard error; on the log scale for ratios."""
    p: Annotated[float, Field(ge=0, le=1)] | None = None
    derived: Text | None = None
    """How we worked out what the source does not give; then it is shown as ours, never as the authors'."""

    @model_validator(mode="after")
    def _possible(self) -> "Measure":
        ends = self.ci or (self.estimate, self.estimate)
        in_order(*ends)
        if not ends[0] <= self.estimate <= ends[1]:
            raise PydanticCustomError(
                "estimate_outside",
                "{estimate} is not within {low} to {high}",
                {"low": ends[0], "high": ends[1], "estimate": self.estimate},
            )
        if self.kind.is_ratio and min(ends) <= 0:
            raise PydanticCustomError("ratio_not_positive", "{value} is no ratio", {"value": min(ends)})
        if self.kind == MeasureKind.PERCENTAGE_POINTS and max(abs(end) for end in ends) > 100:
            raise PydanticCustomError("over_hundred", "{value} is over a hundred", {"value": max(ends, key=abs)})
        if self.kind == MeasureKind.MEAN_DIFFERENCE and self.unit is None:
            raise PydanticCustomError("unit_missing", "a difference in means has a unit")
        return self


class Finding(Record):
    """One result of an evaluation, on one outcome, for one activity or more."""

    activities: tuple[ActivityId, ...] = Field(min_length=1)
    """More than one where the study pools them."""
    scope: Literal["activity", "bundle"] = "activity"
    """Bundle: an area-wide programme evaluated as one; shown, never credited to one activity."""
    outcome: OutcomeId | None = None
    """Absent for a study without effects, which is still linked to its activities."""
    measure: Measure | None = None
    result: Result | None = None
    page: Text | None = None
    """Where the result stands."""
    primary: bool = True
    """The study's own main outcome."""
    follow_up_months: Annotated[float, Field(ge=0)] | None = None
    """After the end of the activity."""
    subgroup: Text | None = None
    """Whom the result is about, where not the whole sample."""
    serious_harm: bool = False
    """A serious harm is documented."""
    note: Markdown | None = None
    per_100: Text | None = None
    """The same in people out of a hundred, derived by us; only for shares."""


class Evaluation(Record):
    """One study or synthesis: what was done, what was found, and how far it can be trusted."""

    reference: ReferenceKey | None = None
    """Key in ``evidence/references.bib``."""
    title: Text
    """A Danish working title."""
    summary: Markdown
    """What was done and what was found, in plain Danish."""
    kind: EvaluationKind
    design: Design
    sms: Annotated[int, Field(ge=0, le=5)] | None = None
    """Level on the Maryland scale if somebody set it; may only lower the design's own."""
    risk_of_bias: RiskOfBias = RiskOfBias.SOME
    rob_note: Text | None = None
    """Why."""
    country: Country | None = None
    """ISO 3166, two letters; for a synthesis the one most of its studies are from, absent where nobody knows."""
    areas: tuple[AreaId, ...] = ()
    setting: Setting = Setting.GENERAL
    sample: Sample = Sample()
    data: Years | None = None
    """First and last year of the data."""
    independent: bool = False
    """Evaluated by others than those who run or sell it."""
    retracted: bool = False
    language: LanguageCode | None = None
    """ISO 639, two letters."""
    access: Access | None = None
    sources: tuple[Provenance, ...] = ()
    """Where it was read, for what does not stand at its reference: a database, a news page, a publisher's summary."""
    read: Read
    coding: Coding
    status: Literal["finished", "running", "planned"] = "finished"
    review_confidence: ReviewConfidence | None = None
    k_ab: Count | None = None
    """How many studies of class A or B a synthesis counts."""
    k_a: Count | None = None
    """How many of them are of class A."""
    i2: Annotated[float, Field(ge=0, le=100)] | None = None
    """Heterogeneity between a synthesis's studies, percent."""
    mixed_signs: MixedSigns = MixedSigns.UNKNOWN
    heterogeneity_explained: bool = False
    includes: tuple[Text, ...] = ()
    """Sample ids of the studies a synthesis includes."""
    findings: tuple[Finding, ...] = ()

    @property
    def activities(self) -> tuple[str, ...]:
        """The activities that it bears on, in the order it names them."""
        return tuple(dict.fromkeys(activity for finding in self.findings for activity in finding.activities))
