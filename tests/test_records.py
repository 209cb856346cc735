"""The real records: what must never get lost among them."""

import pytest

from generator.body import effect
from generator.grade import GradeKey
from generator.pool import pool
from generator.problem import Severity
from generator.site import Site

SPINE = (
    "lommepengejob",
    "fritidsjobvejledning",
    "bydelsmoedre",
    "lektiecafe",
    "makkerlaesning",
    "brobygning-til-foreningsliv",
)
"""The six activities that the catalogue began with."""

TREATED = {"guryan2023": "Elever, der tog imod tilbuddet"}
"""Studies that the check value takes for a part of the sample, as their comparable neighbours are."""

LEAST = {"activities": 28, "evaluations": 140, "outcomes": 20, "areas": 90, "observations": 600, "references": 180}


def test_real_records_have_no_errors(real: Site) -> None:
    """Nothing of the real catalogue is left out, and nothing in it contradicts itself."""
    assert [str(problem) for problem in real.problems if problem.severity == Severity.ERROR] == []


@pytest.mark.parametrize(("kind", "least"), LEAST.items())
def test_real_records_are_all_there(real: Site, kind: str, least: int) -> None:
    """A build that loses a good part of its records fails, whatever lost them."""
    records = getattr(real.catalogue, kind)
    count = sum(map(len, records.values())) if kind == "observations" else len(records)
    assert count >= least


@pytest.mark.parametrize("activity_id", SPINE)
def test_spine_has_its_grades(real: Site, activity_id: str) -> None:
    """Each of the first six activities is there and graded on every outcome that it states."""
    stated = real.catalogue.activities[activity_id].outcomes
    assert stated
    assert all(GradeKey(activity_id, grade.outcome) in real.grades for grade in stated)


def test_every_activity_says_what_it_is_for(real: Site) -> None:
    """Every activity has a theme, one primary outcome and a source."""
    assert [
        activity_id
        for activity_id, activity in real.catalogue.activities.items()
        if not activity.themes
        or [grade.primary for grade in activity.outcomes].count(True) != 1
        or not activity.sources
    ] == []


@pytest.mark.parametrize(
    ("evaluation_ids", "outcome_id", "estimate", "standard_error"),
    [
        pytest.param(
            ("scott2001", "hutchings2007", "mcgilloway2012", "gardner2006"),
            "adfaerdsvanskeligheder",
            0.813,
            0.116,
            id="parenting groups and conduct",
        ),
        pytest.param(
            ("andersen2016", "biggart2013", "miller2012", "fives2013"), "laesning", 0.152, 0.058, id="reading support"
        ),
        pytest.param(
            ("torgerson2013", "rutt2014", "deree2023", "guryan2023"), "matematik", 0.259, 0.050, id="maths tutoring"
        ),
    ],
)
def test_comparable_studies_pool_to_the_checked_value(
    real: Site, evaluation_ids: tuple[str, ...], outcome_id: str, estimate: float, standard_error: float
) -> None:
    """What the records say of comparable studies pools to the value worked out by hand when they were collected."""
    catalogue = real.catalogue
    assert catalogue.rule is not None
    outcome = catalogue.outcomes[outcome_id]
    effects = []
    for evaluation_id in evaluation_ids:
        findings = catalogue.evaluations[evaluation_id].findings
        group = TREATED.get(evaluation_id)
        first = next(each for each in findings if each.outcome == outcome_id and each.subgroup == group)
        assert first.measure is not None
        effects.append(effect(first.measure, outcome, catalogue.rule))
    pooled = pool([each.estimate for each in effects], [each.standard_error or 0 for each in effects])
    assert (round(pooled.estimate, 3), round(pooled.standard_error, 3)) == (estimate, standard_error)
