"""Problems as reviewdog's rdjson, with what it can offer to write in their place."""

import json
from collections.abc import Mapping

from generator.excerpt import Excerpt
from generator.problem import Problem
from generator.reports.report import Report


def rdjson(report: Report) -> str:
    """Give one result; its columns count the bytes of UTF-8, as reviewdog does."""
    result = {
        "source": {"name": "kernekatalog", "url": report.address},
        "diagnostics": [_diagnostic(report, each) for each in report.problems],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(report: Report, problem: Problem) -> Mapping[str, object]:
    excerpt = report.excerpts.get(problem)
    found: dict[str, object] = {
        "message": f"{report.message(problem)} {report.mending(problem)}",
        "location": {"path": str(problem.place.file), "range": _range(problem, excerpt)},
        "severity": problem.severity.value.upper(),
        "code": {"value": problem.code, "url": report.page(problem)},
    }
    if report.replacement(problem):
        found["suggestions"] = [{"range": _range(problem, excerpt), "text": problem.suggestion}]
    return found


def _range(problem: Problem, excerpt: Excerpt | None) -> Mapping[str, Mapping[str, int]]:
    line = problem.place.line
    if excerpt is None:
        return {"start": {"line": line, "column": problem.place.column}}
    start, end = (len(excerpt.line[: column - 1].encode()) + 1 for column in (excerpt.start, excerpt.end))
    return {"start": {"line": line, "column": start}, "end": {"line": line, "column": end}}
