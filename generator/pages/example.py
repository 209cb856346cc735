"""How a worked case of the grading rule is told: its findings in words, and what the rule makes of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.grade import Grade
from generator.records.evaluation import Design
from generator.records.grading import GradingRule
from generator.records.worked_case import WorkedCase, WorkedFinding
from generator.words import Words
from generator.worked import worked


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case as the method page prints it."""

    title: str
    findings: Sequence[str]
    """One line each; they are numbered as the reasons name them."""
    grade: Grade


def example(case: WorkedCase, rule: GradingRule, words: Words) -> Example:
    """Grade a case, and word its findings by what is unusual about them."""
    alike = [finding for finding in case.findings for _ in range(finding.alike)]
    lines = [f"#{number} {' · '.join(_parts(finding, words))}" for number, finding in enumerate(alike, start=1)]
    return Example(case.title, lines, worked(case, rule))


def usual_finding() -> WorkedFinding:
    """Give the finding that a worked case has where it does not say otherwise."""
    return WorkedFinding(design=Design.RCT)


def _parts(finding: WorkedFinding, words: Words) -> Iterator[str]:
    usual = usual_finding()
    yield words.t(f"design.{finding.design}")
    for field, say in _UNUSUAL.items():
        if getattr(finding, field) != getattr(usual, field):
            yield say(finding, words)


def _interval(finding: WorkedFinding, words: Words) -> str:
    assert finding.interval is not None, "it is said where there is one"
    low, high = finding.interval
    estimate = words.exact(round((low + high) / 2, 9))
    return words.t("effect.interval", estimate=estimate, low=words.exact(low), high=words.exact(high))


_UNUSUAL: Mapping[str, Callable[[WorkedFinding, Words], str]] = {
    "review": lambda one, words: words.t("worked.review", confidence=words.t(f"confidence.{one.review}")),
    "interval": _interval,
    "result": lambda one, words: words.t(f"result.{one.result}"),
    "treated": lambda one, words: words.t("finding.size.both", treated=one.treated, total=one.total),
    "sites": lambda one, words: words.plural("worked.sites", one.sites),
    "risk_of_bias": lambda one, words: words.t(f"rob.{one.risk_of_bias}"),
    "follow_up_months": lambda one, words: words.t("finding.follow-up", months=one.follow_up_months),
    "independent": lambda _, words: words.t("worked.not-independent"),
    "country": lambda one, words: words.country(one.country),
    "last_year": lambda one, words: words.t("worked.last-year", year=one.last_year),
    "sample": lambda _, words: words.t("worked.same"),
    "retracted": lambda _, words: words.t("worked.retracted"),
}
"""What is said of a field that is not as usual, in this order."""
