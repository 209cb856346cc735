"""The files about the whole catalogue, made by whichever process."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from multiprocessing import active_children
from pathlib import Path, PurePosixPath

import pytest

from generator.address import DATA
from generator.compiled import Compiled
from generator.exports.download import Download
from generator.mkdocs_exporting import Exporting
from generator.pages.page import Page
from generator.shelf import Shelf

PATH = PurePosixPath("data/one.json")


def pages(count: int) -> Sequence[Page]:
    """Give as many pages, of which one tells of the files."""
    one = Page(DATA, PurePosixPath("data/index.md"), "Data", "", "One file.")
    return [one, *[replace(one, address="")] * (count - 1)]


@pytest.mark.parametrize("count", [1, 200], ids=["by this process", "by a second one"])
def test_files_lie_there_when_they_are_told_of(count: int, tmp_path: Path) -> None:
    """And the shelf knows them, whoever has put them there."""
    shelf = Shelf(tmp_path / "site", {})
    exporting = Exporting(shelf, [Download(PATH, b"{}")], pages(count), Compiled(None))
    assert exporting.body() == "One file."
    assert (tmp_path / "site" / PATH).read_bytes() == b"{}"
    exporting.end()
    assert list(shelf.given) == [str(PATH)]


def test_build_that_fails_leaves_nobody_at_work(tmp_path: Path) -> None:
    """Whatever has become of the files, there is no second process any more, and no complaint of it."""
    shelf = Shelf(tmp_path / "site", {})
    exporting = Exporting(shelf, [Download(PATH, partial(bytes, -1))], pages(200), Compiled(None))
    exporting.leave()
    assert active_children() == []
    with pytest.raises(ChildProcessError):
        exporting.end()
