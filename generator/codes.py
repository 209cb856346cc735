"""Codes: every kind of problem there is, each with an example of wrong and right."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from generator.source import parse


@dataclass(frozen=True, slots=True)
class Example:
    """A place in a record, as it should not and as it should be written."""

    wrong: str
    right: str
    file: str = ""
    """The file it stands in; empty where what is wrong is the file's own name."""
    here: str = ""
    """What stands in the example catalogue at that place; by default what is right."""


@cache
def codes() -> Mapping[str, Example | None]:
    """Give every code in the order of its pages, what is met most often first; some can have no example."""
    name = "codes.yml"
    source, problems = parse(files("generator").joinpath(name).read_text(encoding="utf-8"), PurePosixPath(name))
    assert not problems, "the program's own file is sound: tests read it"
    assert isinstance(source.data, dict), "as above"
    found: dict[str, Example | None] = {}
    for code, slots in source.data.items():
        assert isinstance(slots, dict), "as above"
        found[code] = Example(**{key: str(text) for key, text in slots.items()}) if slots else None
    return found
