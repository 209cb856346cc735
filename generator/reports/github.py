"""Problems for GitHub: annotations on a pull request's lines, and all of them as the step's summary."""

from collections.abc import Iterator

from generator.problem import Problem
from generator.reports.report import Report, summary

MOST = 10
"""Annotations of one kind that GitHub keeps of a step; the others it drops without a word."""


def github(report: Report) -> str:
    """Give workflow commands, the most serious problems first; where there are too many, the last says how many more.

    See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    problems = report.by_weight
    shown = problems if len(problems) <= MOST else problems[: MOST - 1]
    commands = [_annotation(report, each) for each in shown]
    if left := problems[len(shown) :]:
        more = report.words.t("report.more", problems=summary(left, report.words))
        commands.append(
            f"::{left[0].severity} title={_property(report.words.t('report.more.title'))}::{_escaped(more)}\n"
        )
    return "".join(commands)


def step_summary(report: Report) -> str:
    """Give every problem as a row of a Markdown table, the most serious first; how many there are on top."""
    if not report.problems:
        return f"{report.words.t('summary.sound')}\n"
    heads = [report.words.t(f"report.head.{name}") for name in ("place", "code", "message")]
    rows = [heads, ["---"] * 3, *(list(_cells(report, each)) for each in report.by_weight)]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return f"{summary(report.problems, report.words)}\n\n{table}"


def _annotation(report: Report, problem: Problem) -> str:
    place, excerpt = problem.place, report.excerpts.get(problem)
    end = f",endColumn={excerpt.end - 1}" if excerpt and excerpt.text else ""
    said = f"{report.message(problem)}\n{report.mending(problem)}\n{report.page(problem)}"
    return (
        f"::{problem.severity} file={_property(str(place.file))},line={place.line},col={place.column}{end},"
        f"title={_property(problem.code)}::{_escaped(said)}\n"
    )


def _cells(report: Report, problem: Problem) -> Iterator[str]:
    yield _plain(str(problem.place))
    yield f"[{problem.code}]({report.page(problem)})"
    yield _plain(f"{report.words.t(f'severity.{problem.severity}')}: {report.message(problem)}")


def _plain(text: str) -> str:
    """Write text so that Markdown and its HTML show it letter for letter, in one line."""
    marks = "\\`*_{}[]()#+!|<>&~@"
    return "".join(f"&#{ord(each)};" if each in marks else each for each in " ".join(text.split()))


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")
