"""The import command: a downloaded table to a new snapshot, previewed first and never over an old one."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

import click

from generator.check import check
from generator.commands.options import language_option, root_option
from generator.commands.reading import text_of
from generator.grid import read_grid
from generator.intake import Change, Intake, take_in
from generator.problem import Problem
from generator.progress import Progress
from generator.records.fields import Record
from generator.records.snapshot import Snapshot
from generator.records.table_map import TableMap
from generator.reports.report import brief
from generator.sentence import Sentence
from generator.site import read
from generator.source import parse
from generator.words import Words, load_words

R = TypeVar("R", bound=Record)

_SNAPSHOTS = Path("evidence", "snapshots")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import")
@root_option
@language_option
@click.argument("file", type=_FILE)
@click.option("--source", type=_FILE, required=True, help="The snapshot's record, named as it is to be: DAY-NAME.yml.")
@click.option("--map", "mapping", type=_FILE, required=True, help="What the table's columns are, as YAML.")
@click.option("--sheet", help="The sheet of a workbook; by default the first.")
@click.option("--write", "is_written", is_flag=True, help="Write the snapshot; without it, only tell what it would be.")
def command(  # noqa: PLR0913 - one parameter an option
    root: Path, lang: str, file: Path, *, source: Path, mapping: Path, sheet: str | None, is_written: bool
) -> None:
    """Turn a downloaded table (CSV or Excel) into a new snapshot, after a preview of what it would change.

    A cell that cannot be placed is refused with its row and column, and then nothing is written. Counts of too few
    persons are withheld, with as many others as it takes that they cannot be worked out.
    """
    words = load_words(lang)
    snapshot = _record(Snapshot, source, words, "--source")
    table_map = _record(TableMap, mapping, words, "--map")
    grid = read_grid(file.name, file.read_bytes(), sheet=sheet)
    if isinstance(grid, Sentence):
        raise click.BadParameter(words.say(grid), param_hint="FILE")
    targets = [root / _SNAPSHOTS / f"{source.stem}{suffix}" for suffix in (".yml", ".csv")]
    for target in targets:
        if target.exists():
            raise click.BadParameter(words.t("import.exists", file=str(target)), param_hint="--source")
    name = PurePosixPath(file.name)
    progress = Progress(sys.stderr)
    progress.say(words.t("progress.reading"))
    catalogue = read(root).catalogue
    progress.say(words.t("progress.placing"))
    intake, problems = take_in(catalogue, grid, table_map, file=name, suppress_below=snapshot.suppress_below)
    progress.say("")
    click.echo("".join(_preview(intake, words)), nl=False)
    if problems or not intake.changes:
        click.echo(brief(sorted(problems), words), nl=False, err=True)
        click.echo(words.plural("import.refused", len(problems)), err=True)
        sys.exit(1)
    if is_written:
        _write(targets, source.read_text(encoding="utf-8"), intake.csv)
        click.echo(words.t("import.written", file=str(targets[1])))
    else:
        click.echo(words.t("import.not-written"))


def _record(model: type[R], path: Path, words: Words, option: str) -> R:
    """Read one record; its mistakes are told as any record's, and end the command."""
    source, problems = parse(text_of(path, words, option), PurePosixPath(path.name))
    records: dict[str, R] = {}
    if not problems:
        records, problems = check(model, {path.stem: source})
    if problems:
        _end(problems, words)
    return records[path.stem]


def _end(problems: Sequence[Problem], words: Words) -> None:
    click.echo(brief(problems, words), nl=False, err=True)
    sys.exit(1)


def _preview(intake: Intake, words: Words) -> Iterator[str]:
    """Give a line a number that is new, other than before or withheld, then how many of each."""
    new = [each for each in intake.changes if each.is_new]
    other = [each for each in intake.changes if not each.is_new and each.value != each.before]
    for sign, changes in (("+", new), ("~", other)):
        for each in changes:
            yield f"{sign} {' '.join(each.key)}: {_told(each, words)}\n"
    same = len(intake.changes) - len(new) - len(other)
    counts = {"new": len(new), "changed": len(other), "same": same}
    yield f"{words.t('import.preview', **counts, small=len(intake.small), secondary=len(intake.secondary))}\n"


def _told(change: Change, words: Words) -> str:
    after = words.t("import.withheld") if change.value is None else words.exact(change.value)
    return after if change.before is None else f"{words.exact(change.before)} \N{RIGHTWARDS ARROW} {after}"


def _write(targets: list[Path], record: str, table: str) -> None:
    """Write a new pair of files; one that came to be there in the meantime is left as it is."""
    for target, content in zip(targets, (record, table), strict=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as new:
            new.write(content)
