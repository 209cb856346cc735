"""Compounds: Danish words taken apart into the words they are made of."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.search.danish import bases, fold, language

LONGEST_HEADWORD = 13
"""Letters: a longer word in a dictionary is most often a compound itself."""
SHORTEST_COMPOUND = 7
MOST_PARTS = 4


class Guess(NamedTuple):
    """A way to take a word apart; the cheapest is the likeliest."""

    cost: float
    parts: tuple[str, ...]


class Splitter:
    """Takes words apart by the words that are known: the site's own, and a dictionary's where there is one.

    A part is a known word, with a linking s or e after it unless it is the last; an inflected word is taken apart
    like its base. Of several ways the one with the fewest and longest parts is taken.
    """

    def __init__(self, site_words: Iterable[str], headwords: Iterable[str] = ()) -> None:
        self._language = language()
        self._site = frozenset(site_words)
        folded = (fold(word) for word in headwords if word.isalpha())
        self._dictionary = frozenset(word for word in folded if len(word) > 3)
        self._four = self._productive()
        self._tails: dict[str, Guess | None] = {}
        self._splits: dict[str, tuple[str, ...]] = dict(self._language.splits)

    def split(self, word: str) -> Sequence[str]:
        """Give the parts of a folded word, two or more; none for a word that is no compound."""
        if word not in self._splits:
            self._splits[word] = ()  # for a base whose base is the word itself
            self._splits[word] = self._split(word)
        return self._splits[word]

    def nested(self, word: str) -> Iterator[str]:
        """Give the parts of the parts: ``arbejdsmarkedstilknytning`` has ``arbejde`` and ``marked`` in its first."""
        for part in self.split(word):
            yield from self.split(part)
            yield from self.nested(part)

    def _split(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST_COMPOUND or not word.isalpha():
            return ()
        for base in bases(word):
            is_known = base in self._dictionary or base in self._site
            if base != word and len(base) > 3 and is_known and base not in self._language.never:
                return tuple(self.split(base))
        best = self._best(word, is_whole=True)
        return best.parts if best and 2 <= len(best.parts) <= MOST_PARTS else ()

    def _best(self, rest: str, *, is_whole: bool = False) -> Guess | None:
        """Give the cheapest way to read the rest of a word; the whole of it is not a part of itself."""
        if not is_whole and rest in self._tails:
            return self._tails[rest]
        guesses = [] if is_whole else [Guess(cost, (rest,)) for cost in self._costs(rest, is_last=True)]
        for end in range(3, len(rest) - 2):
            head = min(self._heads(rest[:end]), default=None)
            tail = self._best(rest[end:]) if head else None
            if head and tail:
                guesses.append(Guess(head.cost + tail.cost + 0.3, head.parts + tail.parts))
        best = min(guesses, default=None)
        if not is_whole:
            self._tails[rest] = best
        return best

    def _heads(self, piece: str) -> Iterator[Guess]:
        """Give the words that a piece before a joint may be, its linking letter left out."""
        for cost in self._costs(piece):
            yield Guess(cost, (piece,))
        links = [("s", "", 0.1, 3), ("e", "", 0.25, 4), ("s", "e", 0.3, 4), ("s", "er", 0.3, 4)]
        for link, ending, dearer, shortest in links:
            if piece.endswith(link) and len(piece) > shortest:
                word = piece[:-1] + ending
                for cost in self._costs(word):
                    yield Guess(cost + dearer, (word,))

    def _costs(self, part: str, *, is_last: bool = False) -> Iterator[float]:
        """Give what it costs to take a piece for a word: short ones are dear, and so are inflected ones."""
        if not self._may_be_part(part):
            return
        cost = 1 + max(0, 5 - len(part)) * 0.35
        if part in self._site:
            yield cost
        elif self._is_headword(part):
            yield cost + 0.15
        elif is_last:
            known = [base for base in bases(part) if self._may_be_part(base)]
            yield from (cost + 0.2 for base in known if base in self._site)
            yield from (cost + 0.3 for base in known if self._is_headword(base))

    def _may_be_part(self, part: str) -> bool:
        is_long = len(part) > 3 or part in self._language.short
        return is_long and part not in self._language.never and any(vowel in part for vowel in "aeiouy")

    def _is_headword(self, part: str) -> bool:
        return part in self._dictionary and (len(part) > 4 or part in self._four)

    def _productive(self) -> Collection[str]:
        """Give the dictionary's words of four letters that begin or end at least two different words of the site.

        The others would be found by chance.
        """
        four = {word for word in self._dictionary if len(word) == 4} - self._language.never
        seen: dict[str, set[str]] = {}
        for word in sorted(self._site):
            for base in bases(word) if len(word) > 7 and word.isalpha() else ():
                for part, rest in ((base[-4:], base[:-4]), (base[:4], base[4:])):
                    other = rest.removesuffix("s")
                    if len(base) > 7 and part in four and any(self._is_plain(each) for each in (rest, other)):
                        seen.setdefault(part, set()).add(min(bases(other), key=len))
        return frozenset(part for part, others in seen.items() if len(others) > 1)

    def _is_plain(self, word: str) -> bool:
        return word in self._site or (word in self._dictionary and len(word) > 4)


def headwords(dictionary: str) -> Iterator[str]:
    """Give the plain words of a hunspell dictionary (``da_DK.dic``): no names, no compounds of its own, no marks."""
    for line in dictionary.splitlines()[1:]:
        word = line.partition("/")[0].split("\t")[0].strip()
        if 3 < len(word) <= LONGEST_HEADWORD and word.isalpha() and word == word.lower():
            yield word
