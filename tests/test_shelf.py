"""What of a built site is left as it lies there, and what is written."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.shelf import Notes, Shelf, read_notes, write_notes

MARK = b"made of this"


def _build(folder: Path, files: Mapping[str, bytes], notes: Notes) -> Notes:
    shelf = Shelf(folder, notes)
    for path, content in files.items():
        shelf.put(path, content)
    return shelf.close()


def _files(folder: Path) -> Mapping[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_only_what_is_another_is_written(tmp_path: Path) -> None:
    """A file that is given as it lies there is not touched; another is a file of its own, and what is left goes."""
    notes = _build(tmp_path, {"a/same.html": b"1", "a/other.html": b"2", "b/gone.html": b"3"}, {})
    before = {name: (tmp_path / "a" / name).stat().st_ino for name in ("same.html", "other.html")}
    os.link(tmp_path / "a" / "other.html", tmp_path / ".kept")
    _build(tmp_path, {"a/same.html": b"1", "a/other.html": b"4"}, notes)
    assert _files(tmp_path) == {"a/same.html": b"1", "a/other.html": b"4", ".kept": b"2"}
    assert (tmp_path / "a" / "same.html").stat().st_ino == before["same.html"]
    assert not (tmp_path / "b").exists()


def test_file_that_somebody_touched_is_written_again(tmp_path: Path) -> None:
    """Even where its length and the time it says are what they were."""
    notes = _build(tmp_path, {"a.html": b"one"}, {})
    file = tmp_path / "a.html"
    was = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert not Shelf(tmp_path, notes).holds("a.html", notes["a.html"][0])
    _build(tmp_path, {"a.html": b"one"}, notes)
    assert file.read_bytes() == b"one"


def test_file_is_held_by_what_it_was_made_from(tmp_path: Path) -> None:
    """What was made from the same need not be made to be known."""
    first = Shelf(tmp_path, {})
    first.put("a.html", b"one", MARK)
    notes = first.close()
    second = Shelf(tmp_path, notes)
    assert second.holds("a.html", MARK)
    assert not second.holds("a.html", b"made of another thing")
    assert not second.holds("b.html", MARK)
    assert second.close() == notes


@pytest.mark.parametrize(("before", "after"), [("a", "a/b"), ("a/b", "a")])
def test_folder_and_file_take_each_others_place(tmp_path: Path, before: str, after: str) -> None:
    """An address that was a file becomes a folder, and the other way round."""
    notes = _build(tmp_path, {before: b"1", "c": b"2"}, {})
    _build(tmp_path, {after: b"3", "c": b"2"}, notes)
    assert _files(tmp_path) == {after: b"3", "c": b"2"}


def test_hidden_files_beside_the_front_page_stay(tmp_path: Path) -> None:
    """They are the host's or the repository's; deeper ones are not."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_bytes(b"1")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".b").write_bytes(b"2")
    _build(tmp_path, {"index.html": b"3"}, {})
    assert _files(tmp_path) == {".git/HEAD": b"1", "index.html": b"3"}


def test_notes_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Notes come back from a file; a file that holds none gives none."""
    (tmp_path / "site").mkdir()
    notes = _build(tmp_path / "site", {"a/b.html": b"1"}, {})
    file = tmp_path / "notes.json"
    write_notes(file, notes)
    assert read_notes(file) == notes
    assert read_notes(tmp_path / "none.json") == {}
    for damaged in (b"", b"[1]", b'{"a": 1}', b'{"a": ["zz", 1, 2, 3, 4]}', b'{"a": ["00", 1]}'):
        file.write_bytes(damaged)
        assert read_notes(file) == {}
