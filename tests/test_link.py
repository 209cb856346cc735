"""Records linked, and those left out whose links lead nowhere."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bibliography import Bibliography
from generator.check import check
from generator.link import Link, Records, link, links_in
from generator.load import load
from generator.problem import Severity
from generator.records import RECORD_TYPES
from generator.records.area import Area
from generator.records.fields import Record
from generator.records.snapshot import Observation
from generator.site import Reading, Site, read
from generator.source import parse
from generator.sources import Sources

IDS = ("a", "b", "c", "d", "e", "f")
GRAPHS = st.fixed_dictionaries({each: st.lists(st.sampled_from([*IDS, "missing"]), max_size=3) for each in IDS})
"""What each of some areas is compared with."""


def test_links_are_all_that_the_schema_says_refer_to_something(example: Path) -> None:
    """A link is its type: wherever one stands, in a list or deep in a record, it is found with its place."""
    sources, _ = load(example, RECORD_TYPES)
    for record_type in RECORD_TYPES:
        schema = record_type.model.model_json_schema()
        for record_id, source in sources.files[record_type.kind].items():
            record = record_type.model.model_validate_json(json.dumps(source.data))
            expected = set(_references(schema, schema.get("$defs", {}), source.data))
            assert set(links_in(record)) == expected, f"links of {record_type.kind}/{record_id}"


def test_example_has_every_kind_of_link(example: Path) -> None:
    """No field that refers to something is left untried by the test above."""
    sources, _ = load(example, RECORD_TYPES)
    found: set[tuple[str, str]] = set()
    for record_type in RECORD_TYPES:
        schema = record_type.model.model_json_schema()
        for source in sources.files[record_type.kind].values():
            for each in _references(schema, schema.get("$defs", {}), source.data):
                found.add((record_type.kind, ".".join(step for step in each.path if isinstance(step, str))))
    known = {(each.kind, path) for each in RECORD_TYPES for path in _referring(each.model.model_json_schema())}
    assert known - found == set()


@given(graph=GRAPHS, broken=st.sets(st.sampled_from(IDS), max_size=2))
def test_leaving_out_goes_on_until_nothing_changes(graph: Mapping[str, list[str]], broken: set[str]) -> None:
    """Published is exactly what leads to published records only, however long or round the way."""
    areas = {key: compared for key, compared in graph.items() if key not in broken}
    catalogue, problems = link(*_areas(areas, broken))
    assert set(catalogue.areas) == {key for key in areas if not _reaches(key, areas, {"missing", *broken})}
    told = [problem.place.file.stem for problem in problems]
    assert set(told) == set(areas) - set(catalogue.areas)


@given(graph=GRAPHS, broken=st.sets(st.sampled_from(IDS), max_size=2))
def test_only_who_names_something_unknown_is_wrong(graph: Mapping[str, list[str]], broken: set[str]) -> None:
    """Each unknown id is an error; who only depends on others gets one warning that names one of them."""
    areas = {key: compared for key, compared in graph.items() if key not in broken}
    _, problems = link(*_areas(areas, broken))
    wrong = {key for key, compared in areas.items() if "missing" in compared}
    errors = [problem.place.file.stem for problem in problems if problem.severity == Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity == Severity.WARNING]
    assert sorted(errors) == sorted(key for key, compared in areas.items() for each in compared if each == "missing")
    assert len({problem.place.file for problem in warnings}) == len(warnings)
    assert [problem for problem in warnings if problem.place.file.stem in wrong] == []
    for problem in warnings:
        assert problem.sentence.slots["value"] in areas[problem.place.file.stem]


def test_catalogue_is_whole_where_every_file_is_published(site: Site) -> None:
    """A sound catalogue lacks nothing, and no activity's evidence is in doubt."""
    assert (site.catalogue.is_whole, site.catalogue.uncertain) == (True, frozenset())


def test_evaluation_with_a_mistake_makes_its_activities_uncertain(catalogue: Path) -> None:
    """A grade is not judged where an evaluation that bears on it is missing."""
    _replace(catalogue / "evidence" / "evaluations" / "eksempel2019samlet.yml", "design: did", "design: dids")
    reading = read(catalogue)
    assert reading.catalogue.uncertain == {"eksempel-lektiehjaelp", "eksempel-naboskab"}
    assert _errors(reading) == {"wrong-value"}


def test_evaluation_that_cannot_be_read_makes_all_activities_uncertain(catalogue: Path) -> None:
    """Nobody knows what it bears on."""
    _replace(catalogue / "evidence" / "evaluations" / "eksempel2019samlet.yml", "summary: ", "summary: @")
    reading = read(catalogue)
    assert reading.catalogue.uncertain == set(reading.catalogue.activities)
    assert _errors(reading) == {"yaml-syntax"}


def test_snapshot_with_a_mistake_in_its_table_is_left_out(catalogue: Path) -> None:
    """Neither the record nor its rows are published."""
    _replace(catalogue / "evidence" / "snapshots" / "2020-01-01-eksempel-tal.csv", "58.25", "58,25")
    reading = read(catalogue)
    left = ["2018-12-01-eksempel-liste", "2021-01-01-eksempel-ledige"]
    assert list(reading.catalogue.snapshots) == left
    assert list(reading.catalogue.observations) == left


@pytest.mark.parametrize("file", ["themes.yml", "target-groups.yml"])
def test_terms_of_a_list_that_cannot_be_read_are_not_unknown(catalogue: Path, file: str) -> None:
    """One mistake is not told as one in every record."""
    _replace(catalogue / "evidence" / "vocabulary" / file, "title: ", "title: @")
    assert _errors(read(catalogue)) == {"yaml-syntax"}


def test_publication_knows_who_names_it(site: Site) -> None:
    """Once each, however often a record names it, in the order of kinds and ids."""
    assert site.catalogue.cited_by["eksempel2019samlet"] == (
        ("activities", "eksempel-lektiehjaelp"),
        ("evaluations", "eksempel2019samlet"),
    )


def _areas(graph: Mapping[str, list[str]], broken: set[str]) -> tuple[Records, Sources, Bibliography]:
    """Make areas that are compared with each other; a broken one has a file and no record."""
    texts = {key: f"title: {key}\nkind: group\ncompare_with: [{', '.join(graph[key])}]\n" for key in graph}
    files = {key: parse(text, PurePosixPath(f"evidence/areas/{key}.yml"))[0] for key, text in texts.items()}
    areas, problems = check(Area, files)
    assert problems == []
    nothing: Mapping[str, Mapping[str, Record]] = {each.kind: {} for each in RECORD_TYPES}
    observations: Mapping[str, list[Observation]] = {}
    return (
        Records({**nothing, "areas": areas}, observations, rule=None, rule_source=None),
        Sources(
            {**{each.kind: {} for each in RECORD_TYPES}, "areas": files},
            {each.kind: {} for each in RECORD_TYPES},
            {**{each.kind: frozenset() for each in RECORD_TYPES}, "areas": frozenset({*graph, *broken})},
        ),
        Bibliography({}, frozenset()),
    )


def _reaches(start: str, graph: Mapping[str, list[str]], targets: set[str]) -> bool:
    reached, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += graph.get(here, [])
    return bool(reached & targets)


def _references(schema: Mapping[str, Any], parts: Mapping[str, Any], data: object) -> Iterator[Link]:
    """Give what a JSON Schema says refers to something, found in data by the schema alone."""
    yield from _found(schema, parts, data, ())


def _found(
    schema: Mapping[str, Any], parts: Mapping[str, Any], data: object, path: tuple[str | int, ...]
) -> Iterator[Link]:
    if "$ref" in schema:
        schema = {**schema, **parts[schema["$ref"].rpartition("/")[2]]}
    for choice in schema.get("anyOf", ()):
        yield from _found(choice, parts, data, path)
    if "x-refers-to" in schema and isinstance(data, str):
        yield Link(path, schema["x-refers-to"], data)
    if isinstance(data, list) and "items" in schema:
        for position, item in enumerate(data):
            yield from _found(schema["items"], parts, item, (*path, position))
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _found(schema.get("properties", {}).get(name, {}), parts, value, (*path, name))


def _referring(schema: Mapping[str, Any]) -> Iterator[str]:
    """Give the fields of a schema that refer to something: ``findings.activities``."""

    def inside(part: Mapping[str, Any], path: str) -> Iterator[str]:
        if "$ref" in part:
            part = schema["$defs"][part["$ref"].rpartition("/")[2]]
        if "x-refers-to" in part:
            yield path
        for deeper in (*part.get("anyOf", ()), *([part["items"]] if "items" in part else ())):
            yield from inside(deeper, path)
        for name, deeper in part.get("properties", {}).items():
            yield from inside(deeper, f"{path}.{name}".lstrip("."))

    yield from inside(schema, "")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _errors(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems if problem.severity == Severity.ERROR}
