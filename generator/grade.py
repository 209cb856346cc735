"""Stage 4: how far the evidence on each activity and outcome can be trusted, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.body import Study, study
from generator.catalogue import Catalogue
from generator.records.activity import Activity, Direction, Flag, Strength
from generator.records.evaluation import Design, Result
from generator.records.grading import GradingRule
from generator.sentence import Sentence, sentence
from generator.steps import STEPS
from generator.steps.case import MILLION, Appraisal, Case, EvidenceClass

__all__ = [
    "STEPS",
    "EvidenceClass",
    "Flag",
    "Grade",
    "GradeKey",
    "Interval",
    "Standing",
    "Tag",
    "grade",
    "grade_body",
]


class GradeKey(NamedTuple):
    """What a grade is about."""

    activity: str
    outcome: str


class Tag(StrEnum):
    """What the experiences behind an E1 are."""

    QUALITATIVE = "qualitative"
    THEORY = "theory"
    BEFORE_AFTER = "before_after"


_TAGS: Mapping[Design, Tag] = {
    Design.QUALITATIVE: Tag.QUALITATIVE,
    Design.PROCESS: Tag.QUALITATIVE,
    Design.CASE: Tag.QUALITATIVE,
    Design.THEORY: Tag.THEORY,
    Design.EXPERT: Tag.THEORY,
    Design.BEFORE_AFTER: Tag.BEFORE_AFTER,
    Design.ADJUSTED_BEFORE_AFTER: Tag.BEFORE_AFTER,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What one finding came to in the grade."""

    appraisal: Appraisal
    """What it is worth by itself: whoever asks what the grade would be otherwise need not appraise it again."""
    counted: bool
    used: bool
    """The direction rests on it."""
    reason: Sentence | None
    """Why it does not count, or counts for nothing but experience; None for any other."""

    @property
    def study(self) -> Study:
        """The finding itself."""
        return self.appraisal.study

    @property
    def evidence_class(self) -> EvidenceClass:
        """How credible its comparison is."""
        return self.appraisal.evidence_class

    @property
    def level(self) -> int:
        """Effective level, 1 to 5; 0 for class D."""
        return self.appraisal.level

    @property
    def sign(self) -> Result | None:
        """That of improvement; None where it reports neither an effect nor a result."""
        return self.appraisal.sign

    @property
    def weight(self) -> float:
        """What its sign weighs in the direction."""
        return self.appraisal.weight / MILLION


@dataclass(frozen=True, slots=True)
class Interval:
    """The effect behind the direction, positive for improvement; ratios as their natural logarithm."""

    estimate: float
    low: float
    """Ends of the 95 % interval."""
    high: float
    unit: str
    is_pooled: bool
    """Of two or more findings; else it is the only one's own."""


@dataclass(frozen=True, slots=True)
class Grade:
    """How sure we are of an activity's effect on an outcome, which way it points, and why."""

    strength: Strength
    direction: Direction
    flags: tuple[Flag, ...]
    tags: tuple[Tag, ...]
    """Only where the base strength is E1."""
    reasons: tuple[Sentence, ...]
    """Every clause that fired, in order."""
    base: Strength
    """Before deductions, floor and caps."""
    k_a: int
    k_ab: int
    n: int
    """People studied, over the A, B and synthesis findings."""
    sites: int
    share_percent: float | None
    """What the leading sign weighs of the clear ones; None where nothing leads."""
    cover_percent: float | None
    """What the clear signs weigh of all."""
    minority_percent: float | None
    """What the lesser of improvement and worsening weighs of the clear signs."""
    interval: Interval | None
    i2_percent: float | None
    standings: tuple[Standing, ...]
    """Every finding, by evaluation and its place in the file."""
    hinges_on: tuple[Study, ...]
    """The findings without any one of which the grade would be another."""
    now: int
    """The year that the age of data is counted to."""


def grade(catalogue: Catalogue, now: int | None = None) -> Mapping[GradeKey, Grade]:
    """Grade every activity on every outcome that a record states or a finding links; nothing without a rule.

    The age of data is counted to the year that the grade is stated in, or for all of them to another year.

    Problems: none; the rules over the grades tell what is wrong with them.
    """
    rule = catalogue.rule
    if rule is None:
        return {}
    grades = {}
    for activity_id, outcome_id in catalogue.graded_pairs():
        outcome = catalogue.outcomes[outcome_id]
        body = [study(linked, outcome, rule) for linked in catalogue.findings_on(activity_id, outcome_id)]
        year = now or _now(catalogue.activities[activity_id], outcome_id, body)
        grades[GradeKey(activity_id, outcome_id)] = grade_body(body, rule=rule, now=year)
    return grades


def grade_body(studies: Iterable[Study], *, rule: GradingRule, now: int) -> Grade:
    """Grade the findings on one activity and outcome, whatever their order.

    Now is the year that the age of data is counted to.
    """
    case = Case(rule, now, studies=tuple(studies))
    reasons = [step.reason(clause, case) for step in STEPS for clause in step.apply(case)]
    return Grade(
        strength=case.strength,
        direction=case.direction,
        flags=tuple(flag for flag in Flag if flag in case.flags),
        tags=_tags(case),
        reasons=tuple(reasons),
        base=case.base,
        k_a=case.k_a,
        k_ab=case.k_ab,
        n=case.n,
        sites=case.sites,
        share_percent=case.share_percent,
        cover_percent=case.cover_percent,
        minority_percent=case.minority_percent,
        interval=_interval(case),
        i2_percent=case.i2_percent,
        standings=tuple(_standing(number, one, case) for number, one in enumerate(case.appraisals)),
        hinges_on=tuple(case.hinges_on),
        now=now,
    )


def _now(activity: Activity, outcome_id: str, body: Iterable[Study]) -> int:
    """Give the year of the grading: stated, or the activity's latest, or that of the newest data; never the clock's."""
    stated = [one.graded_on.year for one in activity.outcomes if one.outcome == outcome_id]
    years = stated or [one.graded_on.year for one in activity.outcomes]
    # Without any year nothing has an age, and any number will do.
    return max(years or [one.last_year for one in body if one.last_year is not None], default=0)


def _tags(case: Case) -> tuple[Tag, ...]:
    if case.base is not Strength.E1:
        return ()
    found = {_TAGS.get(one.study.design) for one in case.counted}
    return tuple(tag for tag in Tag if tag in found)


def _interval(case: Case) -> Interval | None:
    effect = case.used[0].study.effect if case.used else None
    if case.interval is None or effect is None:
        return None
    estimate = case.pooled.estimate if case.pooled else effect.estimate
    return Interval(estimate, *case.interval, effect.unit, is_pooled=case.pooled is not None)


def _standing(number: int, one: Appraisal, case: Case) -> Standing:
    return Standing(
        appraisal=one,
        counted=number not in case.left_out,
        used=any(one is used for used in case.used),
        reason=case.left_out.get(number) or (_why_d(one, case) if one.evidence_class is EvidenceClass.D else None),
    )


def _why_d(one: Appraisal, case: Case) -> Sentence:
    if not case.rule.ceilings.of(one.study.design):
        return sentence("grade.appraisal.no_measurement")
    return sentence("grade.appraisal.bundle" if one.study.is_bundle else "grade.appraisal.review_confidence")
