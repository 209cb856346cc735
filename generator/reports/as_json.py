"""Problems as JSON, for programs of one's own."""

import json
from collections.abc import Mapping

from generator.problem import Problem
from generator.reports.report import Report


def as_json(report: Report) -> str:
    """``{"problems": [{"file", "line", "column", "code", "severity", "message", "suggestion", …}]}``."""
    rows = [_row(report, each) for each in report.problems]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2) + "\n"


def _row(report: Report, problem: Problem) -> Mapping[str, object]:
    excerpt = report.excerpts.get(problem)
    return {
        "file": str(problem.place.file),
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": report.message(problem),
        "suggestion": problem.suggestion or None,
        "end_column": excerpt.end if excerpt else problem.place.column,
        "excerpt": excerpt.line if excerpt else None,
        "mending": report.mending(problem),
        "page": report.page(problem),
    }
