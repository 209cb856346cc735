"""Outlook: what it names does what it says, nothing less does, and the plain cases read as they should."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from generator.body import Effect, Study
from generator.grade import Flag, Grade, grade_body
from generator.outlook import LADDER, Goal, Outlook, outlook, told
from generator.records.activity import Direction
from generator.records.evaluation import Result
from generator.records.grading import StudyPlace
from generator.words import LANGUAGES, load_words
from tests.bodies import NOW, RULE, any_finding, finding, grade_plain, review, said, silent
from tests.naive_grade import PlainFinding

UNSETTLED = {Direction.CONFLICTING, Direction.INCONCLUSIVE, Direction.UNKNOWN}

CASES: Mapping[str, tuple[Sequence[PlainFinding], str, str, list[str]]] = {
    "no findings": ([], "direction.one", "E2", ["clear", "class_b"]),
    "experience alone": ([silent(0, design="qualitative")], "direction.one", "E2", ["clear", "class_b"]),
    "one imprecise trial": ([finding(low=-0.14, high=0.34)], "direction.one", "E3", ["clear", "class_b"]),
    "one measurement of class C": (
        [finding(design="adjusted_before_after")],
        "level.one",
        "E2",
        ["agrees", "class_c"],
    ),
    "before-after measurements": (
        [finding(number, design="before_after") for number in range(4)],
        "level.one",
        "E2",
        ["agrees", "class_b"],
    ),
    "one small trial": (
        [finding(low=0.06, high=0.84, treated=40, total=80)],
        "level.one",
        "E3",
        ["agrees", "class_b", "treated 60"],
    ),
    "one large trial": ([finding()], "level.one", "E4", ["agrees", "class_b", "follow_up 12"]),
    "one large trial without effect": (
        [finding(low=-0.03, high=0.04)],
        "level.one",
        "E4",
        ["agrees", "class_b", "follow_up 12"],
    ),
    "two did": (
        [finding(0, design="did"), finding(1, design="did")],
        "level.one",
        "E4",
        ["agrees", "class_a", "follow_up 12"],
    ),
    "foreign trials": (
        [finding(0, place="oecd", follow_up_months=12), finding(1, place="oecd")],
        "level.one",
        "E4",
        ["agrees", "class_b", "nordic"],
    ),
    "trials from far away": (
        [finding(number, place="other") for number in range(2)],
        "level.one",
        "E3",
        ["agrees", "class_b", "oecd"],
    ),
    "old data": (
        [finding(number, design="did", year=2005) for number in range(2)],
        "level.one",
        "E3",
        ["agrees", "class_b", "recent 15"],
    ),
    "evaluated by those who run it": (
        [finding(number, design="did", independent=False) for number in range(2)],
        "level.one",
        "E3",
        ["agrees", "class_b", "independent"],
    ),
    "secondary outcomes": (
        [finding(number, design="did", primary=False) for number in range(2)],
        "level.one",
        "E3",
        ["agrees", "class_b", "primary"],
    ),
    "few people": (
        [said(number, "+", total=100, treated=100, follow_up_months=12) for number in range(2)],
        "level.one",
        "E4",
        ["agrees", "class_b", "people 150"],
    ),
    "two measurements of class C": (
        [finding(number, design="adjusted_before_after") for number in range(2)],
        "level.one",
        "E3",
        ["agrees", "class_a", "primary", "independent", "oecd", "sites 2", "treated 100", "people 350"],
    ),
    "too few clear ones": (
        [said(0, "+", follow_up_months=12), said(1, "?"), said(2, "?")],
        "level.two",
        "E4",
        ["agrees", "class_b", "dk", "treated 100"],
    ),
    "two did that disagree": (
        [finding(0, design="did"), finding(1, low=-0.27, high=-0.03, design="did")],
        "direction.two",
        "E2",
        ["worsened", "class_a", "dk", "treated 100"],
    ),
    "a synthesis with mixed signs": ([review(mixed_signs="yes")], "level.none", "E3", []),
    "a harm beside many improvements": (
        [*(said(number, "+") for number in range(4)), said(4, "-", treated=10, design="did")],
        "direction.none",
        "E2",
        [],
    ),
    "the highest": ([finding(0, follow_up_months=12), finding(1)], "top", "E4", []),
}


@pytest.mark.parametrize(("body", "key", "strength", "demands"), CASES.values(), ids=list(CASES))
def test_case(body: Sequence[PlainFinding], key: str, strength: str, demands: list[str]) -> None:
    """The outlook of each body is the least that a reader of the rule would ask for."""
    found = outlook(grade_plain(body), RULE)
    named = [
        " ".join([demand.key.removeprefix("outlook.demand."), *(f"{value:g}" for _, value in demand.values)])
        for demand in found.demands
    ]
    assert (key, strength, demands) == (found.sentence.key.removeprefix("outlook."), found.strength, named)


@cache
def graded_bodies(seed: int) -> Sequence[tuple[Grade, Outlook]]:
    """Give grades and their outlooks: of bodies of every kind, of few studies of low risk, and of trials to pool."""
    random = Random(seed)  # noqa: S311 - no secret
    found = []
    for turn in range(300):
        body = [any_finding(random.choice, number) for number in range(random.randint(0, 7))]
        if turn % 3 == 1:
            body = [replace(one, risk_of_bias="low", serious_harm=False, sms=None) for one in body[:3]]
        if turn % 3 == 2:
            body = [trial(random, number) for number in range(random.randint(1, 5))]
        graded = grade_plain(body)
        found.append((graded, outlook(graded, RULE)))
    return found


def trial(random: Random, number: int) -> PlainFinding:
    """Make a trial or its like of any size and precision."""
    estimate, half_width = random.gauss(0.1, 0.3), random.choice([0.05, 0.1, 0.3, 0.6])
    return finding(
        number,
        low=estimate - half_width,
        high=estimate + half_width,
        design=random.choice(["rct", "did"]),
        treated=random.choice([40, 120]),
        total=random.choice([100, 400]),
        follow_up_months=random.choice([6, 12]),
    )


def again(graded: Grade, *more: Study) -> Grade:
    """Grade a body anew with more studies."""
    return grade_body([*(one.study for one in graded.standings), *more], rule=RULE, now=NOW)


def is_reached(before: Grade, after: Grade, goal: Goal) -> bool:
    """Tell whether a goal is reached."""
    if after.direction in UNSETTLED:
        return False
    if goal is Goal.DIRECTION:
        return Flag.NO_CREDIBLE_COMPARISON not in after.flags
    same_way = before.direction.removeprefix("mostly_") == after.direction.removeprefix("mostly_")
    return same_way and after.strength > before.strength


@pytest.mark.parametrize("seed", range(2))
def test_what_is_named_does_what_is_said(seed: int) -> None:
    """With exactly the studies of an outlook the whole rule gives the verdict that it names, which is its goal."""
    for graded, found in graded_bodies(seed):
        if found.studies:
            after = again(graded, *found.studies)
            assert (after.strength, after.direction) == (found.strength, found.direction)
            assert is_reached(graded, after, found.goal)
        else:
            assert (graded.strength, graded.direction) == (found.strength, found.direction)


WEAKER: Mapping[str, Callable[[Study], Study]] = {
    "recent": lambda study: replace(study, last_year=None),
    "primary": lambda study: replace(study, is_primary_outcome=False),
    "independent": lambda study: replace(study, is_independent=False),
    "dk": lambda study: replace(study, place=StudyPlace.NORDIC),
    "nordic": lambda study: replace(study, place=StudyPlace.OECD),
    "oecd": lambda study: replace(study, place=StudyPlace.OTHER),
    "sites": lambda study: replace(study, sites=1),
    "treated": lambda study: replace(study, treated=0),
    "follow_up": lambda study: replace(study, follow_up_months=0),
    "people": lambda study: replace(study, total=0),
    "precise": lambda study: (
        replace(study, effect=reaching(study.effect, 0.95 * abs(study.effect.estimate))) if study.effect else study
    ),
}
"""What each demand's study is without it, or with the next lesser value; the design is tried apart."""


@pytest.mark.parametrize("seed", range(2))
def test_nothing_less_would_do(seed: int) -> None:
    """Without any one of its demands an outlook's study is not enough, and neither is the best of an easier design."""
    for graded, found in graded_bodies(seed):
        for less in lesser(graded, found):
            studies = [replace(less, evaluation_id=one.evaluation_id, sample_id=one.sample_id) for one in found.studies]
            assert not is_reached(graded, again(graded, *studies), found.goal)


def lesser(graded: Grade, found: Outlook) -> Iterator[Study]:
    """Give the studies that ask for less than an outlook's."""
    if not found.studies:
        return
    study = found.studies[0]
    for demand in found.demands:
        if weaker := WEAKER.get(demand.key.rpartition(".")[2]):
            yield weaker(study)
    for design in LADDER[: LADDER.index(study.design)]:
        yield replace(best(graded, study), design=design)


def reaching(effect: Effect, half_width: float) -> Effect:
    """Give an effect with so wide an interval to each side."""
    return replace(effect, interval=(effect.estimate - half_width, effect.estimate + half_width))


def best(graded: Grade, study: Study) -> Study:
    """Give a study of the same sign and design with everything that can be asked for."""
    effect = study.effect
    if effect is not None and graded.interval is not None:
        effect = reaching(effect, (effect.delta or (graded.interval.high - graded.interval.low) / 2) / 2)
    return replace(
        study,
        place=StudyPlace.DK,
        is_independent=True,
        is_primary_outcome=True,
        follow_up_months=12,
        total=350,
        treated=100,
        sites=2,
        last_year=NOW - 15,
        effect=effect,
    )


@pytest.mark.parametrize("seed", range(2))
def test_one_study_comes_before_two(seed: int) -> None:
    """Two studies are named only where a single trial with everything, of the same sign, is not enough."""
    for graded, found in graded_bodies(seed):
        if len(found.studies) == 2:
            trial = replace(best(graded, found.studies[0]), design=LADDER[-1])
            assert not is_reached(graded, again(graded, trial), found.goal)


@pytest.mark.parametrize("seed", range(2))
def test_any_clear_result_is_any(seed: int) -> None:
    """Where a clear result is all that is asked for, each of the three would do."""
    for graded, found in graded_bodies(seed):
        if found.studies and found.demands[0].key == "outlook.demand.clear":
            for sign in (Result.IMPROVED, Result.WORSENED, Result.NO_DIFFERENCE):
                more = [replace(one, effect=None, result=sign) for one in found.studies]
                assert is_reached(graded, again(graded, *more), found.goal)


def test_outlook_in_words() -> None:
    """An outlook is one sentence, with its demands listed as the language lists things."""
    found = outlook(grade_plain([finding()]), RULE)
    assert told(found, load_words("da")) == (
        "Ét nyt studie ville hæve styrken til E4, hvis det peger klart samme vej, har en troværdig sammenligning "
        "(klasse B) og følger op mindst 12 måneder efter afslutningen."
    )
    assert told(found, load_words("en")) == (
        "One new study would lift the strength to E4 if it clearly points the same way, has a credible comparison "
        "(class B) and follows up at least 12 months after the end."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outlook_can_be_said(language: str) -> None:
    """Every outlook of every body has words, its demands among them."""
    words = load_words(language)
    for _, found in graded_bodies(0):
        said_of_it = [told(found, words), *(words.say(demand) for demand in found.demands)]
        assert [text for text in said_of_it if "{" in text or not text] == []
