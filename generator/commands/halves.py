"""Halves: pieces of work that stand alone, done by two processes where there are many."""

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

_MANY = 1000
"""Below so many, a second process is not worth its start."""

_NEIGHBOURS = 32
"""So many in a row are done by one process: an area's two pages are made from the same charts."""


@contextmanager
def keeping_all() -> Iterator[None]:
    """While much is read that stays, let the collector not look through it again and again for what may go."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def in_halves(work: Callable[[T], None], things: Sequence[T]) -> None:
    """Do a work on each thing, in any order; of many, half in a second process.

    Whatever the work changes in memory may be lost: what it is for must lie outside, in files. Raises
    ChildProcessError where the second process failed, which has told why by then.
    """
    if len(things) < _MANY or "fork" not in multiprocessing.get_all_start_methods():
        _each(work, things)
        return
    # What is there by now stays: the collector need not look at it again, and both can go on sharing it.
    gc.collect()
    gc.freeze()
    other = multiprocessing.get_context("fork").Process(target=_each, args=(work, _half(things, 1)))
    other.start()
    try:
        _each(work, _half(things, 0))
    finally:
        other.join()
        gc.unfreeze()
    if other.exitcode:
        raise ChildProcessError(other.exitcode)


def _half(things: Sequence[T], which: int) -> Sequence[T]:
    return [each for number, each in enumerate(things) if number // _NEIGHBOURS % 2 == which]


def _each(work: Callable[[T], None], things: Iterable[T]) -> None:
    for each in things:
        work(each)
