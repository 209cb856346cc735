"""Progress: how far long work has come, said on a terminal over what was said before, and nowhere else."""

from typing import TextIO

_EVERY = 20
"""A terminal is told of every so many; to tell of each would be work of its own."""


class Progress:
    """One line of a terminal. A stream that is none, such as a log or a pipe, is told nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None

    def say(self, text: str) -> None:
        """Say what is going on in place of what was said last; an empty text takes that away."""
        if self._stream:
            # Back to where the line begins: whatever else is written there is written over it.
            self._stream.write(f"\r\033[K{text}\r")
            self._stream.flush()

    def count(self, text: str, number: int, of: int) -> None:
        """Say that so many are done; now and then, and nothing when all are."""
        if number >= of:
            self.say("")
        elif number % _EVERY == 0:
            self.say(f"{text} {number}/{of}")
