"""Limits: what is left of the base after deductions, held between a floor and the caps."""

from collections.abc import Iterator, Sequence

from generator.records.activity import Direction, Strength
from generator.records.grading import StudyPlace
from generator.steps.case import Case
from generator.steps.step import Step

_LADDER = tuple(Strength)
_UNDIRECTED = {Direction.CONFLICTING, Direction.INCONCLUSIVE, Direction.UNKNOWN}
_MOSTLY = {Direction.MOSTLY_POSITIVE, Direction.MOSTLY_NEGATIVE, Direction.MOSTLY_NO_EFFECT_FOUND}


def _apply(case: Case) -> Sequence[str]:
    if case.base is Strength.E0:
        return ()
    lowered = _LADDER[max(_LADDER.index(case.base) - case.deductions, 0)]
    if case.k_ab >= 1 and case.direction not in _UNDIRECTED:
        case.floor = case.rule.floor
    kept = max(case.floor, lowered)
    lowering = {clause: cap for clause, cap in _caps(case) if cap < kept}
    case.strength = min([kept, *lowering.values()])
    return [*(["floor"] if kept > lowered else []), *lowering, "level"]


def _caps(case: Case) -> Iterator[tuple[str, Strength]]:
    """Give each cap whose condition holds."""
    caps = case.rule.caps
    places = {one.study.place for one in case.credible}
    if places and not places & {StudyPlace.DK, StudyPlace.NORDIC}:
        yield "no_nordic", caps.no_nordic
    if places == {StudyPlace.OTHER}:
        yield "only_other", caps.only_other
    if case.used and not any(one.study.is_primary_outcome for one in case.used):
        yield "only_secondary", caps.only_secondary
    if case.direction is Direction.CONFLICTING:
        yield "conflicting", caps.conflicting
    if case.direction in _MOSTLY:
        yield "mostly", caps.mostly
    if case.base is Strength.E3 and not case.is_large and case.conclusive < caps.conclusive:
        yield "few_conclusive", caps.few_conclusive


LIMITS = Step(
    "limits",
    _apply,
    {
        "floor": lambda case: {"floor": case.floor.value},
        "no_nordic": lambda case: {"cap": case.rule.caps.no_nordic.value},
        "only_other": lambda case: {"cap": case.rule.caps.only_other.value},
        "only_secondary": lambda case: {"cap": case.rule.caps.only_secondary.value},
        "conflicting": lambda case: {"cap": case.rule.caps.conflicting.value},
        "mostly": lambda case: {"cap": case.rule.caps.mostly.value},
        "few_conclusive": lambda case: {
            "cap": case.rule.caps.few_conclusive.value,
            "conclusive": case.conclusive,
            "least": case.rule.caps.conclusive,
        },
        "level": lambda case: {
            "base": case.base.value,
            "deductions": case.deductions,
            "strength": case.strength.value,
        },
    },
)
