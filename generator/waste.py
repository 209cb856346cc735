"""Waste: how seldom Python looks for what may be thrown away, in a program that keeps nearly all it makes."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def keeping_all() -> Iterator[None]:
    """While much is made that stays, look for nothing; nor among that afterwards, until this is asked for again."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def look_seldom() -> None:
    """Look so seldom that a build, which lets go of little, does not spend a tenth of its time on looking."""
    gc.set_threshold(100_000, 50, 100)


def end_at_once() -> None:
    """Do not look once more through all that is left when the process ends, which took a seventh of a build."""
    atexit.register(gc.freeze)
