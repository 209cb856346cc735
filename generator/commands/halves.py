"""Halves: pieces of work that stand alone, done by two processes where there are many."""

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import c_long
from itertools import chain
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized

Piece = Callable[[], None]
"""A piece of work that stands alone."""

_MANY = 200
"""Below so many, a second process is not worth its start."""

_NEIGHBOURS = 16
"""So many in a row are done by one process: an area's two pages are made from the same charts."""

_STRETCHES = 16
"""A work is cut into so many, or more: a few long ones would leave one process waiting for the other. Fewer pieces are
done sooner than a second process has begun."""


class Apart:
    """Work that a second process does meanwhile, or this one at once where there is little of it or can be no other.

    Whatever it changes in memory may be lost: what it is for must lie outside, in files.
    """

    def __init__(self, pieces: Iterable[Piece], *, many: int) -> None:
        """Begin; the whole of what there is to do has so many pieces."""
        self._process: BaseProcess | None = None
        if not _is_worth_it(many):
            _each(pieces)
            return
        # What is there by now stays: the collector need not look at it again, and both can go on sharing it. Nor does
        # it look for waste first: among five million things it found ten, in more than a second.
        gc.freeze()
        self._process = multiprocessing.get_context("fork").Process(target=_each, args=(pieces,))
        self._process.start()

    def join(self) -> None:
        """Wait until it is done. Raises ChildProcessError where it failed, which has told why by then."""
        if self._process is None:
            return
        self._process.join()
        gc.unfreeze()
        if self._process.exitcode:
            raise ChildProcessError(self._process.exitcode)


def in_halves(pieces: Sequence[Piece], *, here: Sequence[Piece] = (), many: int = 0) -> None:
    """Do each piece of work, in any order; of many, about half in a second process, and what is here in this one.

    Whichever of the two is done with some takes the next: neither waits for the other. Where most of the work is done
    by now, the pieces of the whole are told, that many may count as such. Raises ChildProcessError where the second
    process failed.
    """
    many = max(many, len(pieces))
    if not _is_worth_it(many) or len(pieces) < _STRETCHES:
        _each((*here, *pieces))
        return
    neighbours = max(1, min(_NEIGHBOURS, len(pieces) // _STRETCHES))
    # Both have their first few from the start.
    taken = multiprocessing.get_context("fork").Value(c_long, 2 * neighbours)
    other = Apart(_share(pieces, neighbours, neighbours, taken), many=many)
    try:
        _each(chain(here, _share(pieces, 0, neighbours, taken)))
    finally:
        # After a failure here there is nothing left to do for the other either.
        taken.value = len(pieces)
        other.join()


def _is_worth_it(pieces: int) -> bool:
    return pieces >= _MANY and "fork" in multiprocessing.get_all_start_methods()


def _share(pieces: Sequence[Piece], start: int, neighbours: int, taken: "Synchronized[int]") -> Iterator[Piece]:
    """Give the pieces of one process: a few from a start on, then the next few that nobody has taken."""
    while start < len(pieces):
        yield from pieces[start : start + neighbours]
        with taken.get_lock():
            start = taken.value
            taken.value += neighbours


def _each(pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        piece()
