"""Outlook: what one or two more studies would change about a verdict, tried through the rule itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.body import Study
from generator.grade import Flag, Grade
from generator.records.activity import Direction, Strength
from generator.records.evaluation import Design, Result
from generator.records.grading import GradingRule
from generator.sentence import Sentence, sentence
from generator.steps.appraisal import appraise
from generator.steps.case import CLEAR_SIGNS, Appraisal, Case
from generator.steps.verdict import verdict
from generator.wishes import Wish, bare_study, choices, with_sign
from generator.words import Words

LADDER = (Design.ADJUSTED_BEFORE_AFTER, Design.DID, Design.NATURAL_EXPERIMENT, Design.RCT)
"""The designs that are tried, the easiest to make first: one of class C, of B and of A, and a trial."""

_UNSETTLED = {Direction.CONFLICTING, Direction.INCONCLUSIVE, Direction.UNKNOWN}
_SIGNS = {Result.IMPROVED: "improved", Result.WORSENED: "worsened", Result.NO_DIFFERENCE: "no_difference"}


class Goal(StrEnum):
    """What more studies would be for."""

    LEVEL = "level"
    """A higher strength, the direction staying as it is."""
    DIRECTION = "direction"
    """A settled direction, with a credible comparison behind it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The least that would change a verdict, and what the verdict would become."""

    goal: Goal
    sentence: Sentence
    """Its words have a slot ``study`` for the demands; ``told`` fills it."""
    demands: tuple[Sentence, ...]
    """What each study must have: without any one of them it would not do."""
    studies: tuple[Study, ...]
    """One or two that would do, with nothing beyond the demands; none where no two would, or nothing is higher."""
    strength: Strength
    """With the studies."""
    direction: Direction
    """With the studies."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A study that is tried, so many times over, each on other people."""

    study: Study
    number: int
    sign: Result
    choices: Sequence[Sequence[Wish]]
    asked: tuple[int, ...]
    """Which of the values of each choice the study has."""

    @property
    def demands(self) -> Sequence[Sentence]:
        """What is asked for of the choices."""
        wishes = [values[value] for values, value in zip(self.choices, self.asked, strict=True)]
        return [wish.demand for wish in wishes if wish.demand]

    def asking(self, choice: int, value: int) -> "_Trial":
        """Ask for another value."""
        study = self.choices[choice][value].give(self.study)
        return replace(self, study=study, asked=(*self.asked[:choice], value, *self.asked[choice + 1 :]))


@dataclass(frozen=True, slots=True)
class _Search:
    """A verdict, and what is to be reached from it."""

    goal: Goal
    counted: Sequence[Appraisal]
    case: Case
    rule: GradingRule

    def verdict(self, study: Study, number: int) -> Case:
        """Give the verdict with so many such studies more."""
        more = [appraise(study, self.rule)] * number
        return verdict([*self.counted, *more], self.rule, now=self.case.now)

    def is_reached(self, study: Study, number: int) -> bool:
        """Tell whether so many such studies more are enough."""
        case = self.verdict(study, number)
        if case.direction in _UNSETTLED:
            return False
        if self.goal is Goal.DIRECTION:
            return Flag.NO_CREDIBLE_COMPARISON not in case.flags
        return case.strength > self.case.strength


def outlook(grade: Grade, rule: GradingRule) -> Outlook:
    """Find the least that would change a verdict: settle its direction, or else lift its strength.

    One study comes before two, an easier design before a harder one, and of the rest only what is needed is asked
    for. The studies that are tried agree with the verdict's direction; where it is not settled, first with the sign
    that leads, and the sign is no demand where any other clear one would do as well.
    """
    counted = [one.appraisal for one in grade.standings if one.counted]
    case = verdict(counted, rule, now=grade.now)
    goal = Goal.DIRECTION if case.direction in _UNSETTLED else Goal.LEVEL
    if goal is Goal.LEVEL and case.strength is Strength.E4:
        return Outlook(goal, sentence("outlook.top"), (), (), case.strength, case.direction)
    search = _Search(goal, counted, case, rule)
    for trial in _best_trials(search):
        if search.is_reached(trial.study, trial.number):
            return _outlook(search, _pared(search, trial))
    return Outlook(goal, sentence(f"outlook.{goal}.none"), (), (), case.strength, case.direction)


def told(outlook: Outlook, words: Words) -> str:
    """Put an outlook into words."""
    study = words.listed(words.say(demand) for demand in outlook.demands)
    return words.t(outlook.sentence.key, study=study, **outlook.sentence.slots)


def _best_trials(search: _Search) -> Iterator[_Trial]:
    """Give the best study of each design, those first that ask for least."""
    signs = [search.case.leading]
    if search.goal is Goal.DIRECTION:
        signs = sorted(CLEAR_SIGNS, key=lambda sign: sign is not search.case.leading)
    tried = []
    for sign in signs:
        tried.append(_best_trial(search, sign))
        yield from _on_ladder(tried[-1], number=1)
    for trial in tried:
        yield from _on_ladder(trial, number=2)


def _on_ladder(trial: _Trial, *, number: int) -> Iterator[_Trial]:
    for design in LADDER:
        yield replace(trial, study=replace(trial.study, design=design), number=number)


def _best_trial(search: _Search, sign: Result) -> _Trial:
    every = choices(sign, search.case, search.rule)
    study = bare_study(LADDER[0], sign, search.case)
    for values in every:
        study = values[0].give(study)
    return _Trial(study, 1, sign, every, (0,) * len(every))


def _pared(search: _Search, trial: _Trial) -> _Trial:
    """Ask for less in one choice after the other, the last one first, until less in any would not do."""
    choice, in_vain = len(trial.choices), 0
    while in_vain < len(trial.choices):
        choice = (choice or len(trial.choices)) - 1
        in_vain += 1
        for value in reversed(range(trial.asked[choice] + 1, len(trial.choices[choice]))):
            lesser = trial.asking(choice, value)
            if search.is_reached(lesser.study, lesser.number):
                trial, in_vain = lesser, 1
                break
    return trial


def _outlook(search: _Search, trial: _Trial) -> Outlook:
    case = search.verdict(trial.study, trial.number)
    number = "one" if trial.number == 1 else "two"
    ids = [f"{trial.study.evaluation_id}-{each}" for each in range(1, trial.number + 1)]
    return Outlook(
        search.goal,
        sentence(f"outlook.{search.goal}.{number}", strength=case.strength.value),
        (_sign_demand(search, trial), _design_demand(search, trial), *trial.demands),
        tuple(replace(trial.study, evaluation_id=each, sample_id=each) for each in ids),
        case.strength,
        case.direction,
    )


def _sign_demand(search: _Search, trial: _Trial) -> Sentence:
    if search.goal is Goal.LEVEL:
        return sentence("outlook.demand.agrees")
    others = [with_sign(trial.study, sign, search.case) for sign in CLEAR_SIGNS if sign is not trial.sign]
    is_any = all(search.is_reached(other, trial.number) for other in others)
    return sentence("outlook.demand.clear" if is_any else f"outlook.demand.{_SIGNS[trial.sign]}")


def _design_demand(search: _Search, trial: _Trial) -> Sentence:
    if trial.study.design is Design.RCT:
        return sentence("outlook.demand.rct")
    return sentence(f"outlook.demand.class_{appraise(trial.study, search.rule).evidence_class.lower()}")
