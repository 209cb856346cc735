"""Shelf: a built site as the last build left it, of which only what is another is written."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

Look = tuple[int, int, int, int]
"""What the system says of a file: its number, its size, and when it and what is said of it last changed. A file that
looks as it did has been touched by nobody."""
Notes = Mapping[str, tuple[bytes, Look]]
"""By its path on the site, what each file was made from, and how it looked when it had been written."""


class Shelf:
    """The folder of a site: what lies there already is left as it is, and what this build does not give is taken away.

    The notes are an earlier shelf's. A file is known by them for as long as it looks as it did then, so what somebody
    else has written is written over. Hidden files beside the front page stay: a host's.
    """

    def __init__(self, folder: Path, notes: Notes) -> None:
        self._folder = folder
        self._lying = dict(_lying(folder, ""))
        self._known = {path: mark for path, (mark, look) in notes.items() if self._lying.get(path) == look}
        self.given: dict[str, bytes] = {}
        """What has been given by now, with its marks."""

    def holds(self, path: str, mark: bytes) -> bool:
        """Tell whether a file that was made from this lies there; if so, it is given."""
        if self._known.get(path) != mark:
            return False
        self.given[path] = mark
        return True

    def put(self, path: str, content: bytes, mark: bytes = b"") -> None:
        """Give a file, made from what the mark says or else from nothing but what it holds; a later one counts."""
        mark = mark or sha256(content).digest()
        if not self.holds(path, mark):
            self.given[path] = mark
            self._known.pop(path, None)
            self._write(path, content)

    def close(self) -> Notes:
        """Take away what was not given, and note the rest."""
        for path in self._lying.keys() - self.given.keys():
            self._take_away(self._folder / path)
        return {path: (mark, self._look(path, mark)) for path, mark in self.given.items()}

    def _look(self, path: str, mark: bytes) -> Look:
        return self._lying[path] if self._known.get(path) == mark else _look((self._folder / path).lstat())

    def _take_away(self, file: Path) -> None:
        """Take a file away, and its folders where they are left empty."""
        with suppress(OSError):  # something else may stand there by now
            file.unlink()
            for above in file.parents:
                if above == self._folder:
                    break
                above.rmdir()

    def _write(self, path: str, content: bytes) -> None:
        """Write a file that is new: what lies there may be the content of another name too."""
        file = self._folder / path
        try:
            if path in self._lying:
                file.unlink()
            written = file.open("xb")
        except OSError:
            self._make_room(file)
            written = file.open("xb")
        with written:
            written.write(content)

    def _make_room(self, file: Path) -> None:
        """Take away what is where a file is to be, and a file where one of its folders is to be."""
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        for each in (file, *file.parents):
            if each == self._folder:
                break
            if each.is_file() or each.is_symlink():
                each.unlink()
        file.parent.mkdir(parents=True, exist_ok=True)


def read_notes(file: Path) -> Notes:
    """Give the notes in a file; none where it cannot be read as such."""
    try:
        told = json.loads(file.read_bytes())
        return {path: (bytes.fromhex(mark), (a, b, c, d)) for path, (mark, a, b, c, d) in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_notes(file: Path, notes: Notes) -> None:
    """Write the notes of a closed shelf; where that cannot be done, the next build writes all files."""
    told = json.dumps({path: [mark.hex(), *look] for path, (mark, look) in notes.items()})
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(told, encoding="utf-8")


def _lying(folder: Path | str, within: str) -> Iterator[tuple[str, Look]]:
    """Give every file of a folder by its path, with how it looks."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if within or not entry.name.startswith("."):
            path = f"{within}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _lying(entry.path, f"{path}/")
            else:
                yield path, _look(entry.stat(follow_symlinks=False))


def _look(said: os.stat_result) -> Look:
    return said.st_ino, said.st_size, said.st_mtime_ns, said.st_ctime_ns
