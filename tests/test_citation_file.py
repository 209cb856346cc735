"""CITATION.cff, by which hosts of code and archives say how the repository is cited."""

import json
import tomllib

import yaml
from jsonschema import Draft7Validator

from tests.real import ROOT


def test_citation_file_keeps_to_its_format() -> None:
    """Any program that reads the Citation File Format reads ours.

    The schema beside this test is that of CFF 1.2.0 (CC BY 4.0), as cffconvert 2.0.0 brings it.
    """
    schema = json.loads((ROOT / "tests" / "citation-file-format.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(_citation())] == []
    assert [error.message for error in Draft7Validator(schema).iter_errors({**_citation(), "titel": "x"})] != []


def test_citation_file_has_the_programs_version() -> None:
    """Both say the same, so that nobody cites what never was."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert _citation()["version"] == project["version"]


def _citation() -> dict[str, object]:
    read: dict[str, object] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return read
