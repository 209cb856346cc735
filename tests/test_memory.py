"""What is remembered between builds, and by what."""

import os
import shutil
from pathlib import Path

import pytest

from generator.commands.current import is_current, made_from, note_current
from generator.marks import mark, mark_of_files
from generator.memory import Memory
from generator.surroundings import mark_of_settings, owner

OWNER = b"owner"


def test_next_build_finds_what_the_last_one_used(tmp_path: Path) -> None:
    """What a build kept or asked for is there for the next; what neither did is gone."""
    file = tmp_path / "made.sqlite"
    first = Memory(file, OWNER)
    first.keep(b"1", b"one")
    first.keep(b"2", b"two")
    first.close()
    second = Memory(file, OWNER)
    assert (second.recall(b"1"), second.recall(b"3")) == (b"one", None)
    second.keep(b"3", b"three")
    second.close()
    third = Memory(file, OWNER)
    assert [third.recall(each) for each in (b"1", b"2", b"3")] == [b"one", None, b"three"]


def test_build_that_failed_changes_nothing(tmp_path: Path) -> None:
    """What is left without being closed is as it was before."""
    file = tmp_path / "made.sqlite"
    first = Memory(file, OWNER)
    first.keep(b"1", b"one")
    first.close()
    failed = Memory(file, OWNER)
    failed.keep(b"2", b"two")
    failed.leave()
    after = Memory(file, OWNER)
    assert [after.recall(each) for each in (b"1", b"2")] == [b"one", None]


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" + bytes(5000)])
def test_damaged_memory_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    """A file that cannot be read is made anew."""
    file = tmp_path / "made.sqlite"
    file.write_bytes(content)
    memory = Memory(file, OWNER)
    assert memory.recall(b"1") is None
    memory.keep(b"1", b"one")
    memory.close()
    assert Memory(file, OWNER).recall(b"1") == b"one"


def test_memory_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    """Where a file stands in the way of its folder, a build goes on without."""
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    memory = Memory(tmp_path / "cache" / "made.sqlite", OWNER)
    memory.keep(b"1", b"one")
    memory.close()
    assert memory.recall(b"1") is None


def test_memory_of_another_owner_is_an_empty_one(tmp_path: Path) -> None:
    """What somebody else made, and laid among the files of a repository, is not believed."""
    file = tmp_path / "made.sqlite"
    theirs = Memory(file, b"another")
    theirs.keep(b"1", b"theirs")
    theirs.close()
    ours = Memory(file, OWNER)
    assert ours.recall(b"1") is None
    ours.keep(b"1", b"ours")
    ours.close()
    assert Memory(file, OWNER).recall(b"1") == b"ours"


def test_owner_is_the_same_each_time_and_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lies in the user's own folder, which nobody else may read; without such a folder nothing is remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = owner()
    assert (len(first), owner()) == (32, first)
    assert (tmp_path / "kernekatalog" / "owner").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert owner() != first
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert owner() == b""


def test_two_builds_at_once_do_not_share(tmp_path: Path) -> None:
    """The second remembers nothing, and does not stand in the way of the first."""
    first = Memory(tmp_path / "made.sqlite", OWNER)
    first.keep(b"1", b"one")
    second = Memory(tmp_path / "made.sqlite", OWNER)
    second.keep(b"1", b"another")
    assert second.recall(b"1") is None
    second.close()
    first.close()
    assert Memory(tmp_path / "made.sqlite", OWNER).recall(b"1") == b"one"


def test_marks_tell_texts_apart_where_they_are_joined() -> None:
    """Two lists of texts that read alike in one go have two marks."""
    assert mark("ab", "c") != mark("a", "bc")
    assert mark("a", "b") == mark(b"a", "b")


def test_marks_of_files_are_of_names_and_bytes(tmp_path: Path) -> None:
    """Another byte, another name, one file more or less: another mark; the same again, the same."""
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.txt"
    file.write_text("a", encoding="utf-8")
    marks = [mark_of_files([tmp_path])]
    file.write_text("b", encoding="utf-8")
    marks.append(mark_of_files([tmp_path]))
    file.rename(tmp_path / "in" / "b.txt")
    marks.append(mark_of_files([tmp_path]))
    file.touch()
    marks.append(mark_of_files([tmp_path]))
    assert len(set(marks)) == 4
    file.unlink()
    assert mark_of_files([tmp_path]) == marks[2]


def test_settings_are_marked_with_what_they_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value of the environment, and a file outside, count where the settings name them."""
    settings, words = tmp_path / "mkdocs.yml", tmp_path / "words.dic"
    settings.write_text(f"site_url: !ENV [KATALOG_URL, x]\ndictionary: {words}\n", encoding="utf-8")
    marks = [mark_of_settings(settings)]
    monkeypatch.setenv("KATALOG_URL", "https://www.example.org/")
    marks.append(mark_of_settings(settings))
    words.write_text("hus", encoding="utf-8")
    marks.append(mark_of_settings(settings))
    monkeypatch.setenv("KATALOG_OTHER", "y")
    assert len(set(marks)) == 3
    assert mark_of_settings(settings) == marks[2]


def test_site_is_current_until_anything_is_another(tmp_path: Path) -> None:
    """A byte of a record, of the settings or of the site itself, or another day, and it is to be built."""
    settings, site = tmp_path / "mkdocs.yml", tmp_path / "site"
    settings.write_text("site_name: x\n", encoding="utf-8")
    record, page = tmp_path / "activities" / "a.yml", site / "index.html"
    for file in (record, page):
        file.parent.mkdir()
        file.write_text("one", encoding="utf-8")

    def current(day: str = "1") -> bool:
        return is_current(settings, site, made_from(settings, site, day=day))

    assert not current()
    note_current(settings, site, made_from(settings, site, day="1"))
    assert current()
    assert not current(day="2")
    for file in (record, page, settings):
        before = file.read_text(encoding="utf-8")
        file.write_text("two", encoding="utf-8")
        assert not current()
        file.write_text(before, encoding="utf-8")
        os.utime(file, (1, 1))
        assert current()
    shutil.rmtree(site)
    assert not current()


def test_settings_that_read_elsewhere_are_never_current(tmp_path: Path) -> None:
    """Where a build reads what lies outside the folder, nobody can say that it would be the same."""
    settings, site = tmp_path / "mkdocs.yml", tmp_path / "site"
    settings.write_text("docs_dir: ../content\n", encoding="utf-8")
    site.mkdir()
    note_current(settings, site, made_from(settings, site, day="1"))
    assert not is_current(settings, site, made_from(settings, site, day="1"))
