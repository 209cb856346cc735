"""Mutated: the real catalogue with many of its files deleted, cut, garbled or swapped, and what is said of it."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from generator.problem import Place, Problem
from generator.site import read
from tests.real import ROOT

FOLDERS = ("activities", "evidence")

_NOISE = (
    b"\n",
    b": ",
    b"- ",
    b"'",
    b'"',
    b"{",
    b"@misc{",
    b",",
    b"\t",
    b"\xff",
    b"~",
    b"\xc3",
    b"#",
    b"  ",
    b"|",
    b"\0",
)


@dataclass(frozen=True, slots=True)
class Mutated:
    """A reading of the damaged catalogue."""

    files: int
    """Files that were damaged."""
    problems: Sequence[Problem]
    misplaced: Sequence[Problem]
    """Those that stand in no line of a file that is there, nor at the top of one that was deleted."""


def mutated(folder: Path, seed: int, share: float = 0.2) -> Mutated:
    """Damage so large a share of the real files, each in a way that the seed chooses, and read what is left."""
    chance = Random(seed)  # noqa: S311 - the same for the same seed, no secret
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    files = sorted(file for name in FOLDERS for file in (folder / name).rglob("*") if file.is_file())
    damaged = chance.sample(files, int(len(files) * share))
    for file in damaged:
        _damage(file, chance.choice(files), chance)
    problems = read(folder).problems
    names = {str(file.relative_to(folder)) for file in files}
    return Mutated(len(damaged), problems, [each for each in problems if not _exists(folder, names, each.place)])


def _damage(file: Path, other: Path, chance: Random) -> None:
    """Delete a file, cut it, garble it, or let it and another change places."""
    if not file.exists():
        return
    content = file.read_bytes()
    at, length = chance.randrange(len(content) + 1), chance.randrange(200)
    match chance.choice(("delete", "cut", "garble", "swap")):
        case "delete":
            file.unlink()
        case "cut":
            file.write_bytes(content[:at])
        case "garble":
            noise = b"".join(chance.choices(_NOISE, k=chance.randrange(1, 6)))
            file.write_bytes(content[:at] + noise + content[at + length :])
        case _ if other.exists():
            file.write_bytes(other.read_bytes())
            other.write_bytes(content)


def _exists(root: Path, names: set[str], place: Place) -> bool:
    file = root / place.file
    if not file.is_file():
        return str(place.file) in names and (place.line, place.column) == (1, 1)
    lines = file.read_bytes().decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1
