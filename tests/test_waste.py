"""How seldom Python looks for what may be thrown away."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from generator.waste import keeping_all

RING = """\
from generator.waste import end_at_once
class Loud(list):
    def __del__(self): print("looked at")
"""
"""What is told when a ring of things is taken apart, which only a look through all of them finds."""


@pytest.fixture
def unfrozen() -> Iterator[None]:
    """Leave nothing aside for the tests that follow."""
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("unfrozen")
def test_what_is_read_is_not_looked_at() -> None:
    """Not while it is read, and not by a look afterwards; the looking itself goes on."""
    with keeping_all():
        looks_while_reading = gc.isenabled()
        kept = [[number] for number in range(100)]
    assert not looks_while_reading
    assert gc.isenabled()
    assert not [each for each in gc.get_objects() if each is kept]


@pytest.mark.parametrize(("asked", "told"), [("", "looked at\n"), ("end_at_once()\n", "")])
def test_process_ends_without_a_last_look(asked: str, told: str) -> None:
    """What is left goes with the process, rings of things too."""
    program = f"{RING}{asked}ring = Loud(); ring.append(ring)\n"
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ended.stdout == told
