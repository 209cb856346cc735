"""Implementation readiness and cost bands."""

from typing import Any

import pytest

from generator.readiness import FactName, cost_band, readiness
from generator.records.activity import Activity
from tests.bodies import RULE

DESCRIBED = {"described": True, "theory_of_change": True}
FULL = {**DESCRIBED, "process_evaluation": True, "danish_sites": 2, "training": True, "monitoring_tool": True}
SOURCE = {"title": "Et budget", "url": "https://example.org/budget"}


def activity(implementation: dict[str, Any] | None = None, cost: dict[str, Any] | None = None) -> Activity:
    """Make an activity with these facts."""
    return Activity.model_validate(
        {
            "title": "Lektiecafé",
            "summary": "Hjælp til lektier.",
            "themes": ["uddannelse"],
            "description": "Frivillige hjælper.",
            "sources": [SOURCE],
            **({"implementation": implementation} if implementation is not None else {}),
            **({"cost": {"price_year": 2024, "source": SOURCE, **cost}} if cost is not None else {}),
        },
        strict=False,
    )


LEVELS = {
    "nothing known": (None, None, "I0"),
    "only described": ({"described": True}, None, "I0"),
    "everything but a description": ({**FULL, "described": False}, {"start_up": 0}, "I0"),
    "everything but a theory of change": ({**FULL, "theory_of_change": None}, {"start_up": 0}, "I0"),
    "described with a theory of change": (DESCRIBED, None, "I1"),
    "one Danish site": ({**DESCRIBED, "danish_sites": 1}, None, "I1"),
    "training alone does not lift it": ({**DESCRIBED, "training": True, "monitoring_tool": True}, None, "I1"),
    "two Danish sites": ({**DESCRIBED, "danish_sites": 2}, None, "I2"),
    "process evaluation": ({**DESCRIBED, "process_evaluation": True}, None, "I2"),
    "training without a tool": ({**DESCRIBED, "danish_sites": 2, "training": True}, None, "I2"),
    "training and a tool": ({**FULL, "process_evaluation": False}, None, "I3"),
    "all but cost": (FULL, None, "I3"),
    "a cost without an amount": (FULL, {}, "I3"),
    "all but two sites": ({**FULL, "danish_sites": 1}, {"start_up": 0}, "I3"),
    "all seven": (FULL, {"running": {"low": 0, "high": 0}}, "I4"),
}


@pytest.mark.parametrize(("implementation", "cost", "level"), LEVELS.values(), ids=list(LEVELS))
def test_level(implementation: dict[str, Any] | None, cost: dict[str, Any] | None, level: str) -> None:
    """The seven facts give the level, and what nobody knows counts as no."""
    assert readiness(activity(implementation, cost), RULE).level == level


def test_facts_are_listed_in_order() -> None:
    """Every fact is listed with its yes or no, in the order they are told."""
    facts = readiness(activity({**DESCRIBED, "danish_sites": 2}), RULE).facts
    assert tuple(FactName) == tuple(fact.name for fact in facts)
    assert [fact.holds for fact in facts] == [True, True, False, True, False, False, False]


@pytest.mark.parametrize(
    ("high", "band"),
    [(0, 1), (999, 1), (1000, 2), (4999, 2), (5000, 3), (14999, 3), (15000, 4), (49999, 4), (50000, 5)],
)
def test_cost_band(high: float, band: int) -> None:
    """A band begins at its line, and a range goes by its dear end."""
    assert cost_band(activity(cost={"running": {"low": 0, "high": high}}), RULE) == band


@pytest.mark.parametrize("cost", [None, {"start_up": 10000}], ids=["no cost", "start-up alone"])
def test_unknown_cost_has_no_band(cost: dict[str, Any] | None) -> None:
    """A yearly cost that nobody knows is unknown, never low."""
    assert cost_band(activity(cost=cost), RULE) is None
