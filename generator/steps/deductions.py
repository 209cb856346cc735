"""Deductions: how many levels are taken off for what makes the findings less sure than their designs."""

from collections.abc import Mapping, Sequence

from generator.records.activity import Flag, Strength
from generator.records.evaluation import MixedSigns, Result
from generator.sentence import Value
from generator.steps.case import Case
from generator.steps.step import Step, no_numbers

_LEVELS: Mapping[str, int] = {
    "opposite_high": 2,
    "opposite_some": 1,
    "unknown_high": 1,
    "imprecise": 1,
    "few_treated": 1,
    "not_independent": 1,
    "old": 1,
}
"""What each trigger takes off; the other clauses take nothing."""


def _apply(case: Case) -> Sequence[str]:
    lines = case.rule.deductions
    clauses = [*_inconsistency(case)]
    # Without a credible finding there is nothing to be imprecise, dependent or old: taking these off would undo the
    # base that class C findings alone can give.
    if case.credible and case.base > Strength.E1:
        if _is_imprecise(case):
            clauses.append("imprecise")
        elif case.treated < lines.treated_below:
            clauses.append("few_treated")
        if not case.is_independent:
            clauses.append("not_independent")
        clauses += _age(case)
    levels = sum(_LEVELS.get(clause, 0) for clause in clauses)
    case.deductions = min(levels, lines.at_most)
    return [*clauses, "most"] if levels > lines.at_most else clauses


def _inconsistency(case: Case) -> Sequence[str]:
    lines = case.rule.deductions
    is_explained = any(synthesis.heterogeneity_explained for synthesis in case.syntheses)
    if case.i2_percent is None or case.used_studies < 2 or is_explained:
        return ()
    # Nine decimals: what floating point adds to a pooled I2 does not carry it over a line.
    i2_percent = round(case.i2_percent, 9)
    is_high = i2_percent >= lines.i2_high_from
    if case.has_opposite_signs or case.has_mixed_signs:
        clause = "opposite_high" if is_high else "opposite_some"
        return (clause,) if i2_percent >= lines.i2_some_from else ()
    if is_high and any(synthesis.mixed_signs is MixedSigns.UNKNOWN for synthesis in case.syntheses):
        return ("unknown_high",)
    if is_high and len({one.sign for one in case.used} - {Result.UNCLEAR}) == 1:
        case.flags.add(Flag.SIZE_VARIES)
        return ("size_varies",)
    return ()


def _is_imprecise(case: Case) -> bool:
    """Tell whether the interval reaches past the smallest effect that matters on both sides."""
    if case.interval is None or case.delta is None:
        return False
    low, high = case.interval
    return low < -case.delta and high > case.delta


def _age(case: Case) -> Sequence[str]:
    lines = case.rule.deductions
    if case.age_years is None or case.age_years < lines.older_from_years:
        return ()
    case.flags.add(Flag.OLDER_EVIDENCE)
    return ("old",) if case.age_years > lines.old_over_years else ("older",)


def _i2(case: Case) -> Mapping[str, Value]:
    return {"i2": case.i2_percent or 0}


def _interval(case: Case) -> Mapping[str, Value]:
    assert case.interval is not None, "the clause fires where there is one"
    return {"low": case.interval[0], "high": case.interval[1], "delta": case.delta or 0}


DEDUCTIONS = Step(
    "deductions",
    _apply,
    {
        "opposite_high": _i2,
        "opposite_some": _i2,
        "unknown_high": _i2,
        "size_varies": _i2,
        "imprecise": _interval,
        "few_treated": lambda case: {"treated": case.treated, "line": case.rule.deductions.treated_below},
        "not_independent": no_numbers,
        "old": lambda case: {"age": case.age_years or 0, "line": case.rule.deductions.old_over_years},
        "older": lambda case: {"age": case.age_years or 0, "line": case.rule.deductions.older_from_years},
        "most": lambda case: {"most": case.rule.deductions.at_most},
    },
)
