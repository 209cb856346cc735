"""Download: one file of data that the site serves."""

from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from pydantic_core import to_json


@dataclass(frozen=True, slots=True)
class Download:
    """A file, in memory or yet to be made."""

    path: PurePosixPath
    """From the site's root."""
    made: bytes | partial[bytes]
    """The content, or what makes it when it is asked for: a function of a module on plain values."""

    @property
    def content(self) -> bytes:
        """What the file holds."""
        return self.made if isinstance(self.made, bytes) else self.made()


def json_bytes(told: object) -> bytes:
    """Write JSON as all downloads are written: letters as they are, one space a level; of records what is known."""
    # Not the standard library's: laid out in lines, that is written in Python, and takes ten times as long.
    return to_json(told, indent=1, by_alias=True, exclude_none=True) + b"\n"
