"""Sources: everything that was read of a catalogue, by kind of record and id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.source import Source
from generator.table import Table

REFERENCES = PurePosixPath("evidence/references.bib")
RULE = PurePosixPath("evidence/grading.yml")
"""The two files that are no records, from the root."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a catalogue, read."""

    files: Mapping[str, Mapping[str, Source]]
    """The files that could be read."""
    tables: Mapping[str, Mapping[str, Table]]
    """The tables that stand beside them."""
    ids: Mapping[str, frozenset[str]] = field(repr=False)
    """Every id that has a file, readable or not."""
