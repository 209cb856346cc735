"""Problems as GitLab's code quality report, which it shows in a merge request."""

import hashlib
import json
from collections import Counter

from generator.problem import Severity
from generator.reports.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def gitlab(report: Report) -> str:
    """Give a list of problems; one keeps its fingerprint when lines above it come or go."""
    met: Counter[str] = Counter()
    rows = []
    for each in report.problems:
        said = report.message(each)
        same = f"{each.place.file}\n{each.code}\n{said}"
        met[same] += 1
        rows.append(
            {
                "description": said,
                "check_name": each.code,
                "fingerprint": hashlib.sha256(f"{same}\n{met[same]}".encode(errors="surrogateescape")).hexdigest(),
                "severity": _SEVERITIES[each.severity],
                "location": {
                    "path": str(each.place.file),
                    "positions": {
                        "begin": {"line": each.place.line, "column": each.place.column},
                        "end": {"line": each.place.line, "column": each.place.column},
                    },
                },
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
