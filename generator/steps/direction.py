"""Direction: which way the findings point, from their signs and what each weighs."""

from collections.abc import Mapping, Sequence

from generator.pool import pool
from generator.records.activity import Direction, Flag
from generator.records.evaluation import MixedSigns, Result
from generator.sentence import Value
from generator.steps.appraisal import sign_of
from generator.steps.case import CLEAR_SIGNS, MILLION, Case, EvidenceClass
from generator.steps.step import Step, no_numbers

_SETTLED: Mapping[Result, Direction] = {
    Result.IMPROVED: Direction.POSITIVE,
    Result.WORSENED: Direction.NEGATIVE,
    Result.NO_DIFFERENCE: Direction.NO_EFFECT_FOUND,
}
_MOSTLY: Mapping[Result, Direction] = {
    Result.IMPROVED: Direction.MOSTLY_POSITIVE,
    Result.WORSENED: Direction.MOSTLY_NEGATIVE,
    Result.NO_DIFFERENCE: Direction.MOSTLY_NO_EFFECT_FOUND,
}


def _apply(case: Case) -> Sequence[str]:
    _hear(case)
    if not case.used:
        return ("unknown",)
    _measure(case)
    clauses = ["signs"] if case.credible else ["no_comparison", "signs"]
    if case.pooled:
        clauses.append("pooled")
    if case.informative:
        case.leading = max(CLEAR_SIGNS, key=case.weights.__getitem__)
    elif case.interval:
        # No clear sign weighs anything: all are unclear, or are those of syntheses that count no study.
        case.leading = sign_of(case.interval, case.delta)
        clauses += ["interval"] if case.leading in CLEAR_SIGNS else []
    if case.leading is Result.UNCLEAR:
        case.direction = Direction.INCONCLUSIVE
        return [*clauses, "inconclusive"]
    if doubts := _conflicts(case):
        case.direction = Direction.CONFLICTING
    elif doubts := _reservations(case):
        case.direction = _MOSTLY[case.leading]
    else:
        case.direction = _SETTLED[case.leading]
    return [*clauses, *(doubts or ["agree"])]


def _hear(case: Case) -> None:
    """Find the findings behind the direction, and what their signs weigh."""
    # Class C findings speak only where there is nothing better, even if the better findings report no effect: the
    # strength of one comparison and the direction of another would make a grade that no study supports.
    voices = case.credible or [one for one in case.counted if one.evidence_class is EvidenceClass.C]
    case.used = [one for one in voices if one.sign is not None]
    case.weights = weights = dict.fromkeys(Result, 0)
    signs = set()
    for one in case.used:
        assert one.sign is not None, "those without a sign were left out above"
        weights[one.sign] += one.weight
        signs.add(one.sign)
        case.used_studies += one.study.synthesis.k_ab if one.study.synthesis else 1
    case.informative = sum(weights[sign] for sign in CLEAR_SIGNS)
    case.has_opposite_signs = Result.IMPROVED in signs and Result.WORSENED in signs
    case.has_mixed_signs = any(synthesis.mixed_signs is MixedSigns.YES for synthesis in case.syntheses)
    if case.used and not case.credible:
        case.flags.add(Flag.NO_CREDIBLE_COMPARISON)


def _measure(case: Case) -> None:
    """Find the interval behind the direction, and how far the findings differ."""
    effects = [one.study.effect for one in case.used if one.study.effect]
    if len(effects) == len(case.used) and len({effect.unit for effect in effects}) == 1:
        case.delta = effects[0].delta
        errors = [error for effect in effects if (error := effect.standard_error)]
        if len(effects) == 1:
            case.interval = effects[0].interval
        elif len(errors) == len(effects):
            case.pooled = pool([effect.estimate for effect in effects], errors)
            case.interval = (case.pooled.low, case.pooled.high)
    i2_percents = [one.i2_percent for one in case.syntheses if one.i2_percent is not None]
    if case.pooled:
        i2_percents.append(case.pooled.i2_percent)
    case.i2_percent = max(i2_percents, default=None)


def _conflicts(case: Case) -> Sequence[str]:
    lines = case.rule.direction
    clauses = []
    if 100 * case.weights[case.leading] < lines.conflicting_below * case.informative:
        clauses.append("conflicting_share")
    if case.minority and 100 * case.minority >= lines.minority_from * case.informative:
        clauses.append("conflicting_minority")
    return clauses


def _reservations(case: Case) -> Sequence[str]:
    lines = case.rule.direction
    clauses = []
    if 100 * case.weights[case.leading] < lines.mostly_below * case.informative:
        clauses.append("mostly_share")
    if case.has_opposite_signs:
        clauses.append("mostly_opposite")
    if case.has_mixed_signs:
        clauses.append("mostly_mixed")
    # Where the interval decides, no finding has a clear sign: nothing is covered, whatever the findings weigh.
    if not case.informative or 100 * case.informative < lines.cover_below * case.all_weights:
        clauses.append("mostly_cover")
    return clauses


def _weights(case: Case) -> Mapping[str, Value]:
    return {
        "improved": case.weights[Result.IMPROVED] / MILLION,
        "worsened": case.weights[Result.WORSENED] / MILLION,
        "no_difference": case.weights[Result.NO_DIFFERENCE] / MILLION,
        "unclear": case.weights[Result.UNCLEAR] / MILLION,
    }


def _pooled(case: Case) -> Mapping[str, Value]:
    assert case.pooled is not None, "the clause fires where there is one"
    return {
        "findings": len(case.used),
        "estimate": case.pooled.estimate,
        "low": case.pooled.low,
        "high": case.pooled.high,
        "i2": case.pooled.i2_percent,
    }


def _interval(case: Case) -> Mapping[str, Value]:
    assert case.interval is not None, "the clause fires where there is one"
    return {"low": case.interval[0], "high": case.interval[1]}


DIRECTION = Step(
    "direction",
    _apply,
    {
        "unknown": no_numbers,
        "no_comparison": no_numbers,
        "signs": _weights,
        "pooled": _pooled,
        "interval": _interval,
        "inconclusive": no_numbers,
        "conflicting_share": lambda case: {
            "share": case.share_percent or 0,
            "line": case.rule.direction.conflicting_below,
        },
        "conflicting_minority": lambda case: {
            "minority": case.minority_percent or 0,
            "line": case.rule.direction.minority_from,
        },
        "mostly_share": lambda case: {"share": case.share_percent or 0, "line": case.rule.direction.mostly_below},
        "mostly_opposite": lambda case: {"minority": case.minority_percent or 0},
        "mostly_mixed": no_numbers,
        "mostly_cover": lambda case: {"cover": case.cover_percent or 0, "line": case.rule.direction.cover_below},
        "agree": lambda case: {
            "leading": case.weights[case.leading] / MILLION,
            "informative": case.informative / MILLION,
        },
    },
)
