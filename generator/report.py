"""Problems in the forms that people and programs read: text, JSON, GitHub annotations, SARIF."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import quote

from generator.problem import Problem, Severity
from generator.words import Words

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(problems: Iterable[Problem], words: Words) -> str:
    """A line a problem: place, code, sentence, and what was probably meant."""
    return "".join(
        f"{each.place}: {words.t(f'severity.{each.severity}')} {each.code}: {message(each, words)}\n"
        for each in problems
    )


def as_json(problems: Iterable[Problem], words: Words) -> str:
    """``{"problems": [{"file", "line", "column", "code", "severity", "message", "suggestion"}]}``."""
    rows = [
        {
            "file": str(each.place.file),
            "line": each.place.line,
            "column": each.place.column,
            "code": each.code,
            "severity": each.severity.value,
            "message": message(each, words),
            "suggestion": each.suggestion or None,
        }
        for each in problems
    ]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2) + "\n"


def github(problems: Iterable[Problem], words: Words) -> str:
    """GitHub's workflow commands, which it shows on the lines of a pull request."""
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    return "".join(
        f"::{each.severity} file={_property(str(each.place.file))},line={each.place.line},col={each.place.column},"
        f"title={_property(each.code)}::{_escaped(message(each, words))}\n"
        for each in problems
    )


def sarif(problems: Iterable[Problem], words: Words) -> str:
    """SARIF 2.1.0, for code-scanning services."""
    found = list(problems)
    log = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "kernekatalog", "rules": [{"id": code} for code in _codes(found)]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(each, words) for each in found],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Iterable[Problem], Words], str]] = {
    "text": text,
    "github": github,
    "json": as_json,
    "sarif": sarif,
}


def message(problem: Problem, words: Words) -> str:
    """The problem's sentence, with what was probably meant."""
    said = words.say(problem.sentence)
    return f"{said} {words.t('problem.suggestion', meant=problem.suggestion)}" if problem.suggestion else said


def summary(problems: Sequence[Problem], words: Words) -> str:
    """How many errors and warnings there are, in one line."""
    errors = sum(problem.severity == Severity.ERROR for problem in problems)
    counts = [words.plural("summary.errors", errors), words.plural("summary.warnings", len(problems) - errors)]
    return words.listed(counts)


def _codes(problems: Iterable[Problem]) -> list[str]:
    return sorted({problem.code for problem in problems})


def _result(problem: Problem, words: Words) -> Mapping[str, object]:
    region = {"startLine": problem.place.line, "startColumn": problem.place.column}
    location = {"artifactLocation": {"uri": quote(bytes(problem.place.file))}, "region": region}
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": {"text": message(problem, words)},
        "locations": [{"physicalLocation": location}],
    }


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")
