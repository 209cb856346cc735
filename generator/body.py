"""Body: the findings on one activity and outcome, as the grading rule reads them."""

from dataclasses import dataclass
from math import log

from generator.catalogue import LinkedFinding
from generator.pool import Z_95
from generator.records.evaluation import (
    Design,
    Evaluation,
    EvaluationKind,
    Measure,
    MeasureKind,
    MixedSigns,
    Result,
    ReviewConfidence,
    RiskOfBias,
)
from generator.records.fields import Better
from generator.records.grading import GradingRule, StudyPlace
from generator.records.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A measured effect, turned so that positive is improvement; ratios as their natural logarithm."""

    unit: str
    """Effects in one unit can be pooled."""
    estimate: float
    interval: tuple[float, float] | None = None
    """Low and high end at 95 %; None where the source gives neither it nor a standard error."""
    delta: float | None = None
    """The smallest effect that matters; None where nobody has said, and then nothing is "no effect"."""

    @property
    def standard_error(self) -> float | None:
        """Read off the interval's width; None without an interval, or for one of no width."""
        if self.interval is None:
            return None
        low, high = self.interval
        return (high - low) / (2 * Z_95) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthesis:
    """What a finding of a synthesis has beside the effect."""

    confidence: ReviewConfidence | None
    k_ab: int = 0
    """Studies of class A or B that it counts; 0 where nobody has said."""
    k_a: int = 0
    i2_percent: float | None = None
    mixed_signs: MixedSigns = MixedSigns.UNKNOWN
    heterogeneity_explained: bool = False
    includes: frozenset[str] = frozenset()
    """Sample ids."""

    @property
    def is_trusted(self) -> bool:
        """High or moderate confidence. One that nobody has judged is not trusted: we code conservatively."""
        return self.confidence in {ReviewConfidence.HIGH, ReviewConfidence.MODERATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One finding with all that the rule asks about it; what nobody knows has the rule's default."""

    evaluation_id: str
    sample_id: str
    """Findings on the same people share it."""
    design: Design
    sms: int | None = None
    risk_of_bias: RiskOfBias = RiskOfBias.SOME
    total: int = 0
    """People studied; 0 where nobody knows, as the rule counts only people it is told of."""
    treated: int = 0
    sites: int = 1
    effect: Effect | None = None
    result: Result | None = None
    """What the report says where it gives no interval."""
    is_primary_outcome: bool = True
    """The outcome is the study's own main one."""
    is_subgroup: bool = False
    follow_up_months: float = 0
    """After the end of the activity."""
    is_independent: bool = False
    place: StudyPlace = StudyPlace.OTHER
    last_year: int | None = None
    """Of the data."""
    has_serious_harm: bool = False
    is_retracted: bool = False
    is_finished: bool = True
    is_bundle: bool = False
    """An area-wide programme evaluated as one."""
    synthesis: Synthesis | None = None
    """None for a study of its own."""
    position: int = 0
    """Number of the finding in its evaluation."""

    @property
    def reports(self) -> bool:
        """Whether it says anything of the effect."""
        return self.effect is not None or self.result is not None


def study(linked: LinkedFinding, outcome: Outcome, rule: GradingRule) -> Study:
    """Read a finding on an outcome as the rule does."""
    evaluation, finding = linked.evaluation, linked.finding
    sample = evaluation.sample
    return Study(
        evaluation_id=linked.evaluation_id,
        sample_id=sample.id or linked.evaluation_id,
        design=evaluation.design,
        sms=evaluation.sms,
        risk_of_bias=evaluation.risk_of_bias,
        total=sample.total or 0,
        treated=sample.treated or 0,
        sites=sample.sites or 1,
        effect=effect(finding.measure, outcome, rule) if finding.measure else None,
        result=finding.result,
        is_primary_outcome=finding.primary,
        is_subgroup=finding.subgroup is not None,
        follow_up_months=finding.follow_up_months or 0,
        is_independent=evaluation.independent,
        place=rule.places.of(evaluation.country),
        last_year=_last_year(evaluation),
        has_serious_harm=finding.serious_harm,
        is_retracted=evaluation.retracted,
        is_finished=evaluation.status == "finished",
        is_bundle=finding.scope == "bundle",
        synthesis=_synthesis(evaluation),
        position=linked.position,
    )


def effect(measure: Measure, outcome: Outcome, rule: GradingRule) -> Effect:
    """Turn a measure so that positive is improvement, ratios to their logarithm.

    A missing interval is worked out from the standard error, which for a ratio is on the log scale.
    """
    estimate = log(measure.estimate) if measure.kind.is_ratio else measure.estimate
    interval = None
    if measure.ci is not None:
        low, high = measure.ci
        interval = (log(low), log(high)) if measure.kind.is_ratio else (low, high)
    elif measure.se is not None:
        interval = (estimate - Z_95 * measure.se, estimate + Z_95 * measure.se)
    if (measure.better or outcome.better) == Better.LOWER:
        estimate, interval = -estimate, (-interval[1], -interval[0]) if interval else None
    return Effect(
        unit=unit(measure),
        estimate=_number(estimate),
        interval=(_number(interval[0]), _number(interval[1])) if interval else None,
        delta=delta(measure, outcome, rule),
    )


def unit(measure: Measure) -> str:
    """Name what a measure is in: its kind, or for a difference in means or a count what is counted."""
    has_own_unit = measure.kind in {MeasureKind.MEAN_DIFFERENCE, MeasureKind.COUNT}
    return measure.unit if has_own_unit and measure.unit else measure.kind.value


def delta(measure: Measure, outcome: Outcome, rule: GradingRule) -> float | None:
    """Give the smallest effect that matters, on the measure's scale or for a ratio the log scale.

    The outcome's own, or the rule's default for standard deviations and percentage points; None for other units.
    """
    smallest = outcome.smallest_effect.get(unit(measure))
    if smallest is None and measure.kind == MeasureKind.SMD:
        smallest = rule.smallest_effects.smd
    if smallest is None and measure.kind == MeasureKind.PERCENTAGE_POINTS:
        smallest = rule.smallest_effects.percentage_points
    if smallest is None or not measure.kind.is_ratio:
        return smallest
    return _number(abs(log(smallest)))


def _synthesis(evaluation: Evaluation) -> Synthesis | None:
    if evaluation.kind != EvaluationKind.SYNTHESIS:
        return None
    return Synthesis(
        confidence=evaluation.review_confidence,
        k_ab=evaluation.k_ab or 0,
        k_a=evaluation.k_a or 0,
        i2_percent=evaluation.i2,
        mixed_signs=evaluation.mixed_signs,
        heterogeneity_explained=evaluation.heterogeneity_explained,
        includes=frozenset(evaluation.includes),
    )


def _last_year(evaluation: Evaluation) -> int | None:
    """Give the last year the data are known to reach: the first one where the end is open."""
    return (evaluation.data.to or evaluation.data.from_) if evaluation.data else None


def _number(number: float) -> float:
    """Round off what floating point adds: an end that is zero on paper is zero, and 1/1.25 is as far off as 1.25."""
    return round(number, 12) + 0.0
