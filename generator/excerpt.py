"""Excerpt: the line that a problem stands on, and how far what is wrong on it reaches."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.problem import Problem
from generator.source import Reach, reach

Lines = Callable[[PurePosixPath], Sequence[str]]
"""Gives the lines of a file; none where it cannot be shown."""

_ABOUT_KEYS = ("unknown-field", "duplicate-key")
_CELL = re.compile(r'"(?:[^"]|"")*"|[^,]*')


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a file, and the part of it that a problem is about."""

    line: str
    start: int
    """Column of the first character, from 1."""
    end: int
    """Column after the last; the same as the start where it is a place and no text."""

    @property
    def text(self) -> str:
        """What stands there."""
        return self.line[self.start - 1 : self.end - 1]


def excerpts(problems: Iterable[Problem], lines: Lines) -> Mapping[Problem, Excerpt]:
    """Give an excerpt for each problem whose place is there to be shown; a file is read once."""
    files: dict[PurePosixPath, tuple[Sequence[str], Reach]] = {}
    found: dict[Problem, Excerpt] = {}
    for problem in problems:
        place = problem.place
        if place.file not in files:
            of_file = lines(place.file)
            files[place.file] = of_file, reach("\n".join(of_file) if place.file.suffix == ".yml" else "")
        of_file, measured = files[place.file]
        line = of_file[place.line - 1] if place.line <= len(of_file) else ""
        if line and place.column <= len(line) + 1:
            found[problem] = Excerpt(line, place.column, _end(problem, line, measured))
    return found


def _end(problem: Problem, line: str, measured: Reach) -> int:
    """Give the column after the value or cell that is wrong; where the problem is about none, the place itself."""
    place, start = problem.place, (problem.place.line, problem.place.column)
    if place.file.suffix == ".csv":
        cell = _CELL.match(line, place.column - 1)
        return cell.end() + 1 if cell else place.column
    # A record or a mapping begins where its first key does, and is not that key.
    is_mapping = start in measured.mappings and problem.code not in _ABOUT_KEYS
    return place.column if is_mapping else measured.ends.get(start, place.column)
