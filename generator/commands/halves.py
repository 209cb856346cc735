"""Halves: pieces of work that stand alone, done by two processes where there are many."""

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import c_long
from itertools import chain
from multiprocessing.sharedctypes import Synchronized

Piece = Callable[[], None]
"""A piece of work that stands alone."""

_MANY = 200
"""Below so many, a second process is not worth its start."""

_NEIGHBOURS = 16
"""So many in a row are done by one process: an area's two pages are made from the same charts."""

_STRETCHES = 16
"""A work is cut into so many, or more: a few long ones would leave one process waiting for the other."""


def in_halves(pieces: Sequence[Piece], *, here: Sequence[Piece] = (), there: Sequence[Piece] = (), of: int = 0) -> None:
    """Do each piece of work, in any order; of many, about half in a second process.

    This process does what is here before its share of the pieces, the other what is there. Whichever of the two is done
    with some takes the next: neither waits for the other. Whatever they change in memory may be lost: what they are for
    must lie outside, in files. Where most of the work is done by now, the pieces of the whole are told, that many may
    count as such. Raises ChildProcessError where the second process failed, which has told why by then.
    """
    if max(of, len(pieces)) < _MANY or "fork" not in multiprocessing.get_all_start_methods():
        _each((*there, *here, *pieces))
        return
    neighbours = max(1, min(_NEIGHBOURS, len(pieces) // _STRETCHES))
    # What is there by now stays: the collector need not look at it again, and both can go on sharing it. Nor does it
    # look for waste first: among five million things it found ten, in more than a second.
    gc.freeze()
    apart = multiprocessing.get_context("fork")
    # Both have their first few from the start.
    taken = apart.Value(c_long, 2 * neighbours)
    other = apart.Process(target=_each, args=(chain(there, _share(pieces, neighbours, neighbours, taken)),))
    other.start()
    try:
        _each(chain(here, _share(pieces, 0, neighbours, taken)))
    finally:
        # After a failure here there is nothing left to do for the other either.
        taken.value = len(pieces)
        other.join()
        gc.unfreeze()
    if other.exitcode:
        raise ChildProcessError(other.exitcode)


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
