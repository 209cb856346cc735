"""Appraisal: the class, sign and weight of each finding, taken by itself."""

from collections.abc import Sequence

from generator.body import Study
from generator.records.evaluation import Result, RiskOfBias
from generator.records.grading import GradingRule
from generator.steps.case import Appraisal, Case, EvidenceClass
from generator.steps.step import Step


def appraise(study: Study, rule: GradingRule) -> Appraisal:
    """Give a finding its class, sign and weight."""
    ceiling = rule.ceilings.of(study.design)
    synthesis = study.synthesis
    if not ceiling or study.is_bundle or (synthesis and not synthesis.is_trusted):
        return Appraisal(study, EvidenceClass.D, 0, is_credible=False, sign=_sign(study), weight=0)
    level = _effective_level(study, ceiling, rule)
    evidence_class = _class_of(level, rule)
    weight = rule.weights.level.of(level) * _sample_weight(study, rule) * rule.weights.place.of(study.place)
    return Appraisal(
        study,
        evidence_class,
        level,
        is_credible=synthesis is not None or evidence_class != EvidenceClass.C,
        sign=_sign(study),
        weight=weight * synthesis.k_ab if synthesis else weight,
    )


def sign_of(interval: tuple[float, float], delta: float | None) -> Result:
    """Read the sign off an interval; without a delta nothing is "no difference"."""
    low, high = interval
    if low > 0:
        return Result.IMPROVED
    if high < 0:
        return Result.WORSENED
    if delta is not None and -delta <= low and high <= delta:
        return Result.NO_DIFFERENCE
    return Result.UNCLEAR


def _effective_level(study: Study, ceiling: int, rule: GradingRule) -> int:
    level = ceiling if study.sms is None else min(study.sms, ceiling)
    if study.risk_of_bias == RiskOfBias.SERIOUS:
        level = min(level - rule.risk_of_bias.serious.levels, rule.risk_of_bias.serious.at_most)
    if study.risk_of_bias == RiskOfBias.CRITICAL:
        level = min(level - rule.risk_of_bias.critical.levels, rule.risk_of_bias.critical.at_most)
    return max(level, 1)


def _class_of(level: int, rule: GradingRule) -> EvidenceClass:
    if level >= rule.classes.a_from:
        return EvidenceClass.A
    return EvidenceClass.B if level >= rule.classes.b_from else EvidenceClass.C


def _sample_weight(study: Study, rule: GradingRule) -> int:
    sample = rule.weights.sample
    return sample.full if study.treated >= sample.full_from_treated else sample.below


def _sign(study: Study) -> Result | None:
    effect = study.effect
    if effect is not None and effect.interval is not None:
        return sign_of(effect.interval, effect.delta)
    # A number without an interval or a result says nothing of its own uncertainty.
    return study.result or (Result.UNCLEAR if effect is not None else None)


def _apply(case: Case) -> Sequence[str]:
    in_order = sorted(case.studies, key=lambda study: (study.evaluation_id, study.position))
    case.appraisals = [appraise(study, case.rule) for study in in_order]
    return ()


APPRAISAL = Step("appraisal", _apply, {})
