"""Words: the site's and the messages' words in one language, and how that language writes numbers and dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.own_files import own_text
from generator.sentence import Sentence, Value
from generator.source import parse

if TYPE_CHECKING:
    from generator.spelling import Spelling

LANGUAGES = ("da", "en")
"""One file each in ``locales/``; all have the same keys."""


# Above every letter of Latin-1, in the Danish order; the older aa is left where it stands.
_LAST_LETTERS = str.maketrans({"æ": "\uf000", "ä": "\uf000", "ø": "\uf001", "ö": "\uf001", "å": "\uf002"})


@dataclass(frozen=True)
class Words:
    """Text by key in one language, its slots filled as the language writes numbers."""

    language: str
    texts: Mapping[str, str] = field(repr=False)

    def t(self, key: str, /, **values: Value) -> str:
        """Give the text of a key. Raises KeyError for a key or a slot that is not there: a fault of the program.

        A slot's number is written with thousands and up to two decimals; ``{share:.1f}`` has just one,
        ``{year:d}`` no thousands.
        """
        text = self.texts[key]
        return text.format_map({name: self._slot(value) for name, value in values.items()}) if values else text

    def plural(self, key: str, number: int, /, **values: Value) -> str:
        """Give the text of ``key.one`` or ``key.other``, with the number in the slot ``n``."""
        form = "one" if self._spelling.is_one(number) else "other"
        return self.t(f"{key}.{form}", n=number, **values)

    def say(self, sentence: Sentence) -> str:
        """Put a sentence into words."""
        return self.t(sentence.key, **sentence.slots)

    def number(self, number: float, decimals: int | None = None) -> str:
        """Write a number: with just so many decimals, or with up to two where none is said."""
        return self._spelling.number(number, decimals)

    def exact(self, number: float) -> str:
        """Write a number with all the decimals it has, as a source gives it."""
        return self._spelling.exact(number)

    def day(self, day: date) -> str:
        """Write a day out: ``23. november 2026``."""
        return self._spelling.day(day)

    def listed(self, items: Iterable[str]) -> str:
        """Write a list out: ``a, b og c``."""
        return self._spelling.listed(items)

    def country(self, code: str) -> str:
        """Name a country by its two letters: ``Danmark``; the letters themselves where they are no country's."""
        return self._spelling.country(code)

    def alphabetical(self, text: str) -> str:
        """Give a key to sort by: capitals do not count, and æ, ø, å come last."""
        return text.casefold().translate(_LAST_LETTERS)

    @property
    def _spelling(self) -> "Spelling":
        return _spelling(self.language)

    def _slot(self, value: Value) -> "str | _Slot":
        return value if isinstance(value, str) else _Slot(value, self)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A number that writes itself in the words' language when a text is filled."""

    number: float
    words: Words

    def __format__(self, spec: str) -> str:
        if spec == "d":
            return str(int(self.number))
        return self.words.number(self.number, int(spec[1:-1]) if spec else None)


@cache
def load_words(language: str) -> Words:
    """Read a language's words, which are part of the program. Raises ValueError where they have a mistake."""
    name = f"locales/{language}.yml"
    source, problems = parse(own_text(name), PurePosixPath(name))
    if problems or not isinstance(source.data, dict):
        message = f"{name} cannot be read: {problems}"
        raise ValueError(message)
    return Words(language, {key: str(text) for key, text in source.data.items()})


@cache
def _spelling(language: str) -> "Spelling":
    from generator.spelling import Spelling  # noqa: PLC0415 - a check that finds nothing writes no numbers, and Babel is large

    return Spelling(language)
