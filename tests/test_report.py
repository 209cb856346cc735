"""Problems in the forms that people and programs read."""

import json
import os
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

import pytest

from generator.problem import Place, Problem, Severity
from generator.report import FORMATS, as_json, github, message, sarif, summary, text
from generator.sentence import sentence
from generator.words import Words, load_words

PROBLEMS = (
    Problem(
        Place(PurePosixPath("activities/Æble, 100%.yml"), 1, 1),
        "file-name",
        sentence("file-name.characters", name="Æble, 100%.yml"),
        suggestion="aeble-100.yml",
    ),
    Problem(
        Place(PurePosixPath("evidence/references.bib"), 1234, 5),
        "unused-reference",
        sentence("unused-reference", key="en\nto: 50%"),
        Severity.WARNING,
    ),
)

FIRST = (
    "Filnavnet Æble, 100%.yml må kun have små bogstaver a-z, tal og bindestreger (æ skrives ae, ø oe og å aa). "
    "Mente du aeble-100.yml?"
)
SECOND = "Publikationen en\nto: 50% bruges ikke af nogen post; nævn den i en post, eller slet den."


def test_text_is_a_line_a_problem(danish: Words) -> None:
    """Editors and terminals link the place at the beginning of the line."""
    assert text(PROBLEMS[:1], danish) == f"activities/Æble, 100%.yml:1:1: fejl file-name: {FIRST}\n"
    assert text(PROBLEMS[1:], danish).startswith("evidence/references.bib:1234:5: advarsel unused-reference: ")


def test_json_has_every_part_of_a_problem(danish: Words) -> None:
    """A program needs no sentence taken apart."""
    assert json.loads(as_json(PROBLEMS, danish)) == {
        "problems": [
            {
                "file": "activities/Æble, 100%.yml",
                "line": 1,
                "column": 1,
                "code": "file-name",
                "severity": "error",
                "message": FIRST,
                "suggestion": "aeble-100.yml",
            },
            {
                "file": "evidence/references.bib",
                "line": 1234,
                "column": 5,
                "code": "unused-reference",
                "severity": "warning",
                "message": SECOND,
                "suggestion": None,
            },
        ]
    }


def test_github_is_a_command_a_problem(danish: Words) -> None:
    """What would end a command, a property or a line is escaped as GitHub asks."""
    assert github(PROBLEMS, danish) == (
        "::error file=activities/Æble%2C 100%25.yml,line=1,col=1,title=file-name::"
        f"{FIRST.replace('%', '%25')}\n"
        "::warning file=evidence/references.bib,line=1234,col=5,title=unused-reference::"
        "Publikationen en%0Ato: 50%25 bruges ikke af nogen post; nævn den i en post, eller slet den.\n"
    )


def test_sarif_has_the_structure_that_2_1_0_asks_for(danish: Words) -> None:
    """Code-scanning services show each result on its line."""
    assert json.loads(sarif(PROBLEMS, danish)) == {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "kernekatalog", "rules": [{"id": "file-name"}, {"id": "unused-reference"}]}
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result("file-name", "error", FIRST, ("activities/%C3%86ble%2C%20100%25.yml", 1, 1)),
                    _result("unused-reference", "warning", SECOND, ("evidence/references.bib", 1234, 5)),
                ],
            }
        ],
    }


def test_sarif_names_files_by_addresses(danish: Words) -> None:
    """A file's name with æ, a comma or a space is a valid URI, and the same name again when it is read."""
    (run,) = json.loads(sarif(PROBLEMS, danish))["runs"]
    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]]
    assert [uri for uri in uris if not uri.isascii() or " " in uri] == []
    assert [unquote(uri) for uri in uris] == [str(problem.place.file) for problem in PROBLEMS]


@pytest.mark.parametrize("form", FORMATS)
def test_name_that_is_no_utf_8_is_reported(danish: Words, form: str) -> None:
    """A disk may hold any bytes as a file's name, and its mistake is told all the same."""
    name = os.fsdecode(b"\xe6ble.yml")
    said = sentence("file-name.characters", name=name)
    assert "ble.yml" in FORMATS[form]([Problem(Place(PurePosixPath(name)), "file-name", said)], danish)


@pytest.mark.parametrize(
    ("form", "expected"),
    [("text", ""), ("github", ""), ("json", '{\n  "problems": []\n}\n')],
)
def test_nothing_is_said_of_nothing(danish: Words, form: str, expected: str) -> None:
    """A sound catalogue gives an empty report of each form."""
    assert FORMATS[form]((), danish) == expected


def test_sarif_of_nothing_is_a_run_without_results(danish: Words) -> None:
    """A service then closes what it showed before."""
    (run,) = json.loads(sarif((), danish))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_message_is_in_the_language_asked_for() -> None:
    """The place and the code are the same in every language."""
    assert message(PROBLEMS[0], load_words("en")).endswith("Did you mean aeble-100.yml?")
    assert text(PROBLEMS[:1], load_words("en")).startswith("activities/Æble, 100%.yml:1:1: error file-name: ")


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ((), "0 fejl og 0 advarsler"),
        (PROBLEMS, "1 fejl og 1 advarsel"),
        (PROBLEMS * 2, "2 fejl og 2 advarsler"),
        (PROBLEMS[1:] * 3, "0 fejl og 3 advarsler"),
    ],
)
def test_summary_counts_errors_and_warnings(danish: Words, problems: tuple[Problem, ...], expected: str) -> None:
    """One line says how much is left to do."""
    assert summary(problems, danish) == expected


def _result(code: str, level: str, said: str, place: tuple[str, int, int]) -> dict[str, Any]:
    uri, line, column = place
    region = {"startLine": line, "startColumn": column}
    return {
        "ruleId": code,
        "level": level,
        "message": {"text": said},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }
