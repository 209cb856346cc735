"""How findings in records become what the grading rule reads."""

import json
from math import log
from typing import Any

import pytest

from generator.body import Study, delta, effect, study, unit
from generator.catalogue import LinkedFinding
from generator.records.evaluation import Evaluation, Measure
from generator.records.outcome import Outcome
from tests.bodies import RULE

CRIME = {"title": "Kriminalitet", "description": "Sigtelser.", "theme": "kriminalitet", "better": "lower"}
READING = {"title": "Læsning", "description": "Læsetest.", "theme": "uddannelse", "better": "higher"}


def outcome(fields: dict[str, Any], **smallest_effect: float) -> Outcome:
    """Make an outcome with its own smallest effects."""
    return Outcome.model_validate_json(json.dumps({**fields, "smallest_effect": smallest_effect}))


def measure(**fields: object) -> Measure:
    """Make a measure as a file has it."""
    return Measure.model_validate_json(json.dumps(fields))


def read(*, finding: dict[str, Any] | None = None, **evaluation: object) -> Study:
    """Read the only finding of an evaluation as the rule does."""
    fields = {
        "title": "Et studie",
        "summary": "Hvad der blev fundet.",
        "kind": "primary",
        "design": "rct",
        "read": "full",
        "coding": {"status": "provisional", "on": "2026-11-23"},
        "findings": [{"activities": ["lektiecafe"], "outcome": "laesning", **(finding or {})}],
        **evaluation,
    }
    record = Evaluation.model_validate_json(json.dumps(fields))
    return study(LinkedFinding("smith2020", record, record.findings[0], 3), outcome(READING), RULE)


def test_what_nobody_knows_has_the_default_of_the_rule() -> None:
    """A bare record is one site, no people, no follow-up, from an unknown place, on people of its own."""
    bare = read()
    assert (bare.sample_id, bare.total, bare.treated, bare.sites) == ("smith2020", 0, 0, 1)
    assert (bare.follow_up_months, bare.place, bare.last_year, bare.is_independent) == (0, "other", None, False)
    assert (bare.effect, bare.result, bare.synthesis, bare.is_primary_outcome) == (None, None, None, True)
    assert (bare.is_retracted, bare.is_finished, bare.is_bundle, bare.has_serious_harm) == (False, True, False, False)


def test_what_is_known_is_read() -> None:
    """Everything the rule asks about is read from the record that has it."""
    full = read(
        finding={
            "scope": "bundle",
            "result": "-",
            "page": "side 3",
            "primary": False,
            "follow_up_months": 12,
            "subgroup": "drenge",
            "serious_harm": True,
        },
        sms=3,
        risk_of_bias="serious",
        country="SE",
        sample={"id": "kohorte", "total": 500, "treated": 250, "sites": 4},
        data={"from": 2015, "to": 2018},
        independent=True,
        retracted=True,
        status="running",
    )
    assert (full.sample_id, full.total, full.treated, full.sites) == ("kohorte", 500, 250, 4)
    assert (full.sms, full.risk_of_bias, full.place, full.last_year) == (3, "serious", "nordic", 2018)
    assert (full.result, full.is_primary_outcome, full.follow_up_months, full.is_subgroup) == ("-", False, 12, True)
    assert (full.is_independent, full.is_retracted, full.is_finished) == (True, True, False)
    assert (full.is_bundle, full.has_serious_harm, full.position) == (True, True, 3)


def test_synthesis_has_its_own_fields() -> None:
    """A synthesis brings its counts, and how far it can be trusted."""
    synthesis = read(
        kind="synthesis",
        review_confidence="moderate",
        k_ab=7,
        k_a=3,
        i2=55,
        mixed_signs="yes",
        heterogeneity_explained=True,
        includes=["heller2014"],
    ).synthesis
    assert synthesis is not None
    assert (synthesis.is_trusted, synthesis.k_ab, synthesis.k_a, synthesis.i2_percent) == (True, 7, 3, 55)
    assert (synthesis.mixed_signs, synthesis.heterogeneity_explained) == ("yes", True)
    assert synthesis.includes == {"heller2014"}


def test_unjudged_synthesis_is_not_trusted() -> None:
    """A synthesis that nobody has judged is coded conservatively."""
    synthesis = read(kind="synthesis").synthesis
    assert synthesis is not None
    assert (synthesis.is_trusted, synthesis.k_ab) == (False, 0)


@pytest.mark.parametrize(
    ("country", "place"),
    [
        ("DK", "dk"),
        ("NO", "nordic"),
        ("SE", "nordic"),
        ("FI", "nordic"),
        ("IS", "nordic"),
        ("US", "oecd"),
        ("CO", "oecd"),
        ("GL", "other"),
        ("IN", "other"),
        (None, "other"),
    ],
)
def test_place_of_a_country(country: str | None, place: str) -> None:
    """Denmark, the other Nordic states, the other OECD members and the rest are told apart."""
    assert RULE.places.of(country) == place


def test_every_oecd_member_has_its_place() -> None:
    """The OECD has 38 members: Denmark, four that are Nordic, and 33 others, each listed once."""
    assert (len(set(RULE.places.nordic)), len(set(RULE.places.oecd))) == (4, 33)
    assert not set(RULE.places.nordic) & set(RULE.places.oecd)


def test_open_end_of_data_is_no_newer_than_known() -> None:
    """Data with an open end reach at least their first year, and no more is claimed."""
    assert read(data={"from": 2015}).last_year == 2015


EFFECTS: dict[str, tuple[dict[str, Any], dict[str, Any], float, tuple[float, float] | None]] = {
    "higher is better": (READING, {"kind": "smd", "estimate": 0.2, "ci": [0.1, 0.3]}, 0.2, (0.1, 0.3)),
    "lower is better": (CRIME, {"kind": "smd", "estimate": -0.2, "ci": [-0.3, -0.1]}, 0.2, (0.1, 0.3)),
    "lower is better, and skewed": (CRIME, {"kind": "smd", "estimate": 0.1, "ci": [-0.3, 0.2]}, -0.1, (-0.2, 0.3)),
    "ratio": (
        CRIME,
        {"kind": "risk_ratio", "estimate": 0.5, "ci": [0.25, 1]},
        0.693147180560,
        (0.0, 1.386294361120),
    ),
    "standard error": (READING, {"kind": "smd", "estimate": 0.5, "se": 0.1}, 0.5, (0.304, 0.696)),
    "standard error of a ratio is on the log scale": (
        READING,
        {"kind": "odds_ratio", "estimate": 2, "se": 0.1},
        0.693147180560,
        (0.497147180560, 0.889147180560),
    ),
    "interval before standard error": (
        READING,
        {"kind": "smd", "estimate": 0.2, "ci": [0.1, 0.3], "se": 9},
        0.2,
        (0.1, 0.3),
    ),
    "neither": (READING, {"kind": "smd", "estimate": 0.2}, 0.2, None),
    "an end that is zero on paper": (READING, {"kind": "smd", "estimate": 0.588, "se": 0.3}, 0.588, (0.0, 1.176)),
}


@pytest.mark.parametrize(("better", "fields", "estimate", "interval"), EFFECTS.values(), ids=list(EFFECTS))
def test_effect(
    better: dict[str, Any], fields: dict[str, Any], estimate: float, interval: tuple[float, float] | None
) -> None:
    """An effect is turned so that positive is improvement, ratios on the log scale, exactly."""
    turned = effect(measure(**fields), outcome(better), RULE)
    assert (turned.estimate, turned.interval) == (estimate, interval)


def test_standard_error_is_read_off_the_interval() -> None:
    """The standard error is the interval's width by 3.92, and comes back as it was given."""
    turned = effect(measure(kind="smd", estimate=0.5, se=0.1), outcome(READING), RULE)
    assert turned.standard_error == pytest.approx(0.1)


def test_interval_of_no_width_has_no_standard_error() -> None:
    """An interval whose ends are one has no error to weigh by."""
    turned = effect(measure(kind="smd", estimate=0.5, ci=[0.5, 0.5]), outcome(READING), RULE)
    assert turned.standard_error is None


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"kind": "smd"}, "smd"),
        ({"kind": "smd", "unit": "Hedges g"}, "smd"),
        ({"kind": "mean_difference", "unit": "kr."}, "kr."),
        ({"kind": "count", "unit": "anmeldelser"}, "anmeldelser"),
        ({"kind": "count"}, "count"),
    ],
)
def test_unit(fields: dict[str, Any], name: str) -> None:
    """A measure's unit is its kind, or what is counted where kinds say nothing of it."""
    assert unit(measure(estimate=1, **fields)) == name


DELTAS: dict[str, tuple[dict[str, Any], dict[str, float], float | None]] = {
    "standard deviations by the rule": ({"kind": "smd"}, {}, 0.05),
    "percentage points by the rule": ({"kind": "percentage_points"}, {}, 1),
    "the outcome's own": ({"kind": "smd"}, {"smd": 0.1}, 0.1),
    "a ratio": ({"kind": "risk_ratio"}, {"risk_ratio": 1.25}, round(log(1.25), 12)),
    "a ratio below 1": ({"kind": "risk_ratio"}, {"risk_ratio": 0.8}, round(log(1.25), 12)),
    "a ratio without": ({"kind": "risk_ratio"}, {"odds_ratio": 1.25}, None),
    "a difference in means": ({"kind": "mean_difference", "unit": "kr."}, {"kr.": 500}, 500),
    "a difference in means without": ({"kind": "mean_difference", "unit": "kr."}, {"mean_difference": 500}, None),
    "percent change without": ({"kind": "percent_change"}, {}, None),
}


@pytest.mark.parametrize(("fields", "smallest", "expected"), DELTAS.values(), ids=list(DELTAS))
def test_delta(fields: dict[str, Any], smallest: dict[str, float], expected: float | None) -> None:
    """The smallest effect that matters is the outcome's own, else the rule's, else unknown."""
    assert delta(measure(estimate=1, **fields), outcome(READING, **smallest), RULE) == expected


def test_ratio_and_its_inverse_are_as_far_from_none() -> None:
    """An interval from 0.8 to 1.25 lies just within a smallest effect of 1.25."""
    crime = outcome(CRIME, risk_ratio=1.25)
    turned = effect(measure(kind="risk_ratio", estimate=1, ci=[0.8, 1.25]), crime, RULE)
    assert turned.delta is not None
    assert turned.interval == (-turned.delta, turned.delta)
