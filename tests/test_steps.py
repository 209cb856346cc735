"""Each step of the grading rule, every clause at its border."""

from collections.abc import Sequence
from typing import Any

import pytest

from generator.grade import Flag
from generator.records.activity import Direction, Strength
from tests.bodies import finding, grade_plain, keys, review, said, silent, why
from tests.naive_grade import CEILINGS, PlainFinding

# Step 0: what counts


def test_unfinished_evaluation_does_not_count() -> None:
    """An evaluation that runs or is planned is shown with the reason and counts for nothing."""
    grade = grade_plain([finding(0, finished=False)])
    assert (grade.strength, why(grade, "e0")) == (Strength.E0, "counting.unfinished")


def test_retracted_synthesis_takes_no_study_away() -> None:
    """The studies of a retracted synthesis count themselves."""
    assert why(grade_plain([review(0, retracted=True, includes=("e1",)), finding(1)]), "e1") is None


def test_bundle_counts_as_experience() -> None:
    """An area-wide programme evaluated as one is never credited to one activity."""
    grade = grade_plain([finding(0, scope="bundle")])
    assert (grade.strength, grade.direction, why(grade, "e0")) == (Strength.E1, Direction.UNKNOWN, "appraisal.bundle")


SAME_SAMPLE = {
    "higher level": ({"design": "did"}, {}, "e1"),
    "longer follow-up": ({}, {"follow_up_months": 7}, "e1"),
    "level before follow-up": ({}, {"design": "did", "follow_up_months": 24}, "e0"),
    "newer data": ({}, {"year": 2022}, "e1"),
    "follow-up before newer data": ({"follow_up_months": 7}, {"year": 2022}, "e0"),
    "known year before none": ({"year": None}, {}, "e1"),
    "evaluation id": ({}, {}, "e0"),
    "newer data before evaluation id": ({"year": 2020}, {}, "e1"),
    "class D last": ({"scope": "bundle", "follow_up_months": 24}, {"design": "before_after"}, "e1"),
}


@pytest.mark.parametrize(("first", "second", "kept"), SAME_SAMPLE.values(), ids=list(SAME_SAMPLE))
def test_one_finding_a_sample(first: dict[str, Any], second: dict[str, Any], kept: str) -> None:
    """Of two findings on one sample the better one counts, and the other says which."""
    grade = grade_plain([finding(0, sample="s", **first), finding(1, sample="s", **second)])
    left_out = {"e0": "e1", "e1": "e0"}[kept]
    assert (why(grade, kept), why(grade, left_out)) == (None, "counting.same_sample")


def test_primary_outcome_before_secondary_in_one_evaluation() -> None:
    """Within an evaluation the primary outcome counts, whatever the order of the file."""
    secondary = finding(0, primary=False, position=0)
    grade = grade_plain([secondary, finding(0, position=1)])
    assert [one.counted for one in grade.standings] == [False, True]


def test_study_in_trusted_synthesis_is_not_counted_again() -> None:
    """A study that a moderate or better synthesis includes is shown, but not counted."""
    grade = grade_plain([review(0, review_confidence="moderate", includes=("e1",)), finding(1)])
    assert (why(grade, "e1"), grade.k_ab) == ("counting.in_synthesis", 2)


@pytest.mark.parametrize("confidence", ["low", "critically_low", None])
def test_untrusted_synthesis_takes_no_study_away(confidence: str | None) -> None:
    """A synthesis of low, critically low or unjudged confidence is experience; its studies count themselves."""
    grade = grade_plain([review(0, review_confidence=confidence, includes=("e1",)), finding(1)])
    assert (why(grade, "e0"), why(grade, "e1"), grade.k_ab) == ("appraisal.review_confidence", None, 1)


def test_synthesis_that_is_a_bundle_takes_no_study_away() -> None:
    """A study is not counted "again" where its synthesis does not count as one."""
    assert why(grade_plain([review(0, scope="bundle", includes=("e1",)), finding(1)]), "e1") is None


# Step 1: class of a finding

CLASSES = {
    **{
        f"{design} reaches {ceiling}": ({"design": design}, "DCCBAA"[ceiling], ceiling)
        for design, ceiling in CEILINGS.items()
    },
    "sms lowers": ({"sms": 3}, "B", 3),
    "sms never raises": ({"design": "did", "sms": 5}, "B", 3),
    "sms 0 stays class C": ({"sms": 0}, "C", 1),
    "sms makes no D measurable": ({"design": "case", "sms": 5}, "D", 0),
    "some": ({"risk_of_bias": "some"}, "A", 5),
    "serious rct": ({"risk_of_bias": "serious"}, "B", 3),
    "serious iv": ({"design": "iv", "risk_of_bias": "serious"}, "B", 3),
    "serious did": ({"design": "did", "risk_of_bias": "serious"}, "C", 2),
    "critical rct": ({"risk_of_bias": "critical"}, "C", 2),
    "critical did": ({"design": "did", "risk_of_bias": "critical"}, "C", 1),
    "never below 1": ({"design": "before_after", "risk_of_bias": "critical"}, "C", 1),
}


@pytest.mark.parametrize(("changes", "evidence_class", "level"), CLASSES.values(), ids=list(CLASSES))
def test_class_and_level(changes: dict[str, Any], evidence_class: str, level: int) -> None:
    """Design, level stated and risk of bias give the class and the effective level."""
    standing = grade_plain([finding(0, **changes)]).standings[0]
    assert (evidence_class, level) == (standing.evidence_class, standing.level)


# Step 2: base strength

BASES = {
    "two A": ([finding(0, follow_up_months=12), finding(1)], "E4"),
    "one A and one B": ([finding(0, follow_up_months=12), finding(1, design="did")], "E4"),
    "five B": ([finding(n, design="did", follow_up_months=12) for n in range(5)], "E4"),
    "four B": ([finding(n, design="did", follow_up_months=12) for n in range(4)], "E3"),
    "under 350 people": ([finding(n, total=174, treated=100, follow_up_months=12) for n in range(2)], "E3"),
    "350 people": ([finding(n, total=175, treated=100, follow_up_months=12) for n in range(2)], "E4"),
    "follow-up under a year": ([finding(n, follow_up_months=11.9) for n in range(2)], "E3"),
    "nobody independent": ([finding(n, follow_up_months=12, independent=False) for n in range(2)], "E3"),
    "one site in all": ([finding(0, follow_up_months=12, sites=1), review(1, k_a=1, k_ab=1, sites=1)], "E4"),
    "one A on one site": ([finding(sites=1)], "E2"),
    "one A with 349 people": ([finding(total=349)], "E2"),
    "one A with 350 people": ([finding(total=350)], "E3"),
    "one B": ([finding(design="did")], "E2"),
    "two C at level 2": ([finding(n, design="adjusted_before_after") for n in range(2)], "E2"),
    "one C at level 2 and one at 1": (
        [finding(0, design="adjusted_before_after"), finding(1, design="before_after")],
        "E1",
    ),
    "a synthesis of five B": ([review(k_a=0, k_ab=5, design="did", follow_up_months=12)], "E4"),
    "a synthesis that counts nothing": ([review(k_a=0, k_ab=0)], "E1"),
}


@pytest.mark.parametrize(("findings", "base"), BASES.values(), ids=list(BASES))
def test_base_strength(findings: Sequence[PlainFinding], base: str) -> None:
    """The first row of the table that holds gives the base."""
    assert Strength(base) == grade_plain(findings).base


# Step 3: direction

SIGNS = {
    "above zero": (finding(low=0.001, high=0.2), "+"),
    "from zero": (finding(low=0.0, high=0.2), "?"),
    "below zero": (finding(low=-0.2, high=-0.001), "-"),
    "to zero": (finding(low=-0.2, high=0.0), "?"),
    "within delta": (finding(low=-0.05, high=0.05), "0"),
    "past delta": (finding(low=-0.05, high=0.0501), "?"),
    "small but sure": (finding(low=0.01, high=0.02), "+"),
    "no delta": (finding(low=-0.01, high=0.01, delta=None), "?"),
    "result alone": (said(0, "-"), "-"),
    "interval before result": (finding(result="-"), "+"),
    "number alone": (silent(0, estimate=0.2), "?"),
    "number and result": (said(0, "+", estimate=0.2), "+"),
    "nothing": (silent(0), None),
}


@pytest.mark.parametrize(("one", "sign"), SIGNS.values(), ids=list(SIGNS))
def test_sign(one: PlainFinding, sign: str | None) -> None:
    """The sign is read off the interval, or off the result where there is none."""
    assert sign == grade_plain([one]).standings[0].sign


WEIGHTS = {
    "rct": ({}, 1.0),
    "iv": ({"design": "iv"}, 0.9),
    "did": ({"design": "did"}, 0.75),
    "level 2": ({"design": "adjusted_before_after"}, 0.5),
    "level 1": ({"design": "before_after"}, 0.25),
    "99 treated": ({"treated": 99}, 0.5),
    "100 treated": ({"treated": 100}, 1.0),
    "nordic": ({"place": "nordic"}, 0.82),
    "oecd": ({"place": "oecd"}, 0.5),
    "other": ({"place": "other"}, 0.25),
    "all three": ({"design": "iv", "treated": 99, "place": "nordic"}, 0.369),
}


@pytest.mark.parametrize(("changes", "weight"), WEIGHTS.values(), ids=list(WEIGHTS))
def test_weight(changes: dict[str, Any], weight: float) -> None:
    """A finding weighs its design times its sample times its place."""
    assert weight == grade_plain([finding(0, **changes)]).standings[0].weight


def test_synthesis_weighs_its_studies() -> None:
    """A synthesis weighs as many times as it counts studies of class A and B."""
    assert grade_plain([review(k_ab=7)]).standings[0].weight == 7


def weighing(signs: dict[str, int]) -> list[PlainFinding]:
    """Make a synthesis for each sign with that weight: a body whose shares are exact."""
    return [
        review(number, k_ab=weight, k_a=0, estimate=None, interval=None, result=sign)
        for number, (sign, weight) in enumerate(signs.items())
    ]


SHARES = {
    "half and half": ({"+": 1, "0": 1}, "conflicting"),
    "just under 55": ({"+": 5499, "0": 4501}, "conflicting"),
    "just 55": ({"+": 55, "0": 45}, "mostly_positive"),
    "just under 75": ({"+": 7499, "0": 2501}, "mostly_positive"),
    "just 75": ({"+": 75, "0": 25}, "positive"),
    "minority just 25": ({"+": 75, "-": 25}, "conflicting"),
    "minority just under 25": ({"+": 7501, "-": 2499}, "mostly_positive"),
    "a trace of minority": ({"-": 9999, "+": 1}, "mostly_negative"),
    "minority of three signs": ({"0": 60, "+": 25, "-": 15}, "mostly_no_effect_found"),
    "cover just 55": ({"+": 55, "?": 45}, "positive"),
    "cover just under 55": ({"+": 5499, "?": 4501}, "mostly_positive"),
    "nothing but unclear": ({"?": 1}, "inconclusive"),
    "no effect": ({"0": 1}, "no_effect_found"),
    "worse": ({"-": 1}, "negative"),
}


@pytest.mark.parametrize(("signs", "direction"), SHARES.values(), ids=list(SHARES))
def test_direction_from_weights(signs: dict[str, int], direction: str) -> None:
    """The lines at 55, 75 and 25 percent are met exactly."""
    assert Direction(direction) == grade_plain(weighing(signs)).direction


def test_weights_of_decimals_meet_the_line_exactly() -> None:
    """Weights of 0.82 and 0.41 are two to one, with nothing lost to floating point."""
    parts = [("+", 250)] * 11 + [("0", 250)] * 9
    findings = [said(n, sign, treated=treated, place="nordic") for n, (sign, treated) in enumerate(parts)]
    grade = grade_plain(findings)
    assert (grade.share_percent, grade.direction) == (55.0, Direction.MOSTLY_POSITIVE)


def test_mixed_signs_in_a_synthesis_make_it_mostly() -> None:
    """A synthesis that reports mixed signs leaves no verdict settled, even if it is not used itself."""
    grade = grade_plain([finding(0), review(1, mixed_signs="yes", estimate=None, interval=None)])
    assert grade.direction == Direction.MOSTLY_POSITIVE


def test_better_findings_silence_class_c() -> None:
    """Class C findings give no direction beside a trial, even if the trial reports none."""
    grade = grade_plain([silent(0), finding(1, design="before_after")])
    assert (grade.direction, Flag.NO_CREDIBLE_COMPARISON in grade.flags) == (Direction.UNKNOWN, False)


def test_pooled_interval_decides_where_all_are_unclear() -> None:
    """Two unclear findings whose pooled interval is clear are mostly so: no finding by itself covers it."""
    grade = grade_plain([finding(n, low=-0.01, high=0.21) for n in range(2)])
    assert (grade.direction, grade.share_percent, grade.cover_percent) == (Direction.MOSTLY_POSITIVE, 100.0, 0.0)


@pytest.mark.parametrize(
    "other", [finding(1, low=-0.01, high=0.21, unit="kr."), said(1, "?")], ids=["another unit", "no interval"]
)
def test_no_pooling_over_what_cannot_be_compared(other: PlainFinding) -> None:
    """Findings are pooled only where all have an interval in one unit."""
    grade = grade_plain([finding(0, low=-0.01, high=0.21), other])
    assert (grade.interval, grade.direction) == (None, Direction.INCONCLUSIVE)


def test_single_finding_keeps_its_own_interval() -> None:
    """The only used finding is its own interval, skewed as it was reported."""
    interval = grade_plain([finding(estimate=0.1)]).interval
    assert interval is not None
    assert (interval.estimate, interval.low, interval.high, interval.is_pooled) == (0.1, 0.08, 0.32, False)


def test_interval_without_width_is_not_pooled() -> None:
    """An interval of no width has no standard error to pool by, and breaks nothing."""
    assert grade_plain([finding(0), finding(1, low=0.2, high=0.2)]).interval is None


# Step 4: deductions

DEDUCTIONS = {
    "opposite signs, I2 75": ([review(0, i2=75), said(1, "-")], "opposite_high"),
    "opposite signs, I2 74.9": ([review(0, i2=74.9), said(1, "-")], "opposite_some"),
    "mixed signs, I2 75": ([review(i2=75, mixed_signs="yes")], "opposite_high"),
    "mixed signs, I2 74.9": ([review(i2=74.9, mixed_signs="yes")], "opposite_some"),
    "mixed signs, I2 40": ([review(i2=40, mixed_signs="yes")], "opposite_some"),
    "mixed signs, I2 39.9": ([review(i2=39.9, mixed_signs="yes")], None),
    "unknown signs, I2 75": ([review(i2=75, mixed_signs="unknown")], "unknown_high"),
    "unknown signs, I2 74.9": ([review(i2=74.9, mixed_signs="unknown")], None),
    "one sign, I2 75": ([review(i2=75)], "size_varies"),
    "heterogeneity explained": ([review(i2=90, mixed_signs="yes", heterogeneity_explained=True)], None),
    "one study behind the direction": ([review(i2=90, mixed_signs="yes", k_ab=1)], None),
    "the larger I2 of synthesis and pooling": ([review(0, i2=90), finding(1)], "size_varies"),
    "imprecise": ([finding(low=-0.0501, high=0.0501)], "imprecise"),
    "just not imprecise below": ([finding(low=-0.05, high=0.3)], None),
    "just not imprecise above": ([finding(low=-0.3, high=0.05)], None),
    "imprecise without delta": ([finding(low=-0.3, high=0.3, delta=None)], None),
    "99 treated": ([finding(treated=99)], "few_treated"),
    "100 treated": ([finding(treated=100)], None),
    "imprecise before few": ([finding(low=-0.3, high=0.3, treated=99)], "imprecise"),
    "treated are added up": ([finding(n, treated=50) for n in range(2)], None),
    "nobody independent": ([finding(independent=False)], "not_independent"),
    "one independent is enough": ([finding(0, independent=False), finding(1)], None),
    "data of 2010": ([finding(year=2010)], "old"),
    "data of 2011": ([finding(year=2011)], "older"),
    "data of 2016": ([finding(year=2016)], "older"),
    "data of 2017": ([finding(year=2017)], None),
    "the newest data decide": ([finding(0, year=2005), finding(1)], None),
    "unknown year": ([finding(year=None)], None),
}


@pytest.mark.parametrize(("findings", "clause"), DEDUCTIONS.values(), ids=list(DEDUCTIONS))
def test_deduction(findings: Sequence[PlainFinding], clause: str | None) -> None:
    """Each trigger fires at its border and no earlier, and no other fires with it."""
    fired = {key for key in keys(grade_plain(findings)) if key.startswith("deductions.")}
    assert ({f"deductions.{clause}"} if clause else set()) == fired


def test_at_most_two_levels_are_taken_off() -> None:
    """Four triggers take no more than two levels."""
    findings = [finding(n, treated=0, independent=False, year=2000, follow_up_months=12) for n in range(2)]
    grade = grade_plain([*findings, review(2, i2=80, mixed_signs="yes", treated=0, independent=True, year=2000)])
    assert (grade.base, grade.strength, "deductions.most" in keys(grade)) == (Strength.E4, Strength.E2, True)


def test_nothing_is_taken_off_class_c() -> None:
    """Two class C findings at level 2 keep the E2 that the table gives them, however few were treated."""
    changes: dict[str, Any] = {"design": "adjusted_before_after", "treated": 20, "independent": False, "year": 2000}
    assert grade_plain([finding(n, **changes) for n in range(2)]).strength == Strength.E2


def test_age_is_counted_to_the_year_of_grading() -> None:
    """The same data are older evidence in a later grading, never by the clock."""
    assert Flag.OLDER_EVIDENCE in grade_plain([finding(year=2016)], now=2026).flags
    assert Flag.OLDER_EVIDENCE not in grade_plain([finding(year=2016)], now=2025).flags


# Step 5: caps, floor, harm

STRONG: dict[str, Any] = {"follow_up_months": 12}
LIMITS = {
    "E4 has nothing to hold it": ([finding(n, **STRONG) for n in range(2)], "E4", set()),
    "one nordic is enough": (
        [finding(0, place="nordic", **STRONG), finding(1, place="oecd", **STRONG)],
        "E4",
        set(),
    ),
    "no nordic": ([finding(n, place="oecd", **STRONG) for n in range(2)], "E3", {"no_nordic"}),
    "a nordic class C is not enough": (
        [*(finding(n, place="oecd", **STRONG) for n in range(2)), finding(2, design="before_after")],
        "E3",
        {"no_nordic"},
    ),
    "only other": ([finding(n, place="other", **STRONG) for n in range(2)], "E2", {"no_nordic", "only_other"}),
    "one oecd among other": (
        [finding(0, place="other", **STRONG), finding(1, place="oecd", **STRONG)],
        "E3",
        {"no_nordic"},
    ),
    "only secondary": ([finding(primary=False)], "E2", {"only_secondary"}),
    "one primary is enough": ([finding(0, primary=False), finding(1)], "E3", set()),
    "conflicting": ([said(0, "+", **STRONG), said(1, "0", **STRONG)], "E2", {"conflicting"}),
    "mostly": ([said(n, sign, **STRONG) for n, sign in enumerate("++0")], "E3", {"mostly"}),
    "two by count, one conclusive": (
        [said(0, "+", design="did"), said(1, "?", design="did")],
        "E2",
        {"few_conclusive"},
    ),
    "two by count, both conclusive": ([said(n, "+", design="did") for n in range(2)], "E3", set()),
    "a synthesis counts as conclusive": (
        [review(k_a=0, design="did", estimate=None, interval=None, result="?")],
        "E3",
        set(),
    ),
    "a large A needs no second": ([finding(0), said(1, "?", design="did")], "E3", set()),
    "floor": ([finding(treated=99, total=150, independent=False, year=2000)], "E2", {"floor"}),
    "no floor without direction": ([said(0, "?", treated=99, total=150, independent=False)], "E1", {"floor"}),
}


@pytest.mark.parametrize(("findings", "strength", "clauses"), LIMITS.values(), ids=list(LIMITS))
def test_limit(findings: Sequence[PlainFinding], strength: str, clauses: set[str]) -> None:
    """Each cap holds the strength down where its condition holds, the floor holds it up, and each says so."""
    grade = grade_plain(findings)
    fired = {key.removeprefix("limits.") for key in keys(grade) if key.startswith("limits.")}
    assert (grade.strength, fired) == (Strength(strength), clauses | {"level"})


def test_harm_turns_a_positive_verdict() -> None:
    """One trial that made things worse beside a heavy positive synthesis leaves a conflict at E2 and a warning."""
    grade = grade_plain([review(0, k_a=5, k_ab=5), finding(1, low=-0.27, high=-0.03, year=2021)])
    assert (grade.strength, grade.direction) == (Strength.E2, Direction.CONFLICTING)
    assert Flag.HARM in grade.flags


def test_worse_result_of_a_synthesis_or_class_c_is_no_harm() -> None:
    """Only studies of class A and B warn of harm by their sign."""
    worse: dict[str, Any] = {"low": -0.27, "high": -0.03}
    assert Flag.HARM not in grade_plain([review(0, **worse), finding(1, design="before_after", **worse)]).flags


def test_documented_harm_warns_from_any_class() -> None:
    """A serious harm in a case study warns, and turns a positive verdict."""
    grade = grade_plain([finding(0), silent(1, design="case", serious_harm=True)])
    assert (grade.strength, grade.direction) == (Strength.E2, Direction.CONFLICTING)


def test_documented_harm_of_a_finding_that_does_not_count_is_silent() -> None:
    """A retracted study warns of nothing."""
    assert Flag.HARM not in grade_plain([finding(0), finding(1, serious_harm=True, retracted=True)]).flags


def test_robust_grade() -> None:
    """A grade that stands without any one of its findings is robust."""
    grade = grade_plain([finding(n, **STRONG) for n in range(3)])
    assert (grade.strength, grade.hinges_on, Flag.ROBUST in grade.flags) == (Strength.E4, (), True)


def test_hinging_grade_names_the_finding() -> None:
    """The finding that the grade hinges on is named, and those that it does not hinge on are not."""
    grade = grade_plain([finding(0, design="did"), finding(1), silent(2, design="case")])
    assert [one.evaluation_id for one in grade.hinges_on] == ["e1"]


def test_left_out_finding_is_not_replaced_by_its_twin() -> None:
    """Leaving out a study leaves out its people: another paper on them does not step in."""
    grade = grade_plain([finding(0, design="did"), finding(1, sample="s"), finding(2, sample="s")])
    assert "e1" in {one.evaluation_id for one in grade.hinges_on}
