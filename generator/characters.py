"""Characters: marks in a text that nobody sees, and letters of one alphabet that pass for another's."""

import re
from collections.abc import Iterator
from itertools import islice

_PICTURE = "\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
"""What emoji are put together of: between two of these a joiner (U+200D) is no hiding place."""

_MARKS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Soft hyphens, marks that turn the direction of writing, and others that take no room on a page."""

_HIDDEN = re.compile(f"[{_MARKS}]|(?<![{_PICTURE}])\u200d|\u200d(?![{_PICTURE}])")
_UNUSUAL = re.compile("[^\x00-\u00ac\u00ae-\u034e\u2010-\u2027]")
"""All that is hidden is among these, few texts have any, and they are found fifty times as fast."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LIKE_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff\uff21-\uff5a]")
"""Greek, Cyrillic, Armenian, Cherokee and fullwidth letters, which have look-alikes of Latin ones among them."""

_MOST = 20
"""A text full of them is told of often enough by so many."""


def hidden(text: str) -> Iterator[int]:
    """Give the positions of the first marks that a reader cannot see."""
    if not _UNUSUAL.search(text):
        return iter(())
    return islice((found.start() for found in _HIDDEN.finditer(text)), _MOST)


def mixed(text: str) -> Iterator[tuple[int, str]]:
    """Give the first words with Latin letters and look-alikes in them, and where they begin."""
    if text.isascii() or not _LIKE_LATIN.search(text):
        return iter(())
    words = ((found.start(), found[0]) for found in _WORD.finditer(text))
    return islice(((start, word) for start, word in words if _LATIN.search(word) and _LIKE_LATIN.search(word)), _MOST)


def code_point(character: str) -> str:
    """Name a character by its number: ``U+202E``."""
    return f"U+{ord(character):04X}"
