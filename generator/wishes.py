"""Wishes: what can be asked of a study that nobody has made yet."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.body import Effect, Study
from generator.records.evaluation import Design, Result
from generator.records.grading import GradingRule, StudyPlace
from generator.sentence import Sentence, sentence
from generator.steps.case import Case


@dataclass(frozen=True, slots=True)
class Wish:
    """One value of a property that a study may have."""

    give: Callable[[Study], Study]
    demand: Sentence | None = None
    """None where nothing is asked for."""


def bare_study(design: Design, sign: Result, case: Case) -> Study:
    """Make a study of a design with a clear result of a sign, and nothing else that speaks for it."""
    study = Study(evaluation_id="more", sample_id="more", design=design, is_primary_outcome=False)
    return with_sign(study, sign, case)


def with_sign(study: Study, sign: Result, case: Case) -> Study:
    """Give a study a clear result of a sign: an effect where the body's effects can be pooled with it."""
    effect = _effect(sign, case, is_precise=False)
    return replace(study, effect=effect, result=None if effect else sign)


def choices(sign: Result, case: Case, rule: GradingRule) -> Sequence[Sequence[Wish]]:
    """Give the values of each property that can matter, from the most that can be asked for down to nothing.

    The properties that are easiest to have come first. What the body has already need not be asked for.
    """
    every = (
        _years(case, rule),
        _outcomes(case),
        _evaluators(case),
        _places(),
        _sites(case, rule),
        _treated(case, rule),
        _follow_ups(case, rule),
        _intervals(sign, case),
        _people(case, rule),
    )
    return [values for values in every if len(values) > 1]


def _places() -> Sequence[Wish]:
    def wish(place: StudyPlace) -> Wish:
        demand = None if place is StudyPlace.OTHER else sentence(f"outlook.demand.{place}")
        return Wish(lambda study: replace(study, place=place), demand)

    return [wish(place) for place in StudyPlace]


def _evaluators(case: Case) -> Sequence[Wish]:
    if case.is_independent:
        return ()
    return [
        Wish(lambda study: replace(study, is_independent=True), sentence("outlook.demand.independent")),
        Wish(lambda study: replace(study, is_independent=False)),
    ]


def _follow_ups(case: Case, rule: GradingRule) -> Sequence[Wish]:
    months = rule.base.strong.follow_up_months
    if case.follow_up_months >= months:
        return ()
    return [
        Wish(
            lambda study: replace(study, follow_up_months=months), sentence("outlook.demand.follow_up", months=months)
        ),
        Wish(lambda study: replace(study, follow_up_months=0)),
    ]


def _people(case: Case, rule: GradingRule) -> Sequence[Wish]:
    def wish(people: int) -> Wish:
        demand = sentence("outlook.demand.people", people=people) if people else None
        return Wish(lambda study: replace(study, total=people), demand)

    lines = (rule.base.strong.people, rule.base.moderate.people)
    return [wish(people) for people in _falling((line - case.n for line in lines), 0)]


def _treated(case: Case, rule: GradingRule) -> Sequence[Wish]:
    def wish(people: int) -> Wish:
        demand = sentence("outlook.demand.treated", people=people) if people else None
        return Wish(lambda study: replace(study, treated=people), demand)

    lines = (rule.weights.sample.full_from_treated, rule.deductions.treated_below - case.treated)
    return [wish(people) for people in _falling(lines, 0)]


def _sites(case: Case, rule: GradingRule) -> Sequence[Wish]:
    def wish(sites: int) -> Wish:
        demand = sentence("outlook.demand.sites", sites=sites) if sites > 1 else None
        return Wish(lambda study: replace(study, sites=sites), demand)

    lines = (rule.base.strong.sites, rule.base.moderate.sites)
    return [wish(sites) for sites in _falling((line - case.sites for line in lines), 1)]


def _years(case: Case, rule: GradingRule) -> Sequence[Wish]:
    years = rule.deductions.old_over_years
    if case.age_years is None or case.age_years <= years:
        return ()
    return [
        Wish(lambda study: replace(study, last_year=case.now - years), sentence("outlook.demand.recent", years=years)),
        Wish(lambda study: replace(study, last_year=None)),
    ]


def _outcomes(case: Case) -> Sequence[Wish]:
    if case.credible and any(one.study.is_primary_outcome for one in case.used):
        return ()
    return [
        Wish(lambda study: replace(study, is_primary_outcome=True), sentence("outlook.demand.primary")),
        Wish(lambda study: replace(study, is_primary_outcome=False)),
    ]


def _intervals(sign: Result, case: Case) -> Sequence[Wish]:
    precise, wide = (_effect(sign, case, is_precise=is_precise) for is_precise in (True, False))
    if precise == wide:
        return ()
    return [
        Wish(lambda study: replace(study, effect=precise), sentence("outlook.demand.precise")),
        Wish(lambda study: replace(study, effect=wide)),
    ]


def _falling(numbers: Iterable[int], least: int) -> Sequence[int]:
    """Give the numbers from the largest to the least one, which is always among them, and none below it."""
    return sorted({least, *(max(number, least) for number in numbers)}, reverse=True)


def _effect(sign: Result, case: Case, *, is_precise: bool) -> Effect | None:
    """Make an effect like those that the body's interval is of; None where it has none, and a sign must do.

    It is as large as theirs if they point the same way, but never so small that only a precise study could see it.
    """
    behind = case.used[0].study.effect if case.used else None
    if behind is None or case.interval is None:
        return None
    low, high = case.interval
    middle = case.pooled.estimate if case.pooled else behind.estimate
    least = case.delta or (high - low) / 2
    if sign is Result.NO_DIFFERENCE:
        # Inside the smallest effect that matters on both sides: such a result is precise or it is not there.
        middle, half_width = min(max(middle, -least / 2), least / 2), least / 2
    else:
        side = 1 if sign is Result.IMPROVED else -1
        middle = side * max(side * middle, 2 * least)
        half_width = least / 2 if is_precise else abs(middle) * 0.95
    if not half_width or (sign is Result.NO_DIFFERENCE and case.delta is None):
        return None
    interval = (middle - half_width, middle + half_width)
    return Effect(unit=behind.unit, estimate=middle, interval=interval, delta=case.delta)
