"""Lenses: each lens at its border, and the law that a lens gives what the rule gives for what it shows."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.lenses import LENSES, Lens, View, through
from generator.records.activity import Direction, Strength
from generator.words import LANGUAGES, load_words
from tests.bodies import NOW, RULE, bodies, finding, grade_plain, review, study
from tests.naive_grade import PlainFinding


def lens(name: str) -> Lens:
    """Give the lens of a name."""
    return next(one for one in LENSES if one.name == name)


def view(name: str, *body: PlainFinding) -> View:
    """Look at a body through one lens."""
    return next(one for one in through(grade_plain(body), RULE) if one.lens.name == name)


@pytest.mark.parametrize(
    ("name", "passes", "fails"),
    [
        ("nordic", [{"place": "dk"}, {"place": "nordic"}], [{"place": "oecd"}, {"place": "other"}]),
        ("independent", [{"independent": True}], [{"independent": False}]),
        ("follow_up", [{"follow_up_months": 12}], [{"follow_up_months": 11.5}, {"follow_up_months": 0}]),
        (
            "low_bias",
            [{"risk_of_bias": "low"}, {"risk_of_bias": "some"}],
            [{"risk_of_bias": "serious"}, {"risk_of_bias": "critical"}],
        ),
        ("recent", [{"year": NOW}, {"year": NOW - 15}], [{"year": NOW - 16}, {"year": None}]),
    ],
    ids=[one.name for one in LENSES],
)
def test_lens_at_its_border(name: str, passes: list[dict[str, Any]], fails: list[dict[str, Any]]) -> None:
    """A lens shows findings up to its border, and none beyond it or of which nobody knows."""
    shown = [lens(name).passes(study(finding(**changes)), RULE, NOW) for changes in (*passes, *fails)]
    assert [True] * len(passes) + [False] * len(fails) == shown


def test_borders_are_those_of_the_rule() -> None:
    """Where the rule asks for other months and years, so do the lenses and their words."""
    base = RULE.base.model_copy(update={"strong": RULE.base.strong.model_copy(update={"follow_up_months": 24.0})})
    deductions = RULE.deductions.model_copy(update={"old_over_years": 5})
    rule = RULE.model_copy(update={"base": base, "deductions": deductions})
    one = study(finding(follow_up_months=23, year=NOW - 6))
    assert not lens("follow_up").passes(one, rule, NOW)
    assert not lens("recent").passes(one, rule, NOW)
    assert lens("follow_up").title(rule).slots == {"months": 24.0}
    assert lens("recent").title(rule).slots == {"years": 5}


def test_lens_that_shows_less_gives_another_verdict() -> None:
    """Of a Danish and an American trial that disagree, the Nordic lens shows the Danish one alone."""
    seen = view("nordic", finding(0), finding(1, low=-0.27, high=-0.03, place="oecd"))
    assert (seen.strength, seen.direction, seen.counted) == (Strength.E3, Direction.POSITIVE, 1)
    assert seen.differs


def test_lens_that_shows_all_gives_the_official_verdict() -> None:
    """A lens that every finding passes changes nothing."""
    seen = view("nordic", finding(0), finding(1))
    assert (seen.strength, seen.direction, seen.counted) == (Strength.E3, Direction.POSITIVE, 2)
    assert not seen.differs


def test_lens_that_shows_nothing_gives_no_evidence() -> None:
    """Where no finding passes, there is no evidence, and no direction either."""
    seen = view("nordic", finding(0, place="oecd"))
    assert (seen.strength, seen.direction, seen.counted) == (Strength.E0, Direction.UNKNOWN, 0)


def test_study_counts_itself_where_its_synthesis_is_out_of_sight() -> None:
    """A Danish trial that a foreign synthesis includes is counted through the Nordic lens."""
    body = [finding(0), review(1, place="oecd", includes=("e0",))]
    assert [one.counted for one in grade_plain(body).standings] == [False, True]
    assert view("nordic", *body).counted == 1


def test_other_paper_on_the_same_people_steps_in() -> None:
    """Of two papers on the same people, the one with the longer follow-up is seen where the better one is not."""
    body = [finding(0, sample="s"), finding(1, sample="s", design="did", follow_up_months=24)]
    assert [one.counted for one in grade_plain(body).standings] == [True, False]
    assert view("follow_up", *body).counted == 1


@settings(max_examples=200, deadline=None)
@given(bodies())
def test_lens_gives_what_the_rule_gives_for_what_it_shows(body: list[PlainFinding]) -> None:
    """Through every lens stands the grade of the findings that pass it, as if there were no others."""
    graded = grade_plain(body)
    for seen in through(graded, RULE):
        alone = grade_plain([one for one in body if seen.lens.passes(study(one), RULE, NOW)])
        counted = sum(one.counted for one in alone.standings)
        assert (seen.strength, seen.direction, seen.counted) == (alone.strength, alone.direction, counted)
        assert seen.differs == ((alone.strength, alone.direction) != (graded.strength, graded.direction))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lens_has_words(language: str) -> None:
    """Every lens says in each language what it shows, with its number."""
    words = load_words(language)
    said = [words.say(one.title(RULE)) for one in LENSES]
    assert ["12" in said[2], "15" in said[4]] == [True, True]
    assert len(set(said)) == len(LENSES)
