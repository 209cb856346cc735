"""Moving: a record's id given anew in the texts of all records that name it, every other byte left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.catalogue import Catalogue
from generator.link import links_in
from generator.problem import Place
from generator.records import RECORD_TYPES
from generator.records.evaluation import Evaluation
from generator.records.fields import Record


@dataclass(frozen=True, slots=True)
class Move:
    """A record that gets another id."""

    kind: str
    old: str
    new: str


def places(catalogue: Catalogue, move: Move) -> Iterator[Place]:
    """Give every place where a record or a table names the record that moves; a catalogue without errors has all."""
    for kind, records in _records(catalogue).items():
        for record_id, record in records.items():
            source = catalogue.sources[kind][record_id]
            for link in links_in(record):
                if (link.kind, link.target) == (move.kind, move.old):
                    yield source.values[link.path]
            if isinstance(record, Evaluation) and _is_sample(catalogue, move):
                yield from (source.values["includes", n] for n, each in enumerate(record.includes) if each == move.old)
                if record.sample.id == move.old:
                    yield source.values["sample", "id"]
    column = {"areas": "area", "indicators": "indicator"}.get(move.kind)
    for snapshot_id, rows in catalogue.observations.items() if column else ():
        for number, row in enumerate(rows):
            if column and getattr(row, column) == move.old:
                yield catalogue.tables[snapshot_id].place(number, column)


def renamed(text: str, places_in_it: Iterator[Place] | list[Place], move: Move) -> str:
    """Give a file's text with the new id at each of its places, in the quotes that the old one stood in."""
    lines = text.splitlines(keepends=True)
    for place in sorted(places_in_it, reverse=True):
        line = lines[place.line - 1]
        start = place.column - 1
        start += line[start] in "'\""
        assert line.startswith(move.old, start), "a link stands where it was read"
        lines[place.line - 1] = line[:start] + move.new + line[start + len(move.old) :]
    return "".join(lines)


def by_file(found: Iterator[Place]) -> Mapping[PurePosixPath, list[Place]]:
    """Gather places by the file that they stand in."""
    files: dict[PurePosixPath, list[Place]] = {}
    for place in found:
        files.setdefault(place.file, []).append(place)
    return files


def _records(catalogue: Catalogue) -> Mapping[str, Mapping[str, Record]]:
    return {kind.kind: getattr(catalogue, kind.kind) for kind in RECORD_TYPES}


def _is_sample(catalogue: Catalogue, move: Move) -> bool:
    """Tell whether the id is that of an evaluation's sample too, by which syntheses name its people."""
    moved = catalogue.evaluations.get(move.old) if move.kind == "evaluations" else None
    return moved is not None and moved.sample.id is None
