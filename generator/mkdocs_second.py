"""Second: what a second process has made of a build's pages, told to the first through a file."""

import os
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing import Pipe
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.ledger import Noted


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be known of a page, or of other files, when they lie on the shelf."""

    given: Mapping[str, bytes]
    """The files, by their paths, with the marks of what they were made from."""
    mark: bytes = b""
    """That of the page; nothing where it is not to be remembered."""
    remembered: bytes = b""
    """What is to be known of it by its mark; nothing where that is known."""
    noted: Noted | None = None
    """What it was made from, where that is to be known."""
    compiled: Mapping[str, bytes] = field(default_factory=dict)
    """The templates that were compiled for it."""


class Second:
    """Made by the first process before there is a second; both tell what they have made by it.

    Where there is only one, it hands things to itself.
    """

    def __init__(self) -> None:
        self._first = os.getpid()
        self._folder = TemporaryDirectory(prefix="kernekatalog-")
        self._file, self._text = Path(self._folder.name, "made"), Path(self._folder.name, "handed")
        self._ear, self._mouth = Pipe(duplex=False)

    def is_here(self) -> bool:
        """Whether this is the second process."""
        return os.getpid() != self._first

    def hand(self, text: str) -> None:
        """Hand over a text that the first is waiting for."""
        self._text.write_text(text, encoding="utf-8", newline="")
        # A pipe may have no room for the text itself while nobody listens.
        self._mouth.send_bytes(b"here")

    def handed(self) -> str:
        """Give the text that is handed over, once it is. Raises ChildProcessError where it never will be."""
        self._mouth.close()
        try:
            self._ear.recv_bytes()
        except EOFError:
            raise ChildProcessError(self._text) from None
        with self._text.open(encoding="utf-8", newline="") as file:
            return file.read()

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
