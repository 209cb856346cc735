"""Problems in the forms that people and programs read."""

import json
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator, Draft202012Validator

from generator.cli import main
from generator.commands.reporting import make_report
from generator.excerpt import excerpts
from generator.problem import Place, Problem, Severity
from generator.reports import FORMATS
from generator.reports.as_json import as_json
from generator.reports.github import github, step_summary
from generator.reports.gitlab import gitlab
from generator.reports.rdjson import rdjson
from generator.reports.report import Report, brief, message, summary
from generator.reports.sarif import sarif
from generator.reports.text import text
from generator.sentence import sentence
from generator.words import Words, load_words
from tests.conftest import EXAMPLE
from tests.real import ROOT

SCHEMAS = ROOT / "tests" / "schemas"

LINES = ("title: Sådan", "themes: [eksempel-læring, b]", "x" * 180 + "\t" + "y" * 60)
ACTIVITY = PurePosixPath("activities/en.yml")

WRONG_NAME = Problem(
    Place(PurePosixPath("activities/Æble, 100%.yml")),
    "file-name",
    sentence("file-name.characters", name="Æble, 100%.yml"),
    suggestion="aeble-100.yml",
)
UNKNOWN = Problem(
    Place(ACTIVITY, 2, 10),
    "unknown-id",
    sentence("unknown-id.themes", value="eksempel-læring"),
    suggestion="eksempel-laering",
)
UNUSED = Problem(
    Place(PurePosixPath("evidence/references.bib"), 1234, 5),
    "unused-reference",
    sentence("unused-reference", key="en\nto: 50%"),
    Severity.WARNING,
)
PROBLEMS = (WRONG_NAME, UNKNOWN, UNUSED)

FIRST = (
    "Filnavnet Æble, 100%.yml må kun have små bogstaver a-z, tal og bindestreger (æ skrives ae, ø oe og å aa). "
    "Mente du aeble-100.yml?"
)
SECOND = "Der findes intet indsatsområde med id'et eksempel-læring. Mente du eksempel-laering?"
THIRD = "Publikationen en\nto: 50% bruges ikke af nogen post; nævn den i en post, eller slet den."
MENDING = "Brug det id, der foreslås, eller opret den post, der mangler. Id'et er filens navn uden .yml."
PAGES = "https://kernekataloget.example/bidrag/fejl"

EMPTY = {
    "text": "",
    "json": '{\n  "problems": []\n}\n',
    "github": "",
    "gitlab": "[]\n",
    "rdjson": (
        '{\n  "source": {\n    "name": "kernekatalog",\n    "url": "https://kernekataloget.example/"\n  },\n'
        '  "diagnostics": []\n}\n'
    ),
}


@pytest.fixture(scope="module")
def report(danish: Words) -> Report:
    """Two errors, one of them on a line that can be shown, and a warning."""
    return _report(PROBLEMS, danish)


def test_text_has_five_parts_and_tells_warnings_apart(report: Report) -> None:
    """Place, code, sentence, the line with carets under what is wrong, and how to mend it."""
    assert text(report) == (
        f"activities/Æble, 100%.yml:1:1: fejl file-name: {FIRST}\n"
        "      = Giv filen det navn, der foreslås, og ret de poster, der henviser til den.\n"
        f"        {PAGES}/file-name/\n"
        "\n"
        f"activities/en.yml:2:10: fejl unknown-id: {SECOND}\n"
        "    2 | themes: [eksempel-læring, b]\n"
        "      |          ^^^^^^^^^^^^^^^\n"
        f"      = {MENDING}\n"
        f"        {PAGES}/unknown-id/\n"
        "\n"
        "Advarsler: posterne bliver vist, som de er, men nogen bør se på dem.\n"
        "\n"
        f"evidence/references.bib:1234:5: advarsel unused-reference: {THIRD}\n"
        "      = Nævn publikationen i en post, eller slet den.\n"
        f"        {PAGES}/unused-reference/\n"
    )


def test_what_follows_from_a_mistake_is_a_line_each_at_the_end(danish: Words) -> None:
    """One mistake keeps many records waiting: whoever looks for what to mend does not have to look through them."""
    waiting = [
        Problem(Place(PurePosixPath(name), 7, 5), "left-out", sentence("left-out.areas", value="dk"), Severity.WARNING)
        for name in ("activities/a.yml", "activities/b.yml")
    ]
    report = _report([*waiting, UNUSED, UNKNOWN], danish)
    assert text(report) == text(_report([UNUSED, UNKNOWN], danish)) + (
        "\n"
        "Venter på andre: i disse poster er der ikke noget at rette. De bliver vist, når det, de nævner, er rettet.\n"
        f"{PAGES}/left-out/\n"
        "\n"
        "activities/a.yml:7:5: advarsel left-out: Posten vises ikke, før området dk er rettet.\n"
        "activities/b.yml:7:5: advarsel left-out: Posten vises ikke, før området dk er rettet.\n"
    )
    assert [each.code for each in report.by_weight] == ["unknown-id", "unused-reference", "left-out", "left-out"]


def test_long_line_is_cut_around_what_is_wrong(danish: Words) -> None:
    """The caret stands under its character however far out it is, and a tab does not move it."""
    problem = Problem(Place(ACTIVITY, 3, 182), "yaml-syntax", sentence("yaml-syntax.tab"))
    _, line, caret, *_ = text(_report([problem], danish)).splitlines()
    assert line == f"    3 | … {'x' * 49} {'y' * 50} …"
    assert line[caret.index("^")] == "y"


@pytest.mark.parametrize("form", FORMATS)
def test_language_is_the_one_asked_for(form: str) -> None:
    """Sentences and advice are English where English is asked for; place and code are the same."""
    said = FORMATS[form](_report([UNKNOWN], load_words("en")))
    assert "Did you mean eksempel-laering?" in said
    assert "unknown-id" in said


def test_json_tells_everything(report: Report) -> None:
    """A program reads the parts of a problem by name, and null where there is none."""
    rows = json.loads(as_json(report))["problems"]
    assert rows[1] == {
        "file": "activities/en.yml",
        "line": 2,
        "column": 10,
        "end_column": 25,
        "code": "unknown-id",
        "severity": "error",
        "message": SECOND,
        "suggestion": "eksempel-laering",
        "excerpt": "themes: [eksempel-læring, b]",
        "mending": MENDING,
        "page": f"{PAGES}/unknown-id/",
    }
    assert (rows[2]["line"], rows[2]["suggestion"], rows[2]["excerpt"]) == (1234, None, None)


def test_github_is_a_command_a_problem(report: Report) -> None:
    """What would end a command, a property or a line is escaped as GitHub asks."""
    second, first, third = github(report).splitlines()
    assert first.startswith(
        f"::error file=activities/Æble%2C 100%25.yml,line=1,col=1,title=file-name::{FIRST.replace('%', '%25')}%0A"
    )
    assert second == (
        f"::error file=activities/en.yml,line=2,col=10,endColumn=24,title=unknown-id::{SECOND}%0A{MENDING}%0A"
        f"{PAGES}/unknown-id/"
    )
    assert third.startswith(
        "::warning file=evidence/references.bib,line=1234,col=5,title=unused-reference::Publikationen en%0Ato: 50%25 "
    )


@pytest.mark.parametrize(("errors", "warnings", "shown"), [(3, 7, 10), (3, 8, 10), (12, 3, 10), (0, 0, 0)])
def test_github_gives_ten_the_most_serious_first(danish: Words, errors: int, warnings: int, shown: int) -> None:
    """GitHub drops what is more than ten a step: the tenth says how many more there are."""
    problems = [_numbered(UNUSED, number) for number in range(warnings)]
    problems += [_numbered(UNKNOWN, number) for number in range(errors)]
    commands = github(_report(problems, danish)).splitlines()
    assert len(commands) == shown
    assert [each.startswith("::error file") for each in commands[:3]] == [True] * min(3, errors)
    left = errors + warnings - 9
    if left > 1:
        said = {2: "0 fejl og 2 advarsler", 6: "3 fejl og 3 advarsler"}[left]
        assert commands[9].endswith(f"title=Flere problemer::Der er også {said}; alle står i trinnets opsummering.")


def test_step_summary_has_all_problems_and_no_markdown_of_theirs(danish: Words) -> None:
    """Each problem is a row, in one line, and nothing a contributor typed is read as Markdown or HTML."""
    hostile = Problem(
        Place(ACTIVITY), "unknown-id", sentence("unknown-id.themes", value="<img src=x>|[a](javascript:b)\n# c")
    )
    said = step_summary(_report([*[_numbered(UNUSED, number) for number in range(30)], hostile], danish))
    _, _, head, _, first, *rows = said.splitlines()
    assert head == "| Sted | Kode | Hvad er galt |"
    assert len(rows) == 30
    assert first.startswith(f"| activities/en.yml:1:1 | [unknown-id]({PAGES}/unknown-id/) | fejl: ")
    assert not set("<>[]#") & set(first.rpartition("fejl: ")[2].replace("&#", ""))
    assert first.count("|") == 4


def test_check_appends_the_summary_of_a_github_step(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that GitHub names gets all problems below what stands there, and only in GitHub's form."""
    file = catalogue / "summary.md"
    file.write_text("Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    CliRunner().invoke(main, ["check", "--root", str(catalogue)])
    assert file.read_text(encoding="utf-8") == "Before\n"
    CliRunner().invoke(main, ["check", "--root", str(catalogue), "--format", "github"])
    assert file.read_text(encoding="utf-8").startswith("Before\n0 fejl og 3 advarsler\n\n| Sted |")


def test_sarif_shows_each_result_on_its_line_with_its_fix(report: Report) -> None:
    """Code-scanning services show what is wrong, what the code means and what to write instead."""
    (run,) = json.loads(sarif(report))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["file-name", "unknown-id", "unused-reference"]
    assert run["tool"]["driver"]["rules"][1]["helpUri"] == f"{PAGES}/unknown-id/"
    assert [each["message"]["text"] for each in run["results"]] == [FIRST, SECOND, THIRD]
    assert [each["level"] for each in run["results"]] == ["error", "error", "warning"]
    region = {"startLine": 2, "startColumn": 10, "endColumn": 25}
    place = {"artifactLocation": {"uri": "activities/en.yml"}, "region": region}
    assert run["results"][1]["locations"] == [{"physicalLocation": place}]
    (change,) = run["results"][1]["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "eksempel-laering"}}]
    assert "fixes" not in run["results"][0]


def test_sarif_names_files_by_addresses(report: Report) -> None:
    """A file's name with æ, a comma or a space is a valid URI, and the same name again when it is read."""
    (run,) = json.loads(sarif(report))["runs"]
    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]]
    assert [uri for uri in uris if not uri.isascii() or " " in uri] == []
    assert [unquote(uri) for uri in uris] == [str(problem.place.file) for problem in PROBLEMS]


def test_gitlab_keeps_a_fingerprint_when_lines_move(danish: Words) -> None:
    """The same mistake further down is the same to GitLab, and two of one kind in a file are two."""
    lower = Problem(Place(ACTIVITY, 9, 10), UNKNOWN.code, UNKNOWN.sentence, suggestion=UNKNOWN.suggestion)
    one, two = (json.loads(gitlab(_report([each], danish)))[0]["fingerprint"] for each in (UNKNOWN, lower))
    assert one == two
    both = [each["fingerprint"] for each in json.loads(gitlab(_report([UNKNOWN, lower], danish)))]
    assert both[0] == one != both[1]


def test_rdjson_counts_bytes_and_offers_the_fix(report: Report) -> None:
    """Reviewdog's columns are bytes of UTF-8: the æ before the end counts two."""
    found = json.loads(rdjson(report))["diagnostics"][1]
    span = {"start": {"line": 2, "column": 10}, "end": {"line": 2, "column": 26}}
    assert found["location"] == {"path": "activities/en.yml", "range": span}
    assert found["suggestions"] == [{"range": span, "text": "eksempel-laering"}]
    assert (found["severity"], found["code"]["value"]) == ("ERROR", "unknown-id")


@pytest.mark.parametrize(
    ("write", "schema", "validator"),
    [
        pytest.param(sarif, "sarif-2.1.0", Draft4Validator, id="sarif"),
        pytest.param(gitlab, "gitlab-code-quality", Draft202012Validator, id="gitlab"),
        pytest.param(rdjson, "rdjson", Draft4Validator, id="rdjson"),
    ],
)
def test_report_keeps_to_its_schema(
    report: Report, write: Callable[[Report], str], schema: str, validator: type[Draft202012Validator]
) -> None:
    """What others publish about their form is kept, for many problems of every sort and for none."""
    rules = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    validator.check_schema(rules)
    for each in (report, _report((), report.words)):
        marks = [error.message for error in validator(rules).iter_errors(json.loads(write(each)))]
        assert marks == []


def test_github_keeps_to_its_grammar(report: Report) -> None:
    """Each line is one workflow command, its properties parted by commas; GitHub publishes no schema of it."""
    for line in github(report).splitlines():
        _, command, said = line.split("::", 2)
        severity, _, properties = command.partition(" ")
        assert severity in {"error", "warning"}
        assert {each.partition("=")[0] for each in properties.split(",")} >= {"file", "line", "col", "title"}
        assert said


@pytest.mark.parametrize("form", FORMATS)
def test_name_that_is_no_utf_8_is_reported(danish: Words, form: str) -> None:
    """A disk may hold any bytes as a file's name, and its mistake is told all the same."""
    name = os.fsdecode(b"activities/\xc6ble.yml")
    said = sentence("file-name.characters", name="Æble.yml")
    assert "ble.yml" in FORMATS[form](_report([Problem(Place(PurePosixPath(name)), "file-name", said)], danish))


@pytest.mark.parametrize(("form", "expected"), EMPTY.items())
def test_nothing_to_report_is_said_in_each_form(danish: Words, form: str, expected: str) -> None:
    """A sound catalogue gives an empty report of each form."""
    assert FORMATS[form](_report((), danish)) == expected


def test_sarif_of_nothing_is_a_run_without_results(danish: Words) -> None:
    """A service then closes what it showed before."""
    (run,) = json.loads(sarif(_report((), danish)))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_message_is_in_the_language_asked_for() -> None:
    """The place and the code are the same in every language."""
    assert message(WRONG_NAME, load_words("en")).endswith("Did you mean aeble-100.yml?")
    assert brief([WRONG_NAME], load_words("en")).startswith("activities/Æble, 100%.yml:1:1: error file-name: ")


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ((), "0 fejl og 0 advarsler"),
        ((UNKNOWN, UNUSED), "1 fejl og 1 advarsel"),
        ((UNKNOWN, UNUSED) * 2, "2 fejl og 2 advarsler"),
        ((UNUSED,) * 3, "0 fejl og 3 advarsler"),
    ],
)
def test_summary_counts_errors_and_warnings(danish: Words, problems: tuple[Problem, ...], expected: str) -> None:
    """One line says how much is left to do."""
    assert summary(problems, danish) == expected


@pytest.mark.parametrize(
    ("code", "column", "expected"),
    [
        pytest.param("unknown-field", 1, "title", id="a key"),
        pytest.param("missing-field", 1, "", id="a mapping that begins with that key"),
        pytest.param("wrong-value", 8, "Sådan", id="a value"),
        pytest.param("yaml-syntax", 13, "", id="the end of the line"),
    ],
)
def test_excerpt_reaches_as_far_as_what_is_wrong(code: str, column: int, expected: str) -> None:
    """A key or value is marked whole; a place where something is missing is a place."""
    problem = Problem(Place(ACTIVITY, 1, column), code, sentence("missing-field", field="summary"))
    assert excerpts([problem], lambda _: LINES)[problem].text == expected


@pytest.mark.parametrize("place", [(1, 99), (99, 1)])
def test_place_that_is_not_there_has_no_excerpt(place: tuple[int, int]) -> None:
    """A file that changed since it was read is reported without its line."""
    problem = Problem(Place(ACTIVITY, *place), "missing-field", sentence("missing-field", field="summary"))
    assert excerpts([problem], lambda _: LINES) == {}


def test_report_of_a_catalogue_shows_its_lines(danish: Words) -> None:
    """A cell of a table is marked whole, too."""
    place = Place(PurePosixPath("evidence/snapshots/2020-01-01-eksempel-tal.csv"), 2, 27)
    problem = Problem(place, "unknown-id", sentence("unknown-id.areas", value="eksempel-parken"))
    assert make_report(EXAMPLE, [problem], danish, "https://example.org").excerpts[problem].text == "eksempel-parken"


def _report(problems: Any, words: Words) -> Report:  # noqa: ANN401 - any sequence of problems
    return Report(tuple(problems), words, excerpts(problems, lambda file: LINES if file == ACTIVITY else ()))


def _numbered(problem: Problem, number: int) -> Problem:
    place = Place(problem.place.file, problem.place.line + number, problem.place.column)
    return Problem(place, problem.code, problem.sentence, problem.severity, problem.suggestion)
