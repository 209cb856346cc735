"""Danish words folded, and taken apart into the words they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.compounds import Splitter, headwords
from generator.search.danish import bases, fold, folded_words

SITE = ["gaeld", "raadgivning", "gaeldsraadgivning", "fritid", "job", "bolig", "omraade", "boligomraadet", "loen"]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Gældsrådgivning", "gaeldsraadgivning"),
        ("ØST", "oest"),
        ("café", "cafe"),
        ("A\N{COMBINING RING ABOVE}rhus", "aarhus"),
        ("Tößer", "toesser"),
    ],
)
def test_words_are_folded_to_plain_letters(written: str, folded: str) -> None:
    """Danish letters become the pairs that people type without them, and accents go."""
    assert fold(written) == folded


def test_numbers_are_words_and_marks_are_not() -> None:
    """A text is read as words and numbers."""
    assert folded_words("Børn 0-5 år, §_ «før»") == ["boern", "0", "5", "aar", "foer"]


def test_bases_of_an_inflected_word() -> None:
    """An inflected word has its base among what is left when endings are taken off."""
    assert {"klubberne", "klub", "klubbe", "klubb"} <= set(bases("klubberne"))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("gaeldsraadgivning", ("gaeld", "raadgivning")),
        ("gaeldsraadgivningen", ("gaeld", "raadgivning")),
        ("fritidsjob", ("fritid", "job")),
        ("boligomraader", ("bolig", "omraade")),
        ("besoegsvenner", ("besoeg", "venner")),
        ("raadgivning", ()),
        ("fritids", ()),
        ("xyzzyxyzzy", ()),
    ],
)
def test_compounds_are_taken_apart(word: str, parts: tuple[str, ...]) -> None:
    """By the site's words, with linking letters and inflections; a word that is none stays whole."""
    assert tuple(Splitter([*SITE, "boligomraade"]).split(word)) == parts


def test_a_dictionary_helps() -> None:
    """A part that the site never uses alone is found where a dictionary has it."""
    site = ["hjemmebesoeg", "besoeg"]
    assert tuple(Splitter(site).split("hjemmebesoeg")) == ()
    assert tuple(Splitter(site, ["hjemme"]).split("hjemmebesoeg")) == ("hjemme", "besoeg")


def test_parts_of_parts() -> None:
    """A part that is a compound itself is taken apart too."""
    splitter = Splitter(["arbejde", "marked", "arbejdsmarked", "politik", "arbejdsmarkedspolitik"])
    assert tuple(splitter.split("arbejdsmarkedspolitik")) == ("arbejdsmarked", "politik")
    assert list(splitter.nested("arbejdsmarkedspolitik")) == ["arbejde", "marked"]


def test_headwords_are_plain_words() -> None:
    """Of a hunspell dictionary names, short words, long words and words with marks are left out."""
    dictionary = "6\nAarhus/1\nhus/24\nhjemme/5,2\nsmåjob\tpo:x\nhalv-fjerde\narbejdsmarkedspolitik/3\n"
    assert list(headwords(dictionary)) == ["hjemme", "småjob"]


@given(st.lists(st.text("aeiostrdlnkg", min_size=1, max_size=9), max_size=12), st.text("aeiostrdlnkg", max_size=25))
def test_parts_are_in_the_word(site: list[str], word: str) -> None:
    """Whatever the words, the first part begins where the word does, and there are two to four of them or none."""
    parts = Splitter(site).split(word)
    assert len(parts) in {0, 2, 3, 4}
    assert not parts or word.startswith(parts[0][:2])
