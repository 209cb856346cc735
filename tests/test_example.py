"""The example catalogue itself: other tests lean on its having everything."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.grade import Flag
from generator.load import load
from generator.records import RECORD_TYPES
from generator.records.activity import Strength
from generator.site import Site, read
from tests.conftest import EXAMPLE
from tests.real import ROOT


def test_example_has_only_its_intended_warnings() -> None:
    """The example is sound; what it is warned of is there on purpose, for the pages that show it."""
    assert [(str(problem.place), problem.code, problem.severity) for problem in read(EXAMPLE).problems] == [
        ("activities/eksempel-udgaaet.yml:2:1", "unstated-grade", "warning"),
        ("evidence/references.bib:68:1", "unused-reference", "warning"),
        ("evidence/snapshots/2020-01-01-eksempel-tal.csv:2:48", "snapshot-conflict", "warning"),
    ]


def test_example_is_graded_by_the_real_rule() -> None:
    """The example's thresholds are the real ones, so that its grades are what the real rule gives."""
    path = Path("evidence", "grading.yml")
    assert (EXAMPLE / path).read_text(encoding="utf-8") == (ROOT / path).read_text(encoding="utf-8")


def test_example_has_every_field() -> None:
    """No field is left without a page, a download and a check that somebody has looked at."""
    sources, _ = load(EXAMPLE, RECORD_TYPES)
    known, written = set(), set()
    for record_type in RECORD_TYPES:
        schema = record_type.model.model_json_schema()
        parts = schema.get("$defs", {})
        known |= {
            f"{part['title']}.{name}" for part in (schema, *parts.values()) for name in part.get("properties", ())
        }
        for source in sources.files[record_type.kind].values():
            written |= set(_written(schema, parts, source.data))
    assert known - written == set()


def test_example_has_grades_of_most_kinds(site: Site) -> None:
    """Strengths, directions and flags that pages show differently are all there."""
    assert {grade.strength for grade in site.grades.values()} >= {Strength.E0, Strength.E1, Strength.E2, Strength.E3}
    assert {grade.direction for grade in site.grades.values()} == {
        "conflicting",
        "inconclusive",
        "mostly_positive",
        "positive",
        "unknown",
    }
    assert {flag for grade in site.grades.values() for flag in grade.flags} == {
        Flag.HARM,
        Flag.SINGLE_STUDY,
        Flag.HINGES_ON_ONE_STUDY,
        Flag.OLDER_EVIDENCE,
    }


def test_example_is_plainly_one(site: Site) -> None:
    """Nobody who meets one of its records on the web takes it for a fact."""
    catalogue = site.catalogue
    titles = [
        *(record.title for record in catalogue.activities.values()),
        *(record.title for record in catalogue.evaluations.values()),
        *(record.title for record in catalogue.outcomes.values()),
        *(record.title for record in catalogue.indicators.values()),
        *(record.title for record in catalogue.areas.values()),
        *(record.title for record in catalogue.snapshots.values()),
    ]
    assert [title for title in titles if "Eksempel" not in title] == []


def _written(schema: Mapping[str, Any], parts: Mapping[str, Any], data: object) -> Iterator[str]:
    """Give every field that stands in data, by the schema's name of what it is a field of: ``Measure.ci``."""
    if "$ref" in schema:
        schema = parts[schema["$ref"].rpartition("/")[2]]
    for choice in schema.get("anyOf", ()):
        yield from _written(choice, parts, data)
    if isinstance(data, list) and "items" in schema:
        for item in data:
            yield from _written(schema["items"], parts, item)
    if isinstance(data, dict) and "properties" in schema:
        for name, value in data.items():
            yield f"{schema['title']}.{name}"
            yield from _written(schema["properties"][name], parts, value)
