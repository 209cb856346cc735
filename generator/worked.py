"""Worked: the rule's own examples, graded by the rule."""

from collections.abc import Iterator

from generator.body import Effect, Study, Synthesis
from generator.grade import Grade, grade_body
from generator.records.grading import GradingRule
from generator.records.worked_case import WorkedCase, WorkedFinding


def worked(case: WorkedCase, rule: GradingRule) -> Grade:
    """Grade a worked case, which stands in the rule beside what it must come to; its findings are #1, #2 and on."""
    return grade_body(_studies(case, rule), rule=rule, now=rule.worked.graded_in)


def _studies(case: WorkedCase, rule: GradingRule) -> Iterator[Study]:
    alike = (finding for finding in case.findings for _ in range(finding.alike))
    for number, finding in enumerate(alike, start=1):
        yield _study(f"#{number}", finding, rule)


def _study(name: str, finding: WorkedFinding, rule: GradingRule) -> Study:
    return Study(
        evaluation_id=name,
        sample_id=finding.sample or name,
        design=finding.design,
        risk_of_bias=finding.risk_of_bias,
        total=finding.total,
        treated=finding.treated,
        sites=finding.sites,
        effect=_effect(finding.interval, rule) if finding.interval else None,
        result=finding.result,
        follow_up_months=finding.follow_up_months,
        is_independent=finding.independent,
        place=rule.places.of(finding.country),
        last_year=finding.last_year,
        is_retracted=finding.retracted,
        synthesis=Synthesis(confidence=finding.review) if finding.review else None,
    )


def _effect(interval: tuple[float, float], rule: GradingRule) -> Effect:
    return Effect(unit="smd", estimate=sum(interval) / 2, interval=interval, delta=rule.smallest_effects.smd)
