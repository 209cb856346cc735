"""Problem: a mistake somebody made in a record, with its place, as a value.

Stages yield problems and never raise for them; only the doors decide what a problem means for the run.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
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


_FOLDED = {ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa", ord("_"): "-", ord(" "): "-"}


def nearest(typed: str, known: Iterable[str]) -> str:
    """Give the known word most like the typed one, or the empty text where none is near.

    Capitals, underscores and the Danish letters do not count: ``Bydelsmødre`` is near ``bydelsmoedre``.
    """
    by_folded = {_folded(word): word for word in sorted(known, reverse=True)}
    matches = get_close_matches(_folded(typed), by_folded, n=1, cutoff=0.75)
    return by_folded[matches[0]] if matches else ""


def _folded(word: str) -> str:
    return word.lower().translate(_FOLDED)
