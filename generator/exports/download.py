"""Download: one file of data that the site serves."""

import json
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Download:
    """A file in memory."""

    path: PurePosixPath
    """From the site's root."""
    content: bytes


def json_bytes(told: object) -> bytes:
    """Write JSON as all downloads are written: letters as they are, one space a level."""
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()
