"""BibTeX: where each publication stands in a file, and what in it is never to be read."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import PurePosixPath

from generator.problem import Place, Problem
from generator.sentence import sentence

MAX_ENTRY = 10_000
"""Characters of an entry; with the limit of a file they bound the work of reading it."""

MAX_ENTRIES = 2_000
"""Publications in the file: ten times what the catalogue had when it was new."""

MAX_NAMES = 10_000
"""Authors and editors in the file, which cost more than any other text of the same length."""

MAX_BRACES = 8
"""Braces inside each other; a title needs two or three."""

_ENTRY = re.compile(r"@(?!(?:comment|preamble|string)\b)[^\s{(}),=#\"@]+\s*[{(]\s*(?P<key>[^,\s}]+)", re.IGNORECASE)
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_BRACE = re.compile("[{}]")
_COMMAND = re.compile(r"@\s*(?P<name>string|preamble)\s*[{(]", re.IGNORECASE)
"""What makes text of other text: a few lines of it can grow beyond any memory."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the file."""

    key: str
    place: Place
    text: str


def entries_of(text: str, file: PurePosixPath) -> Iterator[Entry]:
    """Give every entry of a file, in order, those too that cannot be read."""
    matches, lines = list(_ENTRY.finditer(text)), line_starts(text)
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=False):
        yield Entry(match["key"], place_in(lines, match.start(), file), text[match.start() : end].strip())


def line_starts(text: str) -> Sequence[int]:
    """Give where each line begins, so that many places are found without reading the text for each."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def place_in(lines: Sequence[int], position: int, file: PurePosixPath) -> Place:
    """Give the line and column of a position, by where the lines begin."""
    line = bisect_right(lines, position)
    return Place(file, line, position - lines[line - 1] + 1)


def without_bombs(text: str, file: PurePosixPath) -> tuple[str, list[Problem]]:
    """Blank out what could take all time or memory to read, and tell of each; every line keeps its number.

    Problems: ``bibtex-feature``.
    """
    starts = sorted(match.start() for pattern in (_ENTRY, _COMMAND) for match in pattern.finditer(text))
    kept, problems = ["\n" * text.count("\n", 0, starts[0] if starts else None)], []
    lines, entries, names = line_starts(text), 0, 0
    for start, end in pairwise([*starts, len(text)]):
        chunk = text[start:end]
        command = _COMMAND.match(chunk)
        entries += command is None
        names += len(_AND.findall(chunk))
        if entries > MAX_ENTRIES:
            said = sentence("bibtex-feature.many", most=MAX_ENTRIES)
            problems.append(Problem(place_in(lines, start, file), "bibtex-feature", said))
            break
        if command:
            said = sentence("bibtex-feature.command", name=command["name"].lower())
        elif len(chunk) > MAX_ENTRY:
            said = sentence("bibtex-feature.long", most=MAX_ENTRY)
        elif max(depths(chunk)) > MAX_BRACES:
            said = sentence("bibtex-feature.braces", most=MAX_BRACES)
        elif names > MAX_NAMES:
            said = sentence("bibtex-feature.names", most=MAX_NAMES)
        else:
            kept.append(chunk)
            continue
        problems.append(Problem(place_in(lines, start, file), "bibtex-feature", said))
        kept.append("\n" * chunk.count("\n"))
    return "".join(kept), problems


def depths(text: str) -> Sequence[int]:
    """Tell how many braces are open at the beginning and after each brace."""
    return list(accumulate((1 if brace == "{" else -1 for brace in _BRACE.findall(text)), initial=0))
