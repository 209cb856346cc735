"""Lenses: what a verdict would be if only some of its findings were there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.body import Study
from generator.grade import Grade
from generator.records.activity import Direction, Strength
from generator.records.evaluation import RiskOfBias
from generator.records.grading import GradingRule, StudyPlace
from generator.sentence import Sentence, Value, sentence
from generator.steps.case import Appraisal
from generator.steps.counting import count
from generator.steps.verdict import verdict


@dataclass(frozen=True, slots=True)
class Lens:
    """A question asked of each finding; only those that pass are seen. What nobody knows does not pass."""

    name: str
    """Its words stand under ``lens.<name>``."""
    passes: Callable[[Study, GradingRule, int], bool]
    """Of a finding, the rule and the year that the age of data is counted to."""
    numbers: Callable[[GradingRule], Mapping[str, Value]] = lambda _: {}
    """What fills the slots of its words."""

    def title(self, rule: GradingRule) -> Sentence:
        """Say what is seen through it."""
        return sentence(f"lens.{self.name}", **self.numbers(rule))


@dataclass(frozen=True, slots=True)
class View:
    """A verdict as seen through a lens."""

    lens: Lens
    strength: Strength
    direction: Direction
    counted: int
    """Findings that count, of those that are seen."""
    differs: bool
    """The official strength or direction is another."""


def _is_nordic(study: Study, _: GradingRule, __: int) -> bool:
    return study.place in {StudyPlace.DK, StudyPlace.NORDIC}


def _is_independent(study: Study, _: GradingRule, __: int) -> bool:
    return study.is_independent


def _is_followed_up(study: Study, rule: GradingRule, _: int) -> bool:
    return study.follow_up_months >= rule.base.strong.follow_up_months


def _has_low_bias(study: Study, _: GradingRule, __: int) -> bool:
    return study.risk_of_bias in {RiskOfBias.LOW, RiskOfBias.SOME}


def _is_recent(study: Study, rule: GradingRule, now: int) -> bool:
    return study.last_year is not None and now - study.last_year <= rule.deductions.old_over_years


LENSES: tuple[Lens, ...] = (
    Lens("nordic", _is_nordic),
    Lens("independent", _is_independent),
    Lens("follow_up", _is_followed_up, lambda rule: {"months": rule.base.strong.follow_up_months}),
    Lens("low_bias", _has_low_bias),
    Lens("recent", _is_recent, lambda rule: {"years": rule.deductions.old_over_years}),
)
"""In the order they are shown."""


def through(grade: Grade, rule: GradingRule) -> tuple[View, ...]:
    """Give the verdict through each lens, as of the year of the grade.

    What counts is counted anew among the findings that are seen: a study that a synthesis includes counts itself
    where the synthesis is out of sight, and so does another paper on the same people.
    """
    appraisals = [one.appraisal for one in grade.standings]
    return tuple(_view(lens, appraisals, grade, rule) for lens in LENSES)


def _view(lens: Lens, appraisals: list[Appraisal], grade: Grade, rule: GradingRule) -> View:
    seen, _ = count([one for one in appraisals if lens.passes(one.study, rule, grade.now)])
    case = verdict(seen, rule, now=grade.now)
    differs = (case.strength, case.direction) != (grade.strength, grade.direction)
    return View(lens, case.strength, case.direction, len(seen), differs)
