"""Publishing: whatever happens on the way, what is served is whole."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands import publishing
from generator.commands.publishing import BusyError, ForeignFolderError, publish
from tests.doors import files_of
from tests.real import ROOT


def _old(folder: Path) -> None:
    (folder / "index.html").write_text("old", encoding="utf-8")
    (folder / "removed.html").write_text("old", encoding="utf-8")


def _new(folder: Path) -> None:
    (folder / "index.html").write_text("new", encoding="utf-8")


OLD = {"index.html": b"old", "removed.html": b"old"}
NEW = {"index.html": b"new"}


@pytest.fixture
def to(tmp_path: Path) -> Path:
    """A folder that is served, with an earlier site in it."""
    publish(tmp_path / "site", _old)
    return tmp_path / "site"


@pytest.mark.parametrize("can_exchange", [True, False])
def test_new_site_takes_the_place_of_the_earlier(to: Path, can_exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is no longer made is gone, and the earlier site is kept beside it; on any system."""
    if not can_exchange:
        monkeypatch.setattr(publishing, "_exchange", lambda *_: False)
    assert files_of(publish(to, _new)) == OLD
    assert files_of(to) == NEW
    publish(to, _old)
    assert files_of(to) == OLD
    assert sorted(path.name for path in to.parent.iterdir()) == [".site.last", ".site.lock", "site"]


def test_failed_build_leaves_the_earlier_site(to: Path) -> None:
    """What raises half way leaves nothing behind."""

    def half(folder: Path) -> None:
        _new(folder)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        publish(to, half)
    assert files_of(to) == OLD
    assert sorted(path.name for path in to.parent.iterdir()) == [".site.lock", "site"]


def test_full_disk_leaves_the_earlier_site(to: Path) -> None:
    """A file that cannot be written whole is not served in part."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            publish(to, _large)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert files_of(to) == OLD


def test_two_at_once_are_told_apart(to: Path) -> None:
    """The second is refused while the first is at work, and the first goes on."""

    def build(folder: Path) -> None:
        with pytest.raises(BusyError):
            publish(to, _old)
        _new(folder)

    publish(to, build)
    assert files_of(to) == NEW


def test_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    """Who names the wrong folder loses nothing."""
    (tmp_path / "brev.txt").write_text("kære", encoding="utf-8")
    with pytest.raises(ForeignFolderError):
        publish(tmp_path, _new)
    assert (tmp_path / "brev.txt").read_text(encoding="utf-8") == "kære"


def test_run_killed_between_two_steps_is_mended_by_the_next(to: Path) -> None:
    """Where names cannot change places, the earlier site is found again."""
    to.rename(to.with_name(".site.last"))
    (to.with_name(".site.new")).mkdir()
    with pytest.raises(RuntimeError):
        publish(to, _raise)
    assert files_of(to) == OLD


def test_site_killed_at_any_moment_is_whole(tmp_path: Path) -> None:
    """Fifty times of fifty, and both before and after the exchange."""
    command = [sys.executable, "-m", "tests.trust.fifty_kills", str(tmp_path / "site")]
    told = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True).stdout
    whole, old, new = map(int, told.split())
    assert whole == 50
    assert old > 0
    assert new > 0


def _large(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"n" * 100_000)


def _raise(_: Path) -> None:
    raise RuntimeError
