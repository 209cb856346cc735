"""Marks: what tells the things that something was made from apart from any others, byte for byte."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path


def mark(*parts: str | bytes) -> bytes:
    """Give the mark of texts in an order; no two lists of them have the same."""
    found = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(f"{len(content)}\0".encode() + content)
    return found.digest()


def mark_of_files(sources: Iterable[Path], *, asked: str = "", without: AbstractSet[Path] = frozenset()) -> bytes:
    """Give the mark of files and folders: of all names and everything in them, and of what is asked of them.

    What Python keeps of the program's modules, and folders and files that are named, do not count.
    """
    found = sha256(asked.encode())
    for source in sources:
        for file in _files(source, without) if source.exists() else ():
            content = file.read_bytes()
            found.update(f"{file}\0{len(content)}\0".encode() + content)
    return found.digest()


def _files(folder: Path, without: AbstractSet[Path]) -> Iterator[Path]:
    if folder.is_file():
        yield folder
        return
    for path in sorted(folder.iterdir()):
        if path not in without and path.name != "__pycache__":
            yield from _files(path, without)
