"""Inputs: every hostile text and file given to the program, and what became of each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.load import load_file
from generator.problem import Problem
from tests.real import ROOT
from tests.trust.hostile import FILES, VALUES
from tests.trust.techniques import TECHNIQUES

NAUGHTY: Sequence[str] = json.loads((ROOT / "tests" / "naughty" / "blns.json").read_text(encoding="utf-8"))
"""The Big List of Naughty Strings: see the licence beside it."""

LONGEST = 2000
"""No text of a record may be longer; one that is, is cut to this before it is tried."""

OURS: Sequence[str] = [*VALUES, *(text for texts in TECHNIQUES.values() for text in texts)]

_FILE = PurePosixPath("fil.yml")
_BEFORE = "# En post\nsummary: x\n"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What became of all hostile input."""

    texts: Sequence[str]
    """Those that were tried, in order."""
    shown: Sequence[str]
    """Those that a record may contain, and that stand on pages."""
    misplaced: Sequence[str]
    """Texts and names of files that were refused without the right line, or a file that was not refused at all."""

    @property
    def tried(self) -> int:
        """Texts and files."""
        return len(self.texts) + len(FILES)

    @property
    def refused(self) -> int:
        """Of those, the ones refused with the right line."""
        return self.tried - len(self.shown) - len(self.misplaced)


def tried(folder: Path) -> Inputs:
    """Give every text to the reader as a title on the third line of a record, and every file as it is."""
    texts = [text for text in dict.fromkeys(each[:LONGEST] for each in (*OURS, *NAUGHTY)) if text.strip()]
    said = {text: _problems_of_text(folder, text) for text in texts}
    misplaced = [text for text, problems in said.items() if problems and min(problems).place.line != 3]
    return Inputs(
        texts,
        [text for text, problems in said.items() if problems is None],
        [*misplaced, *(name for name in FILES if said_of_file(folder, name) != FILES[name][1])],
    )


def said_of_file(folder: Path, name: str) -> str:
    """Give the first thing that is said of a file of the list, with its place; what is read of it must be nothing."""
    (folder / _FILE).write_bytes(FILES[name][0])
    source, problems = load_file(folder, _FILE)
    if source is not None or not problems:
        return "read"
    first = min(problems)
    return f"{first.place.line}:{first.place.column} {first.code}"


def _problems_of_text(folder: Path, text: str) -> Sequence[Problem] | None:
    content = f"{_BEFORE}title: {json.dumps(text, ensure_ascii=False)}\n"
    (folder / _FILE).write_text(content, encoding="utf-8", errors="surrogatepass")
    source, problems = load_file(folder, _FILE)
    return problems if source is None else None
