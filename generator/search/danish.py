"""Danish: words as the search compares them, folded to the letters a to z."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.own_files import own_text
from generator.source import parse

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "y", "ß": "ss", "ð": "d", "þ": "th"}
)
_ENDINGS = (
    *("ernes", "ende", "nde", "ede", "des", "de", "te", "erne", "enes", "ene", "rnes", "rne", "ens", "ets", "ers"),
    *("en", "et", "er", "es", "ne", "ns", "ts", "rs", "e", "n", "t", "r", "s"),
)
"""Inflections, longest first where one ends with another."""


class Language(NamedTuple):
    """What the search is told about Danish, in ``danish.yml``."""

    stop: tuple[str, ...]
    weak: tuple[str, ...]
    never: frozenset[str]
    short: frozenset[str]
    splits: Mapping[str, tuple[str, ...]]


@cache
def language() -> Language:
    """Read what the search is told about Danish, which is part of the program."""
    text = own_text("search/danish.yml")
    source, problems = parse(text, PurePosixPath("danish.yml"))
    data = source.data
    assert not problems, problems
    assert isinstance(data, dict)
    splits = data["splits"]
    assert isinstance(splits, dict)
    stop, weak, never, short = (tuple(str(data[name]).split()) for name in ("stop", "weak", "never", "short"))
    taken_apart = {word: tuple(str(parts or "").split()) for word, parts in splits.items()}
    return Language(stop, weak, frozenset(never), frozenset(short), taken_apart)


@cache
def fold(word: str) -> str:
    """Write a word with plain small letters: ``Gældsrådgivning`` as ``gaeldsraadgivning``, ``café`` as ``cafe``."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", word).lower().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def folded_words(text: str) -> list[str]:
    """Give every word and number of a text, folded, in their order."""
    return [fold(word) for word in _WORD.findall(text)]


def bases(word: str) -> Iterator[str]:
    """Give a folded word, then what may be its base: ``klubben`` gives ``klub`` among others that are no words."""
    yield word
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base == word or len(base) < 3:
            continue
        yield base
        if len(base) > 4 and base[-1] == base[-2] and base[-1] not in "aeiouy":
            yield base[:-1]
        if ending.startswith("e"):
            yield f"{base}e"
