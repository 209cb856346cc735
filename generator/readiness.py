"""Readiness: how ready an activity is to be used, and which cost band it is in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.records.activity import Activity, Implementation
from generator.records.grading import GradingRule


class ReadinessLevel(StrEnum):
    """How much of what it takes to run the activity is there."""

    I0 = "I0"
    I1 = "I1"
    I2 = "I2"
    I3 = "I3"
    I4 = "I4"


class FactName(StrEnum):
    """What readiness is computed from."""

    DESCRIBED = "described"
    THEORY_OF_CHANGE = "theory_of_change"
    PROCESS_EVALUATION = "process_evaluation"
    SITES = "sites"
    TRAINING = "training"
    MONITORING_TOOL = "monitoring_tool"
    COST = "cost"


class Fact(NamedTuple):
    """A yes or no; what nobody knows is no."""

    name: FactName
    holds: bool


@dataclass(frozen=True, slots=True)
class Readiness:
    """An activity's implementation readiness."""

    level: ReadinessLevel
    facts: tuple[Fact, ...]
    """The seven, in order."""


def readiness(activity: Activity, rule: GradingRule) -> Readiness:
    """Compute an activity's readiness from its record."""
    known = activity.implementation or Implementation()
    cost = activity.cost
    facts = (
        Fact(FactName.DESCRIBED, bool(known.described)),
        Fact(FactName.THEORY_OF_CHANGE, bool(known.theory_of_change)),
        Fact(FactName.PROCESS_EVALUATION, bool(known.process_evaluation)),
        Fact(FactName.SITES, (known.danish_sites or 0) >= rule.readiness.danish_sites),
        Fact(FactName.TRAINING, bool(known.training)),
        Fact(FactName.MONITORING_TOOL, bool(known.monitoring_tool)),
        Fact(FactName.COST, cost is not None and (cost.running is not None or cost.start_up is not None)),
    )
    return Readiness(_level({fact.name for fact in facts if fact.holds}), facts)


def cost_band(activity: Activity, rule: GradingRule) -> int | None:
    """Give the band of the yearly cost, from 1, the cheapest; None where no yearly cost is known, which is never low.

    A range goes by its dear end, so that nothing is shown as cheaper than it may be.
    """
    if activity.cost is None or activity.cost.running is None:
        return None
    return 1 + sum(activity.cost.running.high >= line for line in rule.cost_bands_below)


def _level(facts: set[FactName]) -> ReadinessLevel:
    if not {FactName.DESCRIBED, FactName.THEORY_OF_CHANGE} <= facts:
        return ReadinessLevel.I0
    if not {FactName.PROCESS_EVALUATION, FactName.SITES} & facts:
        return ReadinessLevel.I1
    if not {FactName.TRAINING, FactName.MONITORING_TOOL} <= facts:
        return ReadinessLevel.I2
    return ReadinessLevel.I4 if len(facts) == len(FactName) else ReadinessLevel.I3
