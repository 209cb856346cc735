"""Grading rule: every threshold of the rule that the evidence grades are computed by, and its version."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.records.activity import Strength
from generator.records.evaluation import Design
from generator.records.fields import Count, Country, Record
from generator.records.worked_case import WorkedCases

Level = Annotated[int, Field(ge=0, le=5)]
Percent = Annotated[int, Field(ge=0, le=100)]
SomeOf = Annotated[int, Field(ge=1)]


class StudyPlace(StrEnum):
    """How far from Danish practice a study was made."""

    DK = "dk"
    NORDIC = "nordic"
    OECD = "oecd"
    OTHER = "other"


class Places(Record):
    """Which countries are near; Denmark is itself, and any other country is other."""

    nordic: tuple[Country, ...]
    oecd: tuple[Country, ...]
    """The members of the OECD that are not Nordic."""

    def of(self, country: str | None) -> StudyPlace:
        """Place a country; one that nobody knows is other."""
        if country == "DK":
            return StudyPlace.DK
        if country in self.nordic:
            return StudyPlace.NORDIC
        return StudyPlace.OECD if country in self.oecd else StudyPlace.OTHER


class Ceilings(Record):
    """The highest level each design can reach; 0 makes it class D.

    After the Maryland Scientific Methods Scale, with 0 for what measures no effect.
    """

    rct: Level
    rdd: Level
    iv: Level
    natural_experiment: Level
    did: Level
    panel: Level
    matched_baseline: Level
    adjusted_cross_section: Level
    adjusted_before_after: Level
    cross_section: Level
    before_after: Level
    qualitative: Level
    process: Level
    theory: Level
    expert: Level
    case: Level

    def of(self, design: Design) -> int:
        """Give the ceiling of a design."""
        return int(getattr(self, design))


class Lowering(Record):
    """What a risk of bias does to a level."""

    levels: SomeOf
    at_most: Level
    """The highest level that is left."""


class RisksOfBias(Record):
    """The two risks of bias that lower a level, in the words of RoB 2 and ROBINS-I; how far is our own choice."""

    serious: Lowering
    critical: Lowering


class Classes(Record):
    """The lowest effective level of class A and of class B; below is class C."""

    a_from: Level
    b_from: Level


class StrongBase(Record):
    """What E4 asks for: one of the three counts, and all that follows them.

    People and sites after WWC and ESSA, months of follow-up after CEBC and EIF, more than one study after Blueprints.
    """

    class_a: SomeOf
    """So many of class A are enough by themselves."""
    class_ab_with_a: SomeOf
    """So many of class A or B are enough where one is of class A."""
    class_ab: SomeOf
    """So many of class A or B are enough without any of class A."""
    people: Count
    sites: Count
    follow_up_months: Annotated[float, Field(ge=0)]
    """After the end of the activity, in one finding at least."""


class ModerateBase(Record):
    """What E3 asks for: a count of studies, or one large study of class A by WWC's and ESSA's numbers."""

    class_ab: SomeOf
    people: Count
    sites: Count


class LimitedBase(Record):
    """What E2 asks for where there is no study of class A or B; our own choice."""

    class_c: SomeOf
    class_c_level: Level
    """The effective level each of them has."""


class Bases(Record):
    """The conditions of the base strengths."""

    strong: StrongBase
    moderate: ModerateBase
    limited: LimitedBase


class LevelWeights(Record):
    """What a finding weighs by its effective level, in percent; after REFUD."""

    level_1: Percent
    level_2: Percent
    level_3: Percent
    level_4: Percent
    level_5: Percent

    def of(self, level: int) -> int:
        """Give the weight of a level from 1 to 5."""
        return (self.level_1, self.level_2, self.level_3, self.level_4, self.level_5)[level - 1]


class SampleWeights(Record):
    """What a finding weighs by the people treated, in percent; after REFUD."""

    full_from_treated: Count
    full: Percent
    below: Percent


class PlaceWeights(Record):
    """What a finding weighs by its place, in percent; Nordic after REFUD, the two below it our own choice."""

    dk: Percent
    nordic: Percent
    oecd: Percent
    other: Percent

    def of(self, place: StudyPlace) -> int:
        """Give the weight of a place."""
        return int(getattr(self, place))


class Weights(Record):
    """A finding weighs the product of the three. Whole percent, so that sums of weights are exact."""

    level: LevelWeights
    sample: SampleWeights
    place: PlaceWeights


class SmallestEffects(Record):
    """The smallest difference that matters where an outcome has none of its own; our own choice."""

    smd: Annotated[float, Field(gt=0)]
    """Standard deviations."""
    percentage_points: Annotated[float, Field(gt=0)]


class DirectionLines(Record):
    """Where the direction's words change, in percent of the weight."""

    conflicting_below: Annotated[int, Field(gt=50, le=100)]
    """Share of the leading sign; after Jobeffekter.dk. Above a half, so that no tie has a leader."""
    mostly_below: Percent
    """Share of the leading sign; our own choice."""
    minority_from: Percent
    """The lesser of improvement and worsening, where both are there; our own choice."""
    cover_below: Percent
    """What the findings with a clear sign weigh of all; our own choice, at Jobeffekter.dk's line."""


class Deductions(Record):
    """When levels are taken off, after GRADE's inconsistency and imprecision."""

    at_most: Count
    """Levels in all."""
    i2_some_from: Percent
    i2_high_from: Percent
    treated_below: Count
    """Fewer people treated than this over all findings of class A, B and syntheses."""
    old_over_years: Count
    """The newest data are older; our own choice."""
    older_from_years: Count
    """From here they are flagged; our own choice."""


class Caps(Record):
    """The highest strength in each case; the first after Ungsinn, the others our own choice."""

    no_nordic: Strength
    """No finding of class A, B or synthesis is Danish or Nordic."""
    only_other: Strength
    """All of them are from places that are neither Danish, Nordic nor in the OECD."""
    only_secondary: Strength
    """The direction rests on secondary outcomes alone."""
    conflicting: Strength
    mostly: Strength
    few_conclusive: Strength
    """E3 by the count of studies, with too few of them conclusive."""
    conclusive: Count
    """How many conclusive results are enough."""
    harm: Strength
    """A harm turns a positive direction."""


class LeaveOneOut(Record):
    """From where it is tried what the grade is without each finding; our own choice."""

    strength: Strength
    findings: SomeOf


class Freshness(Record):
    """When a page says that its evidence should be looked at again; our own choice."""

    review_due_months: SomeOf
    banner_over_years: SomeOf
    """Since the newest study."""


class ReadinessLines(Record):
    """What counts as tried in several places; our own choice."""

    danish_sites: SomeOf


class GradingRule(Record):
    """Every threshold of the grading rule, and its version."""

    version: SomeOf
    """Goes up with every change that can change a grade."""
    places: Places
    ceilings: Ceilings
    risk_of_bias: RisksOfBias
    classes: Classes
    base: Bases
    weights: Weights
    smallest_effects: SmallestEffects
    direction: DirectionLines
    deductions: Deductions
    caps: Caps
    floor: Strength
    """Not less where a study of class A or B gives a direction."""
    leave_one_out: LeaveOneOut
    cost_bands_below: tuple[Annotated[int, Field(gt=0)], ...] = Field(min_length=1)
    """Kroner a participant a year, ascending: the first band is below the first, one more band is above the last."""
    readiness: ReadinessLines
    freshness: Freshness
    worked: WorkedCases
    """The examples that the method page explains the rule by; the check holds the rule to them."""
