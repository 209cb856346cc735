"""Sentence: what is to be said, before it is put into words of a language.

Everything below the doors speaks in sentences: a problem found in a record, a clause of the grading rule. The
words stand in ``locales/`` under the sentence's key; numbers stay numbers until then, so that each language
writes them its own way.
"""

from dataclasses import dataclass

Value = str | int | float


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A key of ``locales/`` and the values that fill its slots."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def slots(self) -> dict[str, Value]:
        """The values by the name of their slot."""
        return dict(self.values)


def sentence(key: str, /, **values: Value) -> Sentence:
    """Make a sentence from its key and its slots, named as in ``locales/``."""
    return Sentence(key, tuple(sorted(values.items())))
