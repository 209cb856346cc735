"""Stage 3: Records to a Catalogue in which every link leads somewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from generator.bibliography import Bibliography
from generator.catalogue import Catalogue
from generator.problem import Place, Problem, Severity, guess
from generator.records.fields import Record, RefersTo
from generator.records.grading import GradingRule
from generator.records.snapshot import Observation
from generator.records.vocabulary import Vocabulary
from generator.sentence import sentence
from generator.shape import models_in
from generator.source import Path, Source
from generator.sources import Sources

R = TypeVar("R", bound=Record)
Key = tuple[str, str]
"""A record's kind and id."""


@dataclass(frozen=True, slots=True)
class Link:
    """One id in a record that names something else."""

    path: Path
    kind: str
    """What it names, as in ``RefersTo``."""
    target: str


@dataclass(frozen=True, slots=True)
class Records:
    """What the stages before gave: the records without a mistake in themselves."""

    by_kind: Mapping[str, Mapping[str, Record]]
    observations: Mapping[str, Sequence[Observation]]
    """The rows of each snapshot."""
    rule: GradingRule | None
    rule_source: Source | None


def link(records: Records, sources: Sources, bibliography: Bibliography) -> tuple[Catalogue, list[Problem]]:
    """Make the catalogue of all records whose links lead to published ones.

    A record that names something missing is left out, and then whatever names that record, until nothing changes.

    Problems: ``unknown-id``; ``left-out`` (a warning that names the cause, for a record that has no mistake itself).
    """
    links = _all_links(records)
    published: dict[str, set[str]] = {kind: set(of_kind) for kind, of_kind in records.by_kind.items()}
    published["snapshots"] &= set(records.observations)
    known = _Known(records, sources, bibliography, published)
    problems: list[Problem] = []
    for (kind, record_id), found in links.items():
        unknown = [each for each in found if not known.exists(each)]
        problems += [_unknown(each, _place(sources, kind, record_id, each), known) for each in unknown]
        if unknown:
            published[kind].discard(record_id)
    changed = True
    while changed:
        changed = False
        for (kind, record_id), found in links.items():
            cause = next((each for each in found if not known.is_published(each)), None)
            if record_id in published[kind] and cause is not None:
                published[kind].discard(record_id)
                problems.append(_left_out(cause, _place(sources, kind, record_id, cause)))
                changed = True
    return _catalogue(records, sources, bibliography, published, links), problems


def links_in(record: Record, path: Path = ()) -> Iterator[Link]:
    """Give every link of a record, in the order of its fields; of one inside another, the path to it comes first."""
    for name, alias, kind in _linking_fields(type(record)):
        yield from _links(kind, getattr(record, name), (*path, alias))


@dataclass(frozen=True, slots=True)
class _Known:
    """What ids there are, and which of them are published so far."""

    records: Records
    sources: Sources
    bibliography: Bibliography
    published: Mapping[str, set[str]]

    def ids(self, kind: str) -> frozenset[str]:
        """Every id that can be named, published or not."""
        if kind == "references":
            return self.bibliography.keys
        if kind.startswith("vocabulary/"):
            return self._terms(kind)
        return self.sources.ids[kind]

    def exists(self, link: Link) -> bool:
        # What a file that cannot be read would name is not known to be missing.
        return link.target in self.ids(link.kind) or self._has_unread_file(link.kind)

    def is_published(self, link: Link) -> bool:
        if link.kind == "references":
            return link.target in self.bibliography.references
        if link.kind.startswith("vocabulary/"):
            return link.kind.partition("/")[2] in self.published["vocabulary"] and link.target in self._terms(link.kind)
        return link.target in self.published[link.kind]

    def _terms(self, kind: str) -> frozenset[str]:
        vocabulary = self.records.by_kind["vocabulary"].get(kind.partition("/")[2])
        return frozenset(term.id for term in vocabulary.terms) if isinstance(vocabulary, Vocabulary) else frozenset()

    def _has_unread_file(self, kind: str) -> bool:
        if kind == "references":
            return not self.bibliography.is_read
        name = kind.partition("/")[2]
        return name in self.sources.ids["vocabulary"] and name not in self.records.by_kind["vocabulary"]


def _all_links(records: Records) -> dict[Key, list[Link]]:
    links: dict[Key, list[Link]] = {}
    for kind, of_kind in records.by_kind.items():
        for record_id, record in of_kind.items():
            links[kind, record_id] = list(links_in(record))
    for snapshot_id, rows in records.observations.items():
        links.setdefault(("snapshots", snapshot_id), []).extend(_row_links(rows))
    return links


def _row_links(rows: Sequence[Observation]) -> Iterator[Link]:
    """Give each area and indicator once, where the table first names it: the path is a row's number and a column."""
    for column, kind in (("area", "areas"), ("indicator", "indicators")):
        first: dict[str, int] = {}
        for number, row in enumerate(rows):
            first.setdefault(getattr(row, column), number)
        for target, number in first.items():
            yield Link((number, column), kind, target)


def _place(sources: Sources, kind: str, record_id: str, link: Link) -> Place:
    """Where a link stands: in the record, or in the table beside it."""
    match link.path:
        case (int(row), str(column)):
            return sources.tables[kind][record_id].place(row, column)
        case path:
            return sources.files[kind][record_id].place(path)


def _unknown(link: Link, place: Place, known: _Known) -> Problem:
    said = sentence(f"unknown-id.{link.kind.rpartition('/')[2]}", value=link.target)
    meant = guess(link.target, {each: each for each in known.ids(link.kind)})
    return Problem(place, "unknown-id", said, suggestion=meant.word, is_sure=meant.is_sure)


def _left_out(link: Link, place: Place) -> Problem:
    said = sentence(f"left-out.{link.kind.rpartition('/')[2]}", value=link.target)
    return Problem(place, "left-out", said, Severity.WARNING)


def _catalogue(
    records: Records,
    sources: Sources,
    bibliography: Bibliography,
    published: Mapping[str, set[str]],
    links: Mapping[Key, Sequence[Link]],
) -> Catalogue:
    def kept(kind: str) -> Any:  # noqa: ANN401 - the kind decides the type, which the records were checked by
        return {key: record for key, record in records.by_kind[kind].items() if key in published[kind]}

    cited_by: dict[str, list[Key]] = {}
    for (kind, record_id), found in links.items():
        for each in found:
            if each.kind == "references" and record_id in published[kind]:
                cited_by.setdefault(each.target, []).append((kind, record_id))
    return Catalogue(
        activities=kept("activities"),
        evaluations=kept("evaluations"),
        outcomes=kept("outcomes"),
        indicators=kept("indicators"),
        areas=kept("areas"),
        snapshots=kept("snapshots"),
        vocabulary=kept("vocabulary"),
        references=bibliography.references,
        observations={key: rows for key, rows in records.observations.items() if key in published["snapshots"]},
        rule=records.rule,
        rule_source=records.rule_source,
        sources=sources.files,
        # Their rows have become observations, and only their places are asked for.
        tables={key: replace(table, rows=()) for key, table in sources.tables["snapshots"].items()},
        cited_by={key: tuple(dict.fromkeys(citing)) for key, citing in cited_by.items()},
        uncertain=_activities_named_by_missing(sources, published),
        is_whole=all(published[kind] == ids for kind, ids in sources.ids.items()),
    )


def _activities_named_by_missing(sources: Sources, published: Mapping[str, set[str]]) -> frozenset[str]:
    """Give the activities that evaluations name which were not published; all, where one could not even be read."""
    if sources.ids["evaluations"] - sources.files["evaluations"].keys():
        return frozenset(published["activities"])
    missing = [source for key, source in sources.files["evaluations"].items() if key not in published["evaluations"]]
    named = set()
    for source in missing:
        findings = source.data.get("findings") if isinstance(source.data, dict) else None
        for finding in findings if isinstance(findings, list) else ():
            activities = finding.get("activities") if isinstance(finding, dict) else None
            named |= {name for name in (activities if isinstance(activities, list) else ()) if isinstance(name, str)}
    return frozenset(named)


@cache
def _linking_fields(model: type[BaseModel]) -> tuple[tuple[str, str, str | None], ...]:
    """Give name and alias of each field of a model with links inside, and what the texts in it name, if they do."""
    fields = ((name, info, _kind((info.annotation, *info.metadata))) for name, info in model.model_fields.items())
    return tuple(
        (name, info.alias or name, kind)
        for name, info, kind in fields
        if kind is not None or any(_linking_fields(each) for each in models_in(info.annotation))
    )


def _kind(types: Sequence[object]) -> str | None:
    """Give what the texts of a type name, however they are wrapped, but for those of models inside it."""
    for each in types:
        kind = each.kind if isinstance(each, RefersTo) else _kind(get_args(each))
        if kind is not None:
            return kind
    return None


def _links(kind: str | None, value: object, path: Path) -> Iterator[Link]:
    if isinstance(value, str):
        if kind is not None:
            yield Link(path, kind, value)
    elif isinstance(value, Record):
        yield from links_in(value, path)
    elif isinstance(value, tuple):
        for position, each in enumerate(value):
            yield from _links(kind, each, (*path, position))
