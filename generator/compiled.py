"""Compiled: templates as Python has them, kept between builds: to compile them takes longer than to fill most."""

import pickle
from collections.abc import Mapping

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """What Jinja asks for a template, by its name, its file and its text.

    What the program's filters make of a constant is compiled too, so this is kept by the mark of the program, and not
    by that of the texts alone.
    """

    def __init__(self, kept: bytes | None) -> None:
        self._known: dict[str, bytes] = pickle.loads(kept) if kept else {}  # noqa: S301 - our own, like __pycache__
        self.is_more = False
        """Whether there is something to be kept that was not there before."""
        self._new: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is known; it looks itself whether that is of this text and this version."""
        if code := self._known.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what Jinja has compiled."""
        self._new[bucket.key] = bucket.bytecode_to_string()
        self.take({bucket.key: self._new[bucket.key]})

    def new(self) -> Mapping[str, bytes]:
        """Give what was compiled since this was asked last, for another process to take."""
        new, self._new = self._new, {}
        return new

    def take(self, compiled: Mapping[str, bytes]) -> None:
        """Have what was compiled here or by another process kept too."""
        self._known |= compiled
        self.is_more = self.is_more or bool(compiled)

    def kept(self) -> bytes:
        """Give all that is known, to be kept."""
        self.is_more = False
        return pickle.dumps(self._known)
