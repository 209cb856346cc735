"""Robustness: whether the grade would be another without any one of its findings."""

from collections.abc import Sequence

from generator.records.activity import Direction, Flag
from generator.steps.case import Case
from generator.steps.step import Step
from generator.steps.verdict import verdict


def _apply(case: Case) -> Sequence[str]:
    trial = case.rule.leave_one_out
    if case.strength < trial.strength or len(case.counted) < trial.findings:
        return ()
    # Left out of those that count: a paper on the same people does not step in for the one left out.
    case.hinges_on = [
        one.study
        for number, one in enumerate(case.counted)
        if _differ(case, verdict([*case.counted[:number], *case.counted[number + 1 :]], case.rule, now=case.now))
    ]
    case.flags.add(Flag.HINGES_ON_ONE_STUDY if case.hinges_on else Flag.ROBUST)
    return ("hinges",) if case.hinges_on else ("robust",)


def _differ(one: Case, other: Case) -> bool:
    return one.strength != other.strength or _first_word(one.direction) != _first_word(other.direction)


def _first_word(direction: Direction) -> str:
    return direction.partition("_")[0]


ROBUSTNESS = Step(
    "robustness",
    _apply,
    {
        "hinges": lambda case: {"evaluations": ", ".join(dict.fromkeys(one.evaluation_id for one in case.hinges_on))},
        "robust": lambda case: {"counted": len(case.counted)},
    },
)
