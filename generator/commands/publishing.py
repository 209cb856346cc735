"""Publishing: a built site put in the place of the one that is served, whole or not at all."""

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2): two names change places in one step that nothing can interrupt."""
_HERE = -100
"""AT_FDCWD: paths are as they are written."""


class BusyError(Exception):
    """Somebody else is publishing to the same folder."""


class ForeignFolderError(Exception):
    """The folder holds something that is no site, and would be lost."""


def publish(to: Path, build: Callable[[Path], None]) -> Path:
    """Let a site be built beside a folder and put it in its place; gives where the earlier one is kept.

    ``build`` fills an empty folder, and raises where the site is not to be served. Until all of it is on disk the
    earlier site is served as it was, whatever raises or kills the program. What a killed run left behind is taken
    away by the next. Raises BusyError, ForeignFolderError, and OSError where the disk is full.
    """
    to = to.resolve()
    aside, last = to.with_name(f".{to.name}.new"), to.with_name(f".{to.name}.last")
    to.parent.mkdir(parents=True, exist_ok=True)
    with _alone(to.with_name(f".{to.name}.lock")):
        if not to.exists() and last.exists():
            last.rename(to)  # Where names cannot change places, a run may have been killed between its two steps.
        if to.exists() and any(to.iterdir()) and not (to / "index.html").is_file():
            raise ForeignFolderError(to)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        try:
            build(aside)
            _to_disk(aside)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        shutil.rmtree(last, ignore_errors=True)
        if not to.exists():
            aside.rename(to)
        elif _exchange(aside, to):
            aside.rename(last)
        else:
            to.rename(last)
            aside.rename(to)
        _sync(to.parent)
    return last


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold the lock while the block runs; the system takes it back from a program that is killed."""
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(lock) from None
        yield


def _to_disk(folder: Path) -> None:
    """Wait until every file and folder is written: a power cut after the exchange must not find them empty."""
    for path, _, names in os.walk(folder, topdown=False):
        for name in names:
            _sync(Path(path, name))
        _sync(Path(path))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the disk cannot."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return renameat2 is not None and not renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
