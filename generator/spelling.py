"""Spelling: how a language writes numbers, days, lists and countries; the only module that knows Babel."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one language writes what is no word of ours."""

    language: str

    def number(self, number: float, decimals: int | None) -> str:
        """Write a number: with just so many decimals, or with up to two where none is said."""
        return _written(number, decimals, self.language)

    def exact(self, number: float) -> str:
        """Write a number with all the decimals it has, as a source gives it."""
        return _decimal(number, "#,##0.########", self.language).replace("-", "\N{MINUS SIGN}")

    def day(self, day: date) -> str:
        """Write a day out: ``23. november 2026``."""
        return _day(day, self.language)

    def listed(self, items: Iterable[str]) -> str:
        """Write a list out: ``a, b og c``."""
        return format_list(list(items), locale=_locale(self.language))

    def country(self, code: str) -> str:
        """Name a country by its two letters: ``Danmark``; the letters themselves where they are no country's."""
        return _country(code, self.language)

    def is_one(self, number: int) -> bool:
        """Tell whether a number of things takes the singular."""
        return _is_one(number, self.language)


@lru_cache(maxsize=50_000)
def _written(number: float, decimals: int | None, language: str) -> str:
    pattern = "#,##0.##" if decimals is None else f"#,##0.{'0' * decimals}".rstrip(".")
    text = _decimal(number, pattern, language)
    # What is rounded to nothing has no sign.
    return text.replace("-", "\N{MINUS SIGN}" if re.search("[1-9]", text) else "")


@lru_cache(maxsize=50_000)
def _decimal(number: float, pattern: str, language: str) -> str:
    """Write a number by a pattern; the areas' pages write the same shares again and again."""
    return str(format_decimal(number, format=pattern, locale=_locale(language)))


@lru_cache(maxsize=10_000)
def _day(day: date, language: str) -> str:
    return format_date(day, format="long", locale=_locale(language))


@cache
def _country(code: str, language: str) -> str:
    return str(_locale(language).territories.get(code, code))


@lru_cache(maxsize=10_000)
def _is_one(number: int, language: str) -> bool:
    return str(_locale(language).plural_form(number)) == "one"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language)
