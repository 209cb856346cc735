"""Second: what a second process has made of a build's pages, told to the first through a file."""

import os
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.ledger import Noted


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be known of a page when it lies on the shelf."""

    given: Mapping[str, bytes]
    """The files, by their paths, with the marks of what they were made from."""
    mark: bytes = b""
    """That of the page; nothing where it was not made now, or is not to be remembered."""
    remembered: bytes = b""
    noted: Noted | None = None
    """What it was made from, where that is to be known."""


class Second:
    """Made by the first process before there is a second; both tell what they have made by it."""

    def __init__(self) -> None:
        self._first = os.getpid()
        self._folder = TemporaryDirectory(prefix="kernekatalog-")
        self._file = Path(self._folder.name, "made")

    def is_here(self) -> bool:
        """Whether this is the second process."""
        return os.getpid() != self._first

    def tell(self, made: Made) -> None:
        """Let the first know."""
        with self._file.open("ab") as file:
            pickle.dump(made, file)

    def told(self) -> Iterator[Made]:
        """Give what the second has told, once both are done."""
        if self._file.exists():
            with self._file.open("rb") as file:
                while file.peek(1):
                    yield pickle.load(file)  # noqa: S301 - written above
        self._folder.cleanup()
