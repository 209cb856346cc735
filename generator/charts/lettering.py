"""Lettering: text broken into lines that fit a width, without a browser to measure it."""

from functools import lru_cache

_NARROW = frozenset(" fijlrtI.,:;!'|()[]-/·")
_WIDE = frozenset("mwMWæÆœŒ@%—←→")
_DIGITS = frozenset("0123456789")
_NARROW_EM, _DIGIT_EM, _USUAL_EM, _CAPITAL_EM, _WIDE_EM = 0.35, 0.57, 0.6, 0.72, 0.95


@lru_cache(maxsize=50_000)
def text_width(text: str, size: float) -> float:
    """Give a width that the text has at most, in the unit of its size: rather too wide than too narrow.

    Good for the fonts that Segoe UI, Helvetica and Noto Sans stand for, in regular and semi-bold.
    """
    return size * sum(_character_em(character) for character in text)


@lru_cache(maxsize=10_000)
def lines(text: str, *, width: float, size: float) -> tuple[str, ...]:
    """Break a text between words; inside one only where it is longer than a line. No text has no lines."""
    done: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}" if current else word
        if text_width(longer, size) <= width:
            current = longer
            continue
        if current:
            done.append(current)
        *full, current = _pieces(word, width, size)
        done += full
    return (*done, current) if current else tuple(done)


def _pieces(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _character_em(character: str) -> float:
    if character in _NARROW:
        return _NARROW_EM
    if character in _DIGITS:
        return _DIGIT_EM
    if character in _WIDE:
        return _WIDE_EM
    return _CAPITAL_EM if character.isupper() else _USUAL_EM
