"""Memory: what an earlier build made, on disk, by the mark of everything that it was made from."""

import sqlite3
from pathlib import Path


class Memory:
    """A file of what was made, of which each build keeps what it used.

    A mark is that of everything something was made from (``marks.py``), so what is found is what would be made. A file
    that is damaged or another owner's, cannot be written or is another build's for now, is as good as none; so is None.
    """

    def __init__(self, file: Path | None, owner: bytes) -> None:
        self._used: set[bytes] = set()
        self._is_out_of_reach = False
        self._disk = _opened(file, owner) if file else None
        self._known = {mark for (mark,) in self._disk.execute("SELECT mark FROM made")} if self._disk else set()

    def recall(self, mark: bytes) -> bytes | None:
        """Give what was made from this, if it is known and within reach."""
        if self._disk is None or self._is_out_of_reach:
            return None
        found = self._disk.execute("SELECT content FROM made WHERE mark = ?", (mark,)).fetchone()
        if found is None:
            return None
        self._used.add(mark)
        return bytes(found[0])

    def knows(self, mark: bytes) -> bool:
        """Tell whether something is known that was made from this; if so, it counts as used."""
        if mark not in self._known:
            return False
        self._used.add(mark)
        return True

    def keep(self, mark: bytes, made: bytes) -> None:
        """Remember what was made from this, from when the memory is closed."""
        if self._disk is not None:
            self._used.add(mark)
            self._disk.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (mark, made))

    def keep_off(self) -> None:
        """Recall nothing in this process, which is a second one: SQLite's files are not to be carried along."""
        self._is_out_of_reach = True

    def close(self) -> None:
        """Write it to disk, without what was not asked for."""
        if self._disk is None:
            return
        unused = self._known - self._used
        self._disk.executemany("DELETE FROM made WHERE mark = ?", [(mark,) for mark in unused])
        self._disk.execute("COMMIT")
        self.leave()

    def leave(self) -> None:
        """Let go of the file; what was kept since it was opened is forgotten, unless the memory was closed."""
        if self._disk is not None:
            self._disk.close()
            self._disk = None


def _opened(file: Path, owner: bytes) -> sqlite3.Connection | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return _connected(file, owner)
    except (OSError, sqlite3.OperationalError):  # nothing can be written, or somebody else builds and it is theirs
        return None
    except sqlite3.DatabaseError:  # not ours, or damaged
        file.unlink()
        return _connected(file, owner)


def _connected(file: Path, owner: bytes) -> sqlite3.Connection:
    disk = sqlite3.connect(file, timeout=1, isolation_level=None)
    if disk.execute("PRAGMA quick_check").fetchone() != ("ok",):
        disk.close()
        raise sqlite3.DatabaseError(file)
    # What is lost in a power cut is made again.
    disk.execute("PRAGMA synchronous = OFF")
    disk.execute("BEGIN IMMEDIATE")
    disk.execute("CREATE TABLE IF NOT EXISTS made (mark BLOB PRIMARY KEY, content BLOB NOT NULL) STRICT")
    disk.execute("CREATE TABLE IF NOT EXISTS owned (by_whom BLOB NOT NULL) STRICT")
    if disk.execute("SELECT count(*) FROM made").fetchone() == (0,):
        disk.execute("DELETE FROM owned")
        disk.execute("INSERT INTO owned VALUES (?)", (owner,))
    if disk.execute("SELECT by_whom FROM owned").fetchall() != [(owner,)]:
        disk.close()
        raise sqlite3.DatabaseError(file)
    return disk
