"""Download: one file of data that the site serves."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Download:
    """A file in memory."""

    path: PurePosixPath
    """From the site's root."""
    content: bytes
