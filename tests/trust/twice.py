"""Twice: one commit built in two circumstances, and the files of which a byte differs."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.doors import files_of

CLOCK = '''\
"""Another day, for every program of Python that is started beside this file; each reads it before anything else."""

import datetime
import os
import time

_later = int(os.environ["DAYS_LATER"]) * 86_400
_now, _now_ns, _date, _datetime = time.time, time.time_ns, datetime.date, datetime.datetime


def _of_now(true):
    return lambda seconds=None: true(time.time() if seconds is None else seconds)


time.time = lambda: _now() + _later
time.time_ns = lambda: _now_ns() + _later * 10**9
time.localtime, time.gmtime, time.ctime = map(_of_now, (time.localtime, time.gmtime, time.ctime))
_strftime, _asctime = time.strftime, time.asctime
time.strftime = lambda form, moment=None: _strftime(form, moment or time.localtime())
time.asctime = lambda moment=None: _asctime(moment or time.localtime())


class _Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.true)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls.true)


class _Date(_date, metaclass=_Kind):
    true = _date

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class _Datetime(_datetime, metaclass=_Kind):
    true = _datetime

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    today = now


datetime.date, datetime.datetime = _Date, _Datetime
'''
"""The text of a ``sitecustomize``."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and how a program runs, which is no business of what it makes."""

    days_later: int
    environ: Mapping[str, str]

    def run(self, command: Sequence[str], folder: Path, given: Mapping[str, str] | None = None) -> str:
        """Run a module of Python in a folder; gives what it printed. Raises CalledProcessError where it failed."""
        clock = folder.with_name(f"{folder.name}.clock")
        clock.mkdir(exist_ok=True)
        (clock / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
        environ = {
            **os.environ,
            **self.environ,
            "DAYS_LATER": str(self.days_later),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": os.pathsep.join([str(clock), *filter(None, [os.environ.get("PYTHONPATH")])]),
            **(given or {}),
        }
        command = [sys.executable, "-m", *command]
        run = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
        if run.returncode:
            sys.stderr.write(run.stdout + run.stderr)
            run.check_returncode()
        return run.stdout


HERE = Circumstances(
    0, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "LANGUAGE": "C", "USER": "a"}
)
ELSEWHERE = Circumstances(
    400,
    {
        "PYTHONHASHSEED": "2",
        "TZ": "America/Los_Angeles",
        "LC_ALL": "da_DK.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "LANGUAGE": "da",
        "USER": "b",
    },
)


def touched(folder: Path, moment: int) -> Path:
    """Let every file of a folder be as old as is said, in seconds; gives the folder."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            os.utime(file, (moment, moment))
    return folder


def differing(one: Path, other: Path) -> Mapping[str, int]:
    """Give how many bytes differ in each file that two folders do not share byte for byte; all of one that is alone."""
    first, second = files_of(one), files_of(other)
    return {
        name: abs(len(a) - len(b)) + sum(x != y for x, y in zip(a, b, strict=False))
        for name in sorted(first.keys() | second.keys())
        if (a := first.get(name, b"")) != (b := second.get(name, b"")) or (name in first) != (name in second)
    }


def built_twice(root: Path, folder: Path) -> tuple[int, Mapping[str, int]]:
    """Build the last commit of a repository in two circumstances, as it is published, and pack the copy to unpack.

    Gives how many files there are, and how many bytes differ in which.
    """
    sites = []
    for name, circumstances, moment in (("et", HERE, 0), ("et andet sted", ELSEWHERE, 1_800_000_000)):
        clone = folder / name
        git = ["git", "clone", "--quiet", "--no-hardlinks", str(root), str(clone)]
        subprocess.run(git, check=True)
        touched(clone, moment)
        circumstances.run(["generator", "publish", "--to", "site"], clone)
        circumstances.run(["generator", "offline", "site", "--out", "site/kernekataloget.zip"], clone)
        sites.append(clone / "site")
    return len(files_of(sites[0])), differing(*sites)
