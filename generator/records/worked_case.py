"""Worked case: a body of evidence that the grading rule is explained by, and what it must come to."""

from typing import Annotated

from pydantic import Field, model_validator

from generator.records.activity import Direction, Flag, Strength
from generator.records.evaluation import Design, Result, ReviewConfidence, RiskOfBias
from generator.records.fields import Count, Country, Record, Slug, Text, Year, in_order


class WorkedFinding(Record):
    """A made-up finding: what is left out is as in a good Danish study of a middling size."""

    design: Design
    alike: Annotated[int, Field(ge=1)] = 1
    """So many of them, each in an evaluation of its own."""
    sample: Slug | None = None
    """Findings on the same people share it; without it each has its own."""
    interval: tuple[float, float] | None = None
    """The effect's 95 % interval in standard deviations, positive for improvement; the estimate is its middle."""
    result: Result | None = None
    """What the report says where it gives no interval."""
    risk_of_bias: RiskOfBias = RiskOfBias.LOW
    total: Count = 500
    treated: Count = 250
    sites: Count = 2
    follow_up_months: Annotated[float, Field(ge=0)] = 6
    independent: bool = True
    country: Country = "DK"
    last_year: Year = 2021
    retracted: bool = False
    review: ReviewConfidence | None = None
    """How far the review can be trusted; without it the finding is a study of its own."""

    @model_validator(mode="after")
    def _in_order(self) -> "WorkedFinding":
        if self.interval is not None:
            in_order(*self.interval)
        return self


class WorkedCase(Record):
    """One body of evidence, and the grade it must have."""

    title: Text
    findings: tuple[WorkedFinding, ...] = ()
    strength: Strength
    direction: Direction
    flags: tuple[Flag, ...] = ()
    """All of them, and no other."""


class WorkedCases(Record):
    """The bodies of evidence that the rule is explained by."""

    graded_in: Year
    """The year that the age of data is counted to."""
    cases: tuple[WorkedCase, ...] = Field(min_length=1)
