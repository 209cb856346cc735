"""Ledger: what each page was made from, so that it is made again only when that is not as it was."""

import json
import pickle
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import accumulate
from itertools import compress as compress_by
from typing import NamedTuple
from zlib import compress, decompress

from generator.exports.download import Download
from generator.marks import mark
from generator.memory import Memory
from generator.pages.page import Page
from generator.render import renderer
from generator.site import Site
from generator.value_marks import Marks
from generator.watch import UNANSWERED, Question, Watched, answer

_NONE = bytes(32)
"""Stands for the mark of an answer that there is none of, where marks stand in a row."""


class Noted(NamedTuple):
    """What is to be remembered of a page that was made now."""

    work: str
    """The mark of the function that makes it, and of what the function is given."""
    asked: Sequence[Question]
    contents: Sequence[tuple[bytes, bytes]]
    """Its body, then each file beside it: their marks, and what they hold, packed."""


class Told(NamedTuple):
    """A page whose body and files are made, or are there to be fetched."""

    page: Page
    body: bytes
    """Its mark."""
    files: Sequence[bytes]
    """Theirs, in order."""
    noted: Noted | None = None


class Entry(NamedTuple):
    """What a page was made from, and what became of it."""

    asked: "array[int]"
    """The numbers of the questions: thousands of pages ask the same."""
    made: Sequence[bytes]
    """The marks of its body, then of each file beside it."""


class Ledger:
    """Gives what pages tell, made now or remembered from an earlier build.

    A page is made by a function of the program from plain values, and from what the function asks of the catalogue and
    the grades. Its questions are noted while it is made (``watch.py``). The next build asks them again: where every
    answer has the mark that it had, the page is what it was. The frame stands for the program, and for all else that
    pages are made by.
    """

    def __init__(self, memory: Memory, frame: bytes, site: Site, watched: Watched, language: str) -> None:
        self._memory, self._site, self._watch = memory, site, watched.watch
        render = renderer(language)
        named = {"catalogue": watched.catalogue, "grades": watched.grades, "render": render, "words": render.words}
        self._marks = Marks(named)
        self._mark = mark("ledger", frame, language)
        last = _read(memory.recall(self._mark))
        self._known = last.entries
        self._numbers = {question: number for number, question in enumerate(last.questions)}
        self._answers: dict[Question, bytes] = {}
        """The marks of what questions are answered now."""
        answered = zip(self._numbers.items(), last.answers, strict=True)
        self._changed = {number for (question, number), was in answered if self._answer(question) != was}
        """Those that were answered otherwise in the last build, by their numbers."""
        self._entries: dict[str, Entry] = {}
        """What the next build is told, by the mark of the work that makes a page."""

    def recall(self, page: Page) -> Told | None:
        """Give a page that would be made again as it was; None for any other."""
        work = self._work(page)
        entry = self._known.get(work)
        if entry and self._changed.isdisjoint(entry.asked) and all(map(self._memory.knows, entry.made)):
            self._entries[work] = entry
            return self._recalled(page, entry.made)
        return None

    def made(self, page: Page) -> Told:
        """Make a page now, with what is to be noted of it. It is not noted yet: another process may have made it."""
        work = self._work(page)
        with self._watch.noting() as asked:
            told = made_now(page)
        if not work or UNANSWERED in asked:
            return told
        marks = [told.body, *told.files]
        packed = [compress(content, level=1) for content in _contents(told.page)]
        return told._replace(noted=Noted(work, sorted(asked), list(zip(marks, packed, strict=True))))

    def note(self, noted: Noted) -> None:
        """Remember a page that was made."""
        asked = array("I", [self._numbers.setdefault(question, len(self._numbers)) for question in noted.asked])
        self._entries[noted.work] = Entry(asked, [of for of, _ in noted.contents])
        for of, packed in noted.contents:
            if not self._memory.knows(of):
                self._memory.keep(of, packed)

    def close(self) -> None:
        """Put down what the next build is to know."""
        # Hundreds of thousands of questions: nothing is made of each beside the text that is kept.
        used = bytearray(len(self._numbers))
        for entry in self._entries.values():
            for number in entry.asked:
                used[number] = 1
        places = array("I", accumulate(used))
        entries = {
            work: (array("I", [places[number] - 1 for number in entry.asked]), entry.made)
            for work, entry in self._entries.items()
        }
        asked = list(compress_by(self._numbers, used))
        answers = b"".join(self._answer(question) or _NONE for question in asked)
        self._memory.keep(self._mark, pickle.dumps((json.dumps(asked), answers, entries)))

    def _work(self, page: Page) -> str:
        """Give the mark of what makes a page; an empty one where it may be made from more than can be seen."""
        try:
            return self._marks.mark((page.text, *((str(file.path), file.made) for file in page.files))).hex()
        except TypeError:
            return ""

    def _answer(self, question: Question) -> bytes:
        known = self._answers.get(question)
        if known is None:
            known = self._answers[question] = self._asked(question)
        return known

    def _asked(self, question: Question) -> bytes:
        try:
            return self._marks.mark(answer(self._site.catalogue, self._site.grades, question))
        except LookupError:
            return b""

    def _recalled(self, page: Page, made: Sequence[bytes]) -> Told:
        body, *marks = made
        files = [
            Download(file.path, partial(self._content, each)) for file, each in zip(page.files, marks, strict=True)
        ]
        return Told(replace(page, text=partial(self._text, body), files=files), body, marks)

    def _text(self, of: bytes) -> str:
        return self._content(of).decode()

    def _content(self, of: bytes) -> bytes:
        content = self._memory.recall(of)
        assert content is not None, "it was held when it was looked for, and nobody else writes"
        return decompress(content)


def made_now(page: Page) -> Told:
    """Make a page of which nothing is noted."""
    now = replace(page, text=page.body, files=[Download(file.path, file.content) for file in page.files])
    body, *files = [sha256(each).digest() for each in _contents(now)]
    return Told(now, body, files)


def _contents(page: Page) -> Iterator[bytes]:
    yield page.body.encode()
    yield from (file.content for file in page.files)


class Last(NamedTuple):
    """What the last build put down."""

    questions: Sequence[Question]
    answers: Sequence[bytes]
    """The marks of the answers to them."""
    entries: Mapping[str, Entry]


def _read(found: bytes | None) -> Last:
    if found is None:
        return Last((), (), {})
    asked, joined, entries = pickle.loads(found)  # noqa: S301 - our own, as close wrote it
    answers = [joined[at : at + len(_NONE)] for at in range(0, len(joined), len(_NONE))]
    return Last(
        [tuple(each) for each in json.loads(asked)],
        [b"" if answer == _NONE else answer for answer in answers],
        {work: Entry(*entry) for work, entry in entries.items()},
    )
