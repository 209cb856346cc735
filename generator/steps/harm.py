"""Harm: a warning where anybody was worse off, and no positive verdict beside it."""

from collections.abc import Iterable, Mapping, Sequence

from generator.body import Study
from generator.records.activity import Direction, Flag
from generator.records.evaluation import Result
from generator.sentence import Value
from generator.steps.case import Case
from generator.steps.step import Step


def _apply(case: Case) -> Sequence[str]:
    case.worsened = [one.study for one in case.credible if one.sign is Result.WORSENED and one.study.synthesis is None]
    case.seriously_harmed = [one.study for one in case.counted if one.study.has_serious_harm]
    clauses = [*(["worsened"] if case.worsened else []), *(["serious"] if case.seriously_harmed else [])]
    if not clauses:
        return ()
    case.flags.add(Flag.HARM)
    if case.direction in {Direction.POSITIVE, Direction.MOSTLY_POSITIVE}:
        case.direction = Direction.CONFLICTING
        case.strength = min(case.strength, case.rule.caps.harm)
        clauses.append("turned")
    return clauses


def _named(studies: Iterable[Study]) -> Mapping[str, Value]:
    return {"evaluations": ", ".join(dict.fromkeys(study.evaluation_id for study in studies))}


HARM = Step(
    "harm",
    _apply,
    {
        "worsened": lambda case: _named(case.worsened),
        "serious": lambda case: _named(case.seriously_harmed),
        "turned": lambda case: {"cap": case.rule.caps.harm.value, "strength": case.strength.value},
    },
)
