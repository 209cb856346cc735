"""Halves: what two processes do is what one does."""

from functools import partial
from pathlib import Path

import pytest

from generator.commands import halves
from generator.commands.halves import Apart, in_halves
from generator.mkdocs_second import Made, Second
from generator.site import Site
from generator.write import write
from tests.conftest import EXAMPLE
from tests.doors import files_of


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few be many, in stretches so short that both processes have some."""
    monkeypatch.setattr(halves, "_MANY", 1)
    monkeypatch.setattr(halves, "_NEIGHBOURS", 3)
    monkeypatch.setattr(halves, "_STRETCHES", 1)


@pytest.mark.usefixtures("many")
def test_two_processes_write_the_same_bytes_as_one(site: Site, tmp_path: Path) -> None:
    """Every page and every file beside it, whoever wrote it."""
    write(site, EXAMPLE / "content", tmp_path / "one")
    write(site, EXAMPLE / "content", tmp_path / "two", share=in_halves)
    assert files_of(tmp_path / "two") == files_of(tmp_path / "one")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("pieces", [1, 5, 8, 40])
def test_each_piece_is_done_once(pieces: int, tmp_path: Path) -> None:
    """However many there are, and whichever of the two is the quicker."""

    def done(number: int) -> None:
        with (tmp_path / str(number)).open("a", encoding="ascii") as file:
            file.write("once")

    in_halves([partial(done, number) for number in range(pieces)])
    assert files_of(tmp_path) == {str(number): b"once" for number in range(pieces)}


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("bad", "error"), [(0, ZeroDivisionError), (4, ChildProcessError)], ids=["in the first", "in the second"]
)
def test_failure_in_either_process_is_raised(bad: int, error: type[Exception]) -> None:
    """A half that was not done is never passed over."""

    def fail(number: int) -> None:
        if number == bad:
            raise ZeroDivisionError

    with pytest.raises(error):
        in_halves([partial(fail, number) for number in range(9)])


def test_few_are_done_by_one_process() -> None:
    """Below two hundred nothing is lost that the work leaves in memory."""
    done: list[int] = []
    in_halves([partial(done.append, number) for number in range(199)])
    assert done == list(range(199))


@pytest.mark.parametrize("many", [1, 1000], ids=["by this process", "by a second one"])
def test_what_is_begun_apart_is_done_when_it_is_waited_for(many: int, tmp_path: Path) -> None:
    """By whichever process, and what is handed over and told is the same."""
    second = Second()

    def make() -> None:
        (tmp_path / "file").write_text("made", encoding="utf-8")
        second.tell(Made({"file": b"mark"}))

    apart = Apart([make, partial(second.hand, "Æ\r\n")], many=many)
    assert second.handed() == "Æ\r\n"
    apart.join()
    assert [made.given for made in second.told()] == [{"file": b"mark"}]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "made"


def test_who_waits_for_a_process_that_failed_is_told() -> None:
    """Nobody waits for ever: neither for what was to be handed over, nor for the end."""
    second = Second()

    def fail() -> None:
        raise ZeroDivisionError

    apart = Apart([fail], many=1000)
    with pytest.raises(ChildProcessError):
        second.handed()
    with pytest.raises(ChildProcessError):
        apart.join()
    assert list(second.told()) == []
