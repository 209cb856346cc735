"""Verdict: the steps from the findings that count to strength and direction."""

from collections.abc import Sequence

from generator.records.grading import GradingRule
from generator.steps.base import BASE
from generator.steps.case import Appraisal, Case
from generator.steps.deductions import DEDUCTIONS
from generator.steps.direction import DIRECTION
from generator.steps.harm import HARM
from generator.steps.limits import LIMITS

VERDICT = (BASE, DIRECTION, DEDUCTIONS, LIMITS, HARM)


def verdict(counted: Sequence[Appraisal], rule: GradingRule, *, now: int) -> Case:
    """Judge findings that all count; now is the year that the age of data is counted to."""
    case = Case(rule, now, counted=counted)
    for step in VERDICT:
        step.apply(case)
    return case
