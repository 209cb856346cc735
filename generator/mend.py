"""Mend: what was surely meant, written into a file in place of what stands there, and nothing else."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.problem import Place

_ENDS = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One value or key, and what is to stand in its place."""

    place: Place
    old: str
    new: str


def mend(content: bytes, changes: Iterable[Change]) -> bytes:
    """Give a file's bytes with the changes made; what does not stand where a change says is left as it is."""
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    pieces = _ENDS.split(content.removeprefix(mark).decode())
    for change in sorted(changes, reverse=True):
        number = 2 * (change.place.line - 1)
        line, start = pieces[number], change.place.column - 1
        if line.startswith(change.old, start):
            pieces[number] = f"{line[:start]}{change.new}{line[start + len(change.old) :]}"
    return mark + "".join(pieces).encode()
