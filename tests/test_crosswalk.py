"""Crosswalk: each level of each scale, from bodies written out by hand."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from generator import crosswalk as module
from generator.crosswalk import SOURCES, Scale, crosswalk
from generator.words import LANGUAGES, load_words
from tests.bodies import bodies, finding, grade_plain, review, said, silent
from tests.naive_grade import PlainFinding


def read(scale: Scale, body: Sequence[PlainFinding]) -> tuple[str, str | None]:
    """Give a scale's level of a body, and which way it points."""
    reading = next(one for one in crosswalk(grade_plain(body)) if one.scale is scale)
    return reading.level.key.removeprefix(f"crosswalk.{scale}."), reading.sign.value if reading.sign else None


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ([], None),
        ([silent(0, design="qualitative")], None),
        ([finding(0, scope="bundle")], None),
        ([finding(0, design="before_after")], 1),
        ([finding(0, design="did"), finding(1, design="before_after")], 3),
        ([finding(0, risk_of_bias="serious")], 3),
        ([finding(0), finding(1, design="did")], 5),
        ([finding(0, retracted=True), finding(1, design="did")], 3),
    ],
    ids=["none", "qualitative", "bundle", "before-after", "the highest", "risk of bias", "trial", "retracted"],
)
def test_maryland(body: Sequence[PlainFinding], level: int | None) -> None:
    """The highest level of those that count, after the risk of bias."""
    reading = next(one for one in crosswalk(grade_plain(body)) if one.scale is Scale.MARYLAND)
    assert level == reading.level.slots.get("level")
    assert (level is None) == (reading.level.key == "crosswalk.maryland.none")


STAR = {
    "nothing": ([], "uncertain", None),
    "qualitative alone": ([silent(0, design="qualitative")], "uncertain", None),
    "three that agree": ([said(n, "+", design="did") for n in range(3)], "strong", "+"),
    "three of five": ([*(said(n, "+") for n in range(3)), said(3, "0"), said(4, "-")], "strong", "+"),
    "three of six": ([*(said(n, "+") for n in range(3)), *(said(n, "?") for n in range(3, 6))], "uncertain", None),
    "one review": ([review(0, k_ab=1)], "strong", "+"),
    "a review that counts no study of high quality": ([review(0, k_a=0, k_ab=0)], "uncertain", None),
    "a review of low confidence": ([review(0, review_confidence="low")], "uncertain", None),
    "a review with mixed signs": ([review(0, mixed_signs="yes")], "uncertain", None),
    "two that agree": ([said(0, "-"), said(1, "-")], "moderate", "-"),
    "two, and a weak one against them": (
        [said(0, "0"), said(1, "0"), said(2, "+", design="before_after")],
        "moderate",
        "0",
    ),
    "one": ([said(0, "0")], "indication", "0"),
    "one with serious risk of bias": ([said(0, "+", design="did", risk_of_bias="serious")], "uncertain", None),
    "two weak ones that agree": ([said(n, "+", design="before_after") for n in range(2)], "indication", "+"),
    "one weak one": ([said(0, "+", design="before_after")], "uncertain", None),
    "weak ones against each other": (
        [said(0, "+", design="before_after"), said(1, "-", design="before_after")],
        "conflicting",
        None,
    ),
    "one against one": ([said(0, "+"), said(1, "-")], "conflicting", None),
    "unclear": ([said(0, "?"), *(said(n, "+", design="before_after") for n in (1, 2))], "uncertain", None),
    "without a result": ([silent(0)], "uncertain", None),
}


@pytest.mark.parametrize(("body", "level", "sign"), STAR.values(), ids=list(STAR))
def test_star(body: Sequence[PlainFinding], level: str, sign: str | None) -> None:
    """STAR's levels go by how many studies of high quality point the same way."""
    assert (level, sign) == read(Scale.STAR, body)


EIF = {
    "nothing": ([], "unrated", None),
    "a synthesis alone": ([review(0)], "unrated", None),
    "qualitative": ([silent(0, design="qualitative")], "not_level_2", None),
    "two that improve, one after a year": ([said(0, "+", follow_up_months=12), said(1, "+", design="did")], "4", "+"),
    "two that improve, none after a year": ([said(0, "+", follow_up_months=11.5), said(1, "+")], "3", "+"),
    "the year is of one without improvement": (
        [said(0, "+"), said(1, "+"), said(2, "0", follow_up_months=24)],
        "3",
        "+",
    ),
    "one that improves after a year": ([said(0, "+", follow_up_months=12)], "3", "+"),
    "one improves and its equal does not": ([said(0, "+"), said(1, "0")], "3", "+"),
    "the best finds nothing": ([said(0, "0"), said(1, "+", design="did")], "not_effective", None),
    "the best makes things worse": ([said(0, "-")], "not_effective", None),
    "the best is unclear": ([said(0, "?"), said(1, "+", design="did")], "2", "+"),
    "before-after": ([said(0, "+", design="before_after")], "2", "+"),
    "before-after without improvement": ([said(0, "0", design="before_after")], "not_level_2", None),
    "a bundle": ([said(0, "+", scope="bundle")], "not_level_2", None),
}


@pytest.mark.parametrize(("body", "level", "sign"), EIF.values(), ids=list(EIF))
def test_eif(body: Sequence[PlainFinding], level: str, sign: str | None) -> None:
    """EIF's levels go by what the best single evaluations find."""
    assert (level, sign) == read(Scale.EIF, body)


def test_numbers_behind_a_level() -> None:
    """A reading tells the numbers that it was read from."""
    body = [said(0, "+", follow_up_months=6), said(1, "?"), said(2, "+", design="before_after"), review(3)]
    star, eif = (one.why.slots for one in crosswalk(grade_plain(body))[1:])
    assert star == {"findings": 3, "agreeing": 2, "studies": 1, "reviews": 1}
    assert eif == {"rigorous": 2, "improved": 1, "months": 6, "weaker": 1, "weaker_improved": 1}


def test_sources_stand_in_the_documentation() -> None:
    """Every scale has its publisher's address, which the module's documentation gives too."""
    assert list(Scale) == list(SOURCES)
    assert [url for urls in SOURCES.values() for url in urls if url not in (module.__doc__ or "")] == []


@settings(max_examples=100, deadline=None)
@given(bodies())
def test_every_reading_can_be_said(body: list[PlainFinding]) -> None:
    """Every reading of every body has words in each language, the scale's name and what it is of among them."""
    for language in LANGUAGES:
        words = load_words(language)
        for reading in crosswalk(grade_plain(body)):
            keys = (f"crosswalk.{reading.scale}", f"crosswalk.{reading.scale}.about")
            texts = [words.say(reading.level), words.say(reading.why), *(words.t(key) for key in keys)]
            assert [text for text in texts if "{" in text or not text] == []
