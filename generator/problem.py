"""Problem: a mistake somebody made in a record, with its place, as a value.

Stages yield problems and never raise for them; only the doors decide what a problem means for the run.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import PurePosixPath

from generator.sentence import Sentence


class Severity(StrEnum):
    """What a problem does to the record it is found in."""

    ERROR = "error"
    """The record is left out, or the catalogue contradicts itself: a strict build fails."""
    WARNING = "warning"
    """The record is published as it is; somebody should look at it."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: line and column count from 1, in characters."""

    file: PurePosixPath
    """From the catalogue's root."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """As editors and terminals link it: ``activities/lommepengejob.yml:3:1``."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake; sorts by its place."""

    place: Place
    code: str
    """Stable, and its heading in the documentation: ``unknown-id``."""
    sentence: Sentence
    """What is wrong and what would be right."""
    severity: Severity = Severity.ERROR
    suggestion: str = ""
    """What was probably meant, exactly as it should be typed; empty where nothing is near enough."""
    is_sure: bool = False
    """The suggestion is all that can be meant, and may be written in place of the value that stands there."""


_FOLDED = {ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa", ord("_"): "-", ord(" "): "-"}


@dataclass(frozen=True, slots=True)
class Guess:
    """What was probably meant by a word."""

    word: str = ""
    """As it should be typed; empty where nothing is near enough."""
    is_sure: bool = False
    """No other word comes near: it may be written without asking."""


def nearest(typed: str, known: Iterable[str]) -> str:
    """Give the known word most like the typed one, or the empty text where none is near."""
    return guess(typed, {word: word for word in known}).word


def guess(typed: str, known: Mapping[str, str]) -> Guess:
    """Guess which of the words by their names was meant: the one that the fewest slips of a finger away.

    A letter too few, too many, wrong or changed with its neighbour is one slip. Capitals, underscores and the Danish
    letters do not count: ``Bydelsmødre`` is ``bydelsmoedre``. A word may have several names.
    """
    text = folded(typed)
    near: dict[str, tuple[int, float, str]] = {}
    for name, word in sorted(known.items()):
        other = folded(name)
        most = _most_slips(min(len(text), len(other)))
        if abs(len(text) - len(other)) <= most and (slips := _slips(text, other, most)) <= most:
            unlike = -SequenceMatcher(None, text, other, autojunk=False).ratio()
            near[word] = min(near.get(word, (slips, unlike, name)), (slips, unlike, name))
    ranked = sorted(near, key=lambda word: near[word])
    if not ranked:
        return Guess()
    first = near[ranked[0]][0]
    second = near[ranked[1]][0] if len(ranked) > 1 else first + 2
    return Guess(ranked[0], is_sure=first == 0 < second or (first == 1 and len(text) > 4 and second > 2))


def folded(word: str) -> str:
    """Write a word as it is compared: small letters, the Danish ones as in ids, and hyphens."""
    return unicodedata.normalize("NFC", word).lower().translate(_FOLDED)


def _most_slips(length: int) -> int:
    """Give how many slips a word of some length may have and still be known."""
    return min(length - 1, 1) if length < 4 else 2 if length < 12 else 3


def _slips(one: str, other: str, most: int) -> int:
    """Count the slips between two words; any number above ``most`` where there are more."""
    # Optimal string alignment: https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        above, before, row = before, row, [number]
        for place, theirs in enumerate(other, 1):
            slips = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != theirs))
            if above and place > 1 and (letter, one[number - 2]) == (other[place - 2], theirs):
                slips = min(slips, above[place - 2] + 1)
            row.append(slips)
        if min(row) > most:
            return most + 1
    return row[-1]
