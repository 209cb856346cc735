"""The check command: every mistake in every record, with its place."""

import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import click

from generator.commands.options import address_option, language_option, root_option
from generator.commands.reading import read_root
from generator.commands.replacing import replace
from generator.commands.reporting import format_option, make_report, tell
from generator.mend import Change, mend
from generator.problem import Problem, Severity
from generator.reports.report import Report, summary
from generator.words import Words, load_words

_ROUNDS = 3
"""A record with a mistake is not linked: what is wrong with its links shows only when that is mended."""


@click.command()
@root_option
@language_option
@address_option
@format_option
@click.option("--fix", "is_mending", is_flag=True, help="Mend what can be meant in one way only, then check again.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
def command(  # noqa: PLR0913 - one parameter an option
    root: Path, lang: str, address: str, form: str, files: Sequence[Path], *, is_mending: bool
) -> None:
    """Report every mistake in every record, with its place, and how to mend it; of the named files and folders only."""
    words = load_words(lang)
    named = {_in_catalogue(root, file, words) for file in files}
    report = _report(root, named, words, address)
    for _ in range(_ROUNDS if is_mending else 0):
        if not _mended(root, report):
            break
        report = _report(root, named, words, address)
    tell(report, form)
    if form == "text":
        click.echo(summary(report.problems, words) if report.problems else words.t(_sound(named)))
    sys.exit(any(problem.severity == Severity.ERROR for problem in report.problems))


def _in_catalogue(root: Path, file: Path, words: Words) -> PurePosixPath:
    """Give a file's path from the catalogue's root, whether it is named from there or from where one stands."""
    for path in (file, root / file):
        absolute = path.absolute()
        if path.exists() and absolute.is_relative_to(root.absolute()):
            return PurePosixPath(absolute.relative_to(root.absolute()).as_posix())
    raise click.BadParameter(words.t("check.no-file", file=str(file)), param_hint="FILE")


def _sound(named: set[PurePosixPath]) -> str:
    return "summary.sound-files" if named else "summary.sound"


def _report(root: Path, named: set[PurePosixPath], words: Words, address: str) -> Report:
    problems: Sequence[Problem] = read_root(root, words).problems
    if named:
        problems = [each for each in problems if any(each.place.file.is_relative_to(file) for file in named)]
    return make_report(root, problems, words, address)


def _mended(root: Path, report: Report) -> bool:
    """Write what was surely meant, and tell each of it; whether there was any."""
    changes: dict[PurePosixPath, list[Change]] = {}
    for problem in report.problems:
        found = report.replacement(problem)
        if problem.is_sure and found is not None:
            excerpt, meant = found
            changes.setdefault(problem.place.file, []).append(Change(problem.place, excerpt.text, meant))
    for file, of_file in changes.items():
        replace(root / file, mend((root / file).read_bytes(), of_file))
        for each in of_file:
            said = report.words.t("check.mended", old=each.old, new=each.new)
            click.echo(f"{each.place}: {said}", err=True)
    return bool(changes)
