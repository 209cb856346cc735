"""Case: a body of evidence under judgement, and what each step of the rule has found about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.body import Study, Synthesis
from generator.pool import Pooled
from generator.records.activity import Direction, Flag, Strength
from generator.records.evaluation import Result
from generator.records.grading import GradingRule
from generator.sentence import Sentence

CLEAR_SIGNS = (Result.IMPROVED, Result.WORSENED, Result.NO_DIFFERENCE)
"""On a tie the first of them leads."""

MILLION = 1_000_000
"""Weights are whole millionths, so that shares of them meet the rule's lines exactly."""


class EvidenceClass(StrEnum):
    """How credible a finding's comparison is."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    """No effect is measured, or none that can be credited to the activity."""


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A finding and what it is worth."""

    study: Study
    evidence_class: EvidenceClass
    level: int
    """Effective level on the Maryland scale, 1 to 5; 0 for class D, which never goes before a measured effect."""
    is_credible: bool
    """One of "the A, B and synthesis findings"; no synthesis is, if it is of class D."""
    sign: Result | None
    """That of improvement; None where neither an effect nor a result is reported."""
    weight: int
    """In millionths; 0 for class D."""


@dataclass(slots=True)
class Case:
    """A body of evidence under judgement.

    The fields stand in the order of the steps that fill them; each step reads only what stands above its own.
    """

    rule: GradingRule
    now: int
    """The year of the grading."""
    studies: Sequence[Study] = ()
    flags: set[Flag] = field(default_factory=set)

    appraisals: Sequence[Appraisal] = ()
    """Of every study, in the order of their files."""

    counted: Sequence[Appraisal] = ()
    left_out: Mapping[int, Sentence] = field(default_factory=dict)
    """Why a finding does not count, by its number among the appraisals."""

    credible: Sequence[Appraisal] = ()
    """The A, B and synthesis findings; the numbers from here to the newest year are over them."""
    syntheses: Sequence[Synthesis] = ()
    """The credible ones."""
    k_a: int = 0
    k_ab: int = 0
    n: int = 0
    """People studied."""
    treated: int = 0
    sites: int = 0
    follow_up_months: float = 0
    """The longest."""
    newest_year: int | None = None
    """Of data."""
    is_independent: bool = False
    """Some evaluator is."""
    is_large: bool = False
    """One large study of class A is there, which is enough for E3."""
    base: Strength = Strength.E0

    used: Sequence[Appraisal] = ()
    """The findings behind the direction."""
    used_studies: int = 0
    """Studies behind the direction, a synthesis as many as it counts."""
    weights: Mapping[Result, int] = field(default_factory=dict)
    """By sign, in millionths."""
    informative: int = 0
    """What the clear signs weigh, in millionths."""
    leading: Result = Result.UNCLEAR
    has_opposite_signs: bool = False
    has_mixed_signs: bool = False
    """A counted synthesis reports them."""
    pooled: Pooled | None = None
    """Of the used findings, where there are two or more, all with an interval in one unit."""
    interval: tuple[float, float] | None = None
    """The pooled one, or that of the only used finding."""
    delta: float | None = None
    """In the interval's unit."""
    i2_percent: float | None = None
    direction: Direction = Direction.UNKNOWN

    deductions: int = 0
    """Levels taken off."""

    floor: Strength = Strength.E1
    strength: Strength = Strength.E0

    worsened: Sequence[Study] = ()
    """The studies of class A or B that found things worse."""
    seriously_harmed: Sequence[Study] = ()
    """The studies with a documented serious harm."""

    hinges_on: Sequence[Study] = ()
    """The findings without which the grade would be another."""

    @property
    def all_weights(self) -> int:
        """What all signs weigh, in millionths."""
        return sum(self.weights.values())

    @property
    def minority(self) -> int:
        """What the lesser of improvement and worsening weighs, in millionths."""
        return min(self.weights.get(Result.IMPROVED, 0), self.weights.get(Result.WORSENED, 0))

    @property
    def share_percent(self) -> float | None:
        """What the leading sign weighs of the clear ones; all of it where the interval decides."""
        if self.leading is Result.UNCLEAR:
            return None
        return 100 * self.weights[self.leading] / self.informative if self.informative else 100.0

    @property
    def cover_percent(self) -> float | None:
        """What the clear signs weigh of all; None where nothing weighs."""
        return 100 * self.informative / self.all_weights if self.all_weights else None

    @property
    def minority_percent(self) -> float | None:
        """What the lesser of improvement and worsening weighs of the clear signs; None where there are none."""
        return 100 * self.minority / self.informative if self.informative else None

    @property
    def conclusive(self) -> int:
        """Studies of class A or B with a clear sign, and all those that syntheses count."""
        return sum(
            one.study.synthesis.k_ab if one.study.synthesis else one.sign in CLEAR_SIGNS for one in self.credible
        )

    @property
    def age_years(self) -> int | None:
        """Age of the newest data among the credible findings."""
        return None if self.newest_year is None else self.now - self.newest_year
