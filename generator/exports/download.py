"""Download: one file of data that the site serves."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Download:
    """A file, in memory or yet to be made."""

    path: PurePosixPath
    """From the site's root."""
    made: bytes | Callable[[], bytes]
    """The content, or what makes it when it is asked for."""

    @property
    def content(self) -> bytes:
        """What the file holds."""
        return self.made if isinstance(self.made, bytes) else self.made()


def json_bytes(told: object) -> bytes:
    """Write JSON as all downloads are written: letters as they are, one space a level."""
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()
