"""Codes: every kind of problem there is, each with an example of wrong and right."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Literal

from pydantic import TypeAdapter

from generator.own_files import own_text
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
    times: int = 1
    """How often what is wrong stands there, one after the other."""
    by: Literal["check", "build", "gaps", "import", "link", "whole"] = "check"
    """How to read the example: found by another command than the check, a link in place of a file, or a whole file."""


@cache
def codes() -> Mapping[str, Example]:
    """Give every code in the order of its pages, what is met most often first."""
    name = "codes.yml"
    source, problems = parse(own_text(name), PurePosixPath(name))
    assert not problems, "the program's own file is sound: tests read it"
    assert isinstance(source.data, dict), "as above"
    return {code: _EXAMPLE.validate_python(slots) for code, slots in source.data.items()}


_EXAMPLE = TypeAdapter(Example)
