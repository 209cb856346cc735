"""Problems as SARIF 2.1.0, for code-scanning services."""

import json
from collections.abc import Mapping
from urllib.parse import quote

from generator.problem import Problem
from generator.reports.report import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(report: Report) -> str:
    """Give a log of one run: the codes met as its rules, and a result a problem, with its fix where there is one."""
    codes = {each.code: each for each in report.problems}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "kernekatalog", "rules": [_rule(report, codes[code]) for code in sorted(codes)]}
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(report, each) for each in report.problems],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(report: Report, problem: Problem) -> Mapping[str, object]:
    return {
        "id": problem.code,
        "shortDescription": {"text": report.words.t(f"code.{problem.code}.title")},
        "fullDescription": {"text": report.words.t(f"code.{problem.code}.about")},
        "help": {"text": report.mending(problem)},
        "helpUri": report.page(problem),
    }


def _result(report: Report, problem: Problem) -> Mapping[str, object]:
    excerpt = report.excerpts.get(problem)
    file = {"uri": quote(bytes(problem.place.file))}
    region = {"startLine": problem.place.line, "startColumn": problem.place.column}
    if excerpt and excerpt.text:
        region["endColumn"] = excerpt.end
    result: dict[str, object] = {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": {"text": report.message(problem)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }
    if report.replacement(problem):
        change = {"deletedRegion": region, "insertedContent": {"text": problem.suggestion}}
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": file, "replacements": [change]}]}]
    return result
