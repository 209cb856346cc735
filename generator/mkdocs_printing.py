"""Printing: all pages and files of one build put on the shelf, by two processes where there are many."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from generator.address import DATA, HOME
from generator.commands.halves import in_halves
from generator.exports.download import Download
from generator.ledger import made_now
from generator.mkdocs_around import Sheet
from generator.mkdocs_exporting import Exporting
from generator.mkdocs_frame import Frame
from generator.mkdocs_press import Press
from generator.mkdocs_second import Second

_TURNS = _BEFORE, _HERE, _LAST, _ANYWHERE = range(4)
"""The front page is made before there is a second process, since both need the templates that it brings. What MkDocs or
the search asks for is made in their process, last of it the page that tells how large the files are, which another is
making meanwhile. All the rest is made in either."""


class Printing:
    """Puts what a press makes on the shelf, in a frame, and tells how many pages are put."""

    def __init__(self, press: Press, exporting: Exporting, frame: Frame, tell: Callable[[int], None]) -> None:
        self._press, self._exporting, self._frame, self._tell = press, exporting, frame, tell
        self._shelf = exporting.shelf
        self._second = Second()

    def make(self, sheets: Sequence[Sheet], find: Callable[[], Iterable[Download]]) -> None:
        """Put every page there with what lies beside it, and the search's files, made once what it reads is at hand."""
        order = list(enumerate(sorted(sheets, key=_turn), 1))
        left = [each for each in order if not self._put_known(*each)]
        first, here, last, anywhere = ([each for each in left if _turn(each[1]) == turn] for turn in _TURNS)
        for each in first:
            self._put_held(*each)
        in_halves(
            [partial(self._put, *each) for each in anywhere],
            here=[
                *(partial(self._put_held, *each) for each in here),
                *(partial(self._put_last, *each) for each in last),
                partial(self._put_found, find),
            ],
            many=len(order),
        )
        self._exporting.end()
        for made in self._second.told():
            self._shelf.given |= made.given
            self._press.keep(made)
            self._exporting.compiled.take(made.compiled)

    def _put_known(self, number: int, sheet: Sheet) -> bool:
        """Put a page there that is remembered; tells whether it is."""
        told = self._press.recalled(sheet.ours)
        if told:
            self._press.keep(self._press.put(sheet, told, self._shelf, self._frame))
            self._tell(number)
        return told is not None

    def _put(self, number: int, sheet: Sheet) -> None:
        if self._second.is_here():
            self._press.keep_off()
        made = self._press.put(sheet, self._press.made(sheet.ours), self._shelf, self._frame)
        if self._second.is_here():
            self._second.tell(replace(made, compiled=self._exporting.compiled.new()))
        else:
            self._press.keep(made)
        self._tell(number)

    def _put_held(self, number: int, sheet: Sheet) -> None:
        """Put a page there that the search may read too."""
        self._press.hold(self._press.made(sheet.ours))
        self._put(number, sheet)

    def _put_last(self, number: int, sheet: Sheet) -> None:
        """Put the page there that tells of the files, once it is made."""
        self._press.hold(made_now(replace(sheet.ours, text=self._exporting.body())))
        self._put(number, sheet)

    def _put_found(self, find: Callable[[], Iterable[Download]]) -> None:
        for download in find():
            self._shelf.put(str(download.path), download.content)
        self._press.let_go()


def _turn(sheet: Sheet) -> int:
    """Give when a page is made."""
    if sheet.ours.address == HOME:
        return _BEFORE
    if sheet.ours.address == DATA:
        return _LAST
    # The search reads what is no record's.
    return _HERE if sheet.is_named or sheet.ours.source is None else _ANYWHERE
