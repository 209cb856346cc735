"""Bodies of evidence for the tests: the rule as it stands, findings of every kind, and the way to a Study."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from generator.body import Effect, Study, Synthesis
from generator.grade import Grade, grade_body
from generator.records.evaluation import Design, MixedSigns, Result, ReviewConfidence, RiskOfBias
from generator.records.grading import GradingRule, StudyPlace
from generator.source import parse
from tests.naive_grade import CEILINGS, PlainFinding

T = TypeVar("T")


class Choose(Protocol):
    """Takes one of several: by chance, or as Hypothesis wants it."""

    def __call__(self, options: Sequence[T], /) -> T:
        """Take one."""
        ...


def load_rule() -> GradingRule:
    """Read the rule that the catalogue is graded by."""
    file = PurePosixPath("evidence/grading.yml")
    source, problems = parse((Path(__file__).parent.parent / file).read_text(encoding="utf-8"), file)
    assert not problems
    return GradingRule.model_validate_json(json.dumps(source.data))


RULE = load_rule()
NOW = 2026


def study(finding: PlainFinding) -> Study:
    """Make the program's study of a plain finding."""
    synthesis = Synthesis(
        confidence=ReviewConfidence(finding.review_confidence) if finding.review_confidence else None,
        k_ab=finding.k_ab,
        k_a=finding.k_a,
        i2_percent=finding.i2,
        mixed_signs=MixedSigns(finding.mixed_signs),
        heterogeneity_explained=finding.heterogeneity_explained,
        includes=frozenset(finding.includes),
    )
    effect = None
    if finding.estimate is not None:
        effect = Effect(unit=finding.unit, estimate=finding.estimate, interval=finding.interval, delta=finding.delta)
    return Study(
        evaluation_id=finding.evaluation,
        sample_id=finding.sample,
        position=finding.position,
        design=Design(finding.design),
        sms=finding.sms,
        risk_of_bias=RiskOfBias(finding.risk_of_bias),
        total=finding.total,
        treated=finding.treated,
        sites=finding.sites,
        effect=effect,
        result=Result(finding.result) if finding.result else None,
        is_primary_outcome=finding.primary,
        follow_up_months=finding.follow_up_months,
        is_independent=finding.independent,
        place=StudyPlace(finding.place),
        last_year=finding.year,
        has_serious_harm=finding.serious_harm,
        is_retracted=finding.retracted,
        is_finished=finding.finished,
        is_bundle=finding.scope == "bundle",
        synthesis=synthesis if finding.kind == "synthesis" else None,
    )


def grade_plain(findings: Sequence[PlainFinding], now: int = NOW) -> Grade:
    """Grade plain findings by the program."""
    return grade_body([study(finding) for finding in findings], rule=RULE, now=now)


def finding(number: int = 0, *, low: float = 0.08, high: float = 0.32, **changes: object) -> PlainFinding:
    """Make the finding that the worked cases are about, unless a case says otherwise."""
    usual = PlainFinding(
        evaluation=f"e{number}",
        sample=f"e{number}",
        design="rct",
        risk_of_bias="low",
        total=500,
        treated=250,
        sites=2,
        estimate=(low + high) / 2,
        interval=(low, high),
        delta=0.05,
        follow_up_months=6,
        independent=True,
        year=2021,
    )
    fields: dict[str, Any] = changes
    return replace(usual, **fields)


def silent(number: int, **changes: object) -> PlainFinding:
    """Make a finding that reports neither an effect nor a result."""
    fields: dict[str, Any] = {"estimate": None, "interval": None, **changes}
    return finding(number, **fields)


def said(number: int, result: str, **changes: object) -> PlainFinding:
    """Make a finding of class A, weighing 1, that has a result alone."""
    return silent(number, result=result, **changes)


def review(number: int = 0, *, low: float = 0.08, high: float = 0.32, **changes: object) -> PlainFinding:
    """Make a trusted synthesis of two class A studies."""
    fields: dict[str, Any] = {
        "kind": "synthesis",
        "review_confidence": "high",
        "k_a": 2,
        "k_ab": 2,
        "mixed_signs": "no",
    }
    return finding(number, low=low, high=high, **{**fields, **changes})


def keys(grade: Grade) -> set[str]:
    """Give the clauses that fired, without their prefix."""
    return {reason.key.removeprefix("grade.") for reason in grade.reasons}


def why(grade: Grade, evaluation: str) -> str | None:
    """Give the clause that tells why a finding does not count as others do."""
    standing = next(one for one in grade.standings if one.study.evaluation_id == evaluation)
    return standing.reason.key.removeprefix("grade.") if standing.reason else None


def any_finding(choose: Choose, number: int) -> PlainFinding:
    """Make a finding of any kind; ordinary values are likelier than odd ones, and every border is among them."""
    unit, delta = choose([("smd", 0.05), ("smd", 0.05), ("smd", 0.05), ("percentage_points", 1.0), ("kr.", None)])
    size = delta or 0.05
    estimate = size * choose([-6, -3, -1, 0, 0.5, 1, 2, 3, 4, 6])
    half_width = size * choose([0.25, 0.5, 1, 2, 3, 4, 8])
    says = choose(["interval", "interval", "interval", "interval", "estimate", "result", "nothing"])
    is_synthesis = choose([False, False, False, True])
    k_ab = choose([0, 1, 2, 3, 5])
    return PlainFinding(
        evaluation=f"e{number}",
        sample=choose([f"e{number}", f"e{number}", f"e{number}", "s1", "s2"]),
        position=choose([0, 1]),
        kind="synthesis" if is_synthesis else "primary",
        design=choose(["rct", "rct", "iv", "did", "did", "adjusted_before_after", "before_after", *CEILINGS]),
        sms=choose([None, None, None, 0, 1, 2, 3, 4, 5]),
        risk_of_bias=choose(["low", "low", "some", "some", "serious", "critical"]),
        total=choose([0, 80, 174, 175, 176, 349, 350, 800]),
        treated=choose([0, 40, 49, 50, 51, 99, 100, 250]),
        sites=choose([1, 1, 2, 5]),
        estimate=estimate if says in {"interval", "estimate"} else None,
        interval=(estimate - half_width, estimate + half_width) if says == "interval" else None,
        unit=unit,
        delta=delta,
        result=choose(["+", "-", "0", "?"]) if says == "result" else None,
        primary=choose([True, True, False]),
        follow_up_months=choose([0, 6, 11.5, 12, 24]),
        independent=choose([True, True, False]),
        place=choose(["dk", "dk", "nordic", "oecd", "other"]),
        year=choose([None, 2009, 2010, 2011, 2012, 2015, 2016, 2017, 2021]),
        serious_harm=choose([False] * 12 + [True]),
        retracted=choose([False] * 12 + [True]),
        finished=choose([True] * 12 + [False]),
        scope=choose(["activity"] * 10 + ["bundle"]),
        review_confidence=choose(["high", "moderate", "low", "critically_low"]) if is_synthesis else None,
        k_ab=k_ab if is_synthesis else 0,
        k_a=min(choose([0, 0, 1, 2]), k_ab) if is_synthesis else 0,
        i2=choose([None, 0, 39, 40, 74, 75, 90]) if is_synthesis else None,
        mixed_signs=choose(["yes", "no", "unknown"]),
        heterogeneity_explained=choose([False, False, False, True]),
        includes=choose([(), ("s1",), ("e0", "e1")]) if is_synthesis else (),
    )


@st.composite
def bodies(draw: st.DrawFn, most: int = 7) -> list[PlainFinding]:
    """Give bodies of evidence of every kind."""

    def choose(options: Sequence[T], /) -> T:
        return draw(st.sampled_from(options))

    return [any_finding(choose, number) for number in range(draw(st.integers(0, most)))]
