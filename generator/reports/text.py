"""Problems as text for people: place, code, sentence, the line with what is wrong on it, and how to mend it."""

from collections.abc import Iterator

from generator.excerpt import Excerpt
from generator.problem import Problem, Severity
from generator.reports.report import FOLLOWING, Report, brief

_WIDTH = 100
"""Characters of a line that are shown, those around what is wrong."""


def text(report: Report) -> str:
    """Give errors first, then what is only worth a look, and last, a line each, the records that wait for others."""
    waiting = [each for each in report.problems if each.code in FOLLOWING]
    own = [each for each in report.problems if each.code not in FOLLOWING]
    errors = [each for each in own if each.severity == Severity.ERROR]
    hints = [each for each in own if each.severity != Severity.ERROR]
    t = report.words.t
    parts = ["\n".join(_told(report, each) for each in errors)]
    if hints:
        parts.append(f"{t('report.hints')}\n\n" + "\n".join(_told(report, each) for each in hints))
    if waiting:
        parts.append(f"{t('report.waiting')}\n{report.page(waiting[0])}\n\n" + brief(waiting, report.words))
    return "\n".join(part for part in parts if part)


def _told(report: Report, problem: Problem) -> str:
    return brief([problem], report.words) + "".join(f"{line}\n" for line in _below(report, problem))


def _below(report: Report, problem: Problem) -> Iterator[str]:
    excerpt = report.excerpts.get(problem)
    margin = " " * 6
    if excerpt is not None:
        shown = _around(excerpt)
        yield f"{problem.place.line:>5} | {shown.line}"
        yield f"{margin}| {' ' * (shown.start - 1)}{'^' * max(1, shown.end - shown.start)}"
    yield f"{margin}= {report.mending(problem)}"
    yield f"{margin}  {report.page(problem)}"


def _around(excerpt: Excerpt) -> Excerpt:
    """Cut a line to what fits, and let nothing in it move the caret or the terminal."""
    line = "".join(letter if letter.isprintable() else " " for letter in excerpt.line)
    first = max(0, min(excerpt.start - 1 - _WIDTH // 2, len(line) - _WIDTH))
    start, end = excerpt.start - first, min(excerpt.end - first, _WIDTH + 1)
    cut = line[first : first + _WIDTH].rstrip()
    before, after = "… " if first else "", " …" if first + _WIDTH < len(line.rstrip()) else ""
    return Excerpt(f"{before}{cut}{after}", start + len(before), end + len(before))
