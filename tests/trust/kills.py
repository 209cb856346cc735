"""Kills: real runs of ``kernekatalog publish`` killed at moments spread over the whole of them."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.doors import Repository, files_of, sound_repository

TIMES = 50

_CONTENTS = ("Et navn", "Et andet navn")
"""What one record is called in the two states of the repository that are published in turn."""
_KEPT = {"site", ".site.last", ".site.lock"}
"""What publishing keeps: the site, the one before, and the lock."""


@dataclass(frozen=True, slots=True)
class Kills:
    """What was served after each run that was killed."""

    old: int
    new: int
    broken: int
    left: int
    """Files and folders that killed runs left beside the site, and that a run after them did not take away."""

    @property
    def whole(self) -> int:
        """How often it was the earlier site or the new one, byte for byte."""
        return self.old + self.new


def killed(folder: Path, times: int = TIMES) -> Kills:
    """Publish the example over and over, each time with a record changed, and kill every process of each run.

    Half of the moments are spread evenly, half lie around the one when the new site takes the place of the earlier.
    """
    made = sound_repository(folder)
    to = folder / "ud" / "site"
    sites = [_published(made, to, content) for content in _CONTENTS]
    assert sites[0] != sites[1]
    begun = time.perf_counter()
    _published(made, to, _CONTENTS[1])
    whole = time.perf_counter() - begun
    served, border, found = 1, 1.0, []
    for number in range(times):
        _rename(made, _CONTENTS[1 - served])
        run = _start(made, to)
        time.sleep(whole * (number / times if number % 2 else border))
        _kill(run)
        files = files_of(to)
        state = "old" if files == sites[served] else "new" if files == sites[1 - served] else "broken"
        found.append(state)
        if number % 2 == 0:
            border *= 0.9 if state == "new" else 1.1
        served = 1 - served if state == "new" else served
    _published(made, to, _CONTENTS[served])
    left = {path.name for path in to.parent.iterdir()} - _KEPT
    return Kills(found.count("old"), found.count("new"), found.count("broken"), len(left))


def _published(made: Repository, to: Path, content: str) -> Mapping[str, bytes]:
    """Publish with a record called so; gives what is served."""
    _rename(made, content)
    run = _start(made, to)
    assert run.wait() == 0, "publish the example by hand, and see what it says"
    return files_of(to)


def _rename(made: Repository, content: str) -> None:
    record = made.catalogue / "evidence" / "areas" / "eksempel-parken.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(re.sub(r"(?m)^title: .*$", f"title: {content}", text, count=1), encoding="utf-8")


def _start(made: Repository, to: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator", "publish", "--to", str(to)]
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=made.root, env=environ, stdout=quiet, stderr=quiet, start_new_session=True)


def _kill(run: subprocess.Popen[bytes]) -> None:
    """Kill a run and what it started; one that is done already is left in peace."""
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
