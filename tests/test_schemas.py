"""The JSON Schemas that editors check records by: current, sound, and of one mind with the program."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator

from generator.exports.json_schemas import SCHEMAS, schema_text
from generator.records import RECORD_TYPES
from generator.records.grading import GradingRule
from generator.source import Data, parse
from generator.sources import RULE
from tests.real import ROOT

COMMITTED = ROOT / "generator" / "schemas"


def test_committed_schemas_are_current() -> None:
    """A field that was changed is changed for editors too."""
    made = {f"{name}.json": schema_text(name) for name in SCHEMAS}
    committed = {file.name: file.read_text(encoding="utf-8") for file in COMMITTED.iterdir()}
    stale = sorted(name for name in made.keys() | committed.keys() if made.get(name) != committed.get(name))
    assert not stale, f"{', '.join(stale)}: `kernekatalog schema --out generator/schemas` renews them"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_one_of_2020_12(name: str) -> None:
    """Each schema says which JSON Schema it is written in, and keeps to it."""
    schema = json.loads((COMMITTED / f"{name}.json").read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("catalogue", [ROOT, ROOT / "tests" / "example"], ids=["real", "example"])
@pytest.mark.parametrize(
    "name", [*(each.model.__name__.lower() for each in RECORD_TYPES), GradingRule.__name__.lower()]
)
def test_records_keep_to_the_schema_they_name(catalogue: Path, name: str) -> None:
    """Whatever the program publishes an editor shows without a mark."""
    validator = Draft202012Validator(json.loads((COMMITTED / f"{name}.json").read_text(encoding="utf-8")))
    marks = [
        f"{file}: {error.json_path}: {error.message}"
        for file, data in _records(catalogue, name)
        for error in validator.iter_errors(data)
    ]
    assert not marks, "\n".join(marks)


@pytest.mark.parametrize("catalogue", [ROOT, ROOT / "tests" / "example"], ids=["real", "example"])
def test_record_names_its_own_schema(catalogue: Path) -> None:
    """The first line of every record leads editors to the schema of its kind, by a path that is there.

    The example's grading rule is the real one, letter for letter, and so names its schema from the real one's place.
    """
    wrong = []
    for name in SCHEMAS if catalogue == ROOT else SCHEMAS.keys() - {"gradingrule"}:
        for file, _ in _records(catalogue, name):
            first = file.read_text(encoding="utf-8").partition("\n")[0]
            before, _, path = first.partition("$schema=")
            if before != "# yaml-language-server: " or (file.parent / path).resolve() != COMMITTED / f"{name}.json":
                wrong.append(f"{file}: {first}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("area", {"title": "En", "kind": "country", "titel": "En"}, id="a field that is not there"),
        pytest.param("area", {"kind": "country"}, id="no title"),
        pytest.param("area", {"title": "En", "kind": "planet"}, id="a kind that is not there"),
        pytest.param("area", {"title": 1, "kind": "country"}, id="a number for a text"),
        pytest.param("area", {"title": " ", "kind": "country"}, id="an empty title"),
    ],
)
def test_schema_marks_what_the_program_refuses(name: str, data: Data) -> None:
    """A mistake that the check would report is marked while it is typed."""
    validator = Draft202012Validator(json.loads((COMMITTED / f"{name}.json").read_text(encoding="utf-8")))
    assert not validator.is_valid(data)


def _records(catalogue: Path, name: str) -> Iterator[tuple[Path, Data]]:
    """Give the files of a schema's kind and what stands in them, read as the program reads YAML."""
    folders = [each.folder for each in RECORD_TYPES if each.model.__name__.lower() == name]
    files = sorted((catalogue / folders[0]).glob("*.yml")) if folders else []
    if name == GradingRule.__name__.lower():
        files = [catalogue / RULE]
    for file in files:
        source, problems = parse(file.read_text(encoding="utf-8"), PurePosixPath(file.name))
        assert not problems
        yield file, source.data
