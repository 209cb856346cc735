"""Reports: problems in the forms that people and programs read, one module a form, and the list of them."""

from collections.abc import Callable, Mapping

from generator.reports.as_json import as_json
from generator.reports.github import github
from generator.reports.gitlab import gitlab
from generator.reports.rdjson import rdjson
from generator.reports.report import Report
from generator.reports.sarif import sarif
from generator.reports.text import text

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text,
    "github": github,
    "gitlab": gitlab,
    "json": as_json,
    "rdjson": rdjson,
    "sarif": sarif,
}
"""The forms by the name that ``--format`` takes."""
