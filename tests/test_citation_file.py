"""CITATION.cff, by which hosts of code and archives say how the repository is cited."""

import json
import tomllib

import yaml
from jsonschema import Draft7Validator, FormatChecker

from tests.real import ROOT


def test_citation_file_keeps_to_its_format() -> None:
    """Any program that reads the Citation File Format reads ours, and finds days and addresses to be what they say.

    The schema beside this test is that of CFF 1.2.0 (CC BY 4.0), as cffconvert 2.0.0 brings it and asks of it.
    """
    schema = json.loads((ROOT / "tests" / "citation-file-format.json").read_text(encoding="utf-8"))
    validator = Draft7Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(_citation())] == []
    for broken in ({"titel": "x"}, {"date-released": "2026-13-01"}):
        assert [error.message for error in validator.iter_errors({**_citation(), **broken})] != []


def test_citation_file_has_the_programs_version() -> None:
    """Both say the same, so that nobody cites what never was."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert _citation()["version"] == project["version"]


def _citation() -> dict[str, object]:
    read: dict[str, object] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return read
