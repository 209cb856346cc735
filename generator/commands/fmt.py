"""The fmt command: records laid out as all records are, or told which are not."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import click

from generator.commands.options import language_option, root_option
from generator.commands.reading import be_catalogue
from generator.commands.replacing import replace
from generator.load import load_file, load_text
from generator.problem import Problem
from generator.records import RECORD_TYPES, RecordType
from generator.reports.report import brief
from generator.tidy import tidy
from generator.words import load_words


@click.command("fmt")
@root_option
@language_option
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 where a record is not laid out so."
)
def command(root: Path, lang: str, files: Sequence[Path], *, only_check: bool) -> None:
    """Lay out records as all records are: fields in one order, quotes only where needed, comments kept.

    All records where no file is named. What a record says stays; a file that cannot be read stays as it is.
    """
    words = load_words(lang)
    be_catalogue(root, words)
    problems: list[Problem] = []
    untidy: list[str] = []
    wanted = {file.resolve() for file in files}
    found = [(path, kind) for path, kind in _records(root) if not wanted or path.resolve() in wanted]
    if unknown := wanted - {path.resolve() for path, _ in found}:
        raise click.BadParameter(words.t("fmt.no-record", file=str(min(unknown))), param_hint="FILE")
    for path, kind in found:
        laid_out, said = _laid_out(root, path, kind)
        problems += said
        if laid_out is None or laid_out == path.read_bytes():
            continue
        untidy.append(path.relative_to(root).as_posix())
        if not only_check:
            replace(path, laid_out)
    for name in untidy:
        click.echo(words.t("fmt.untidy", file=name) if only_check else name)
    click.echo(brief(problems, words), nl=False, err=True)
    sys.exit(bool(problems or (only_check and untidy)))


def _records(root: Path) -> Iterator[tuple[Path, RecordType]]:
    for kind in RECORD_TYPES:
        yield from ((path, kind) for path in sorted((root / kind.folder).glob("*.yml")))


def _laid_out(root: Path, path: Path, kind: RecordType) -> tuple[bytes | None, Sequence[Problem]]:
    """Give a file's bytes as they are to be; None, with its problems, where it cannot be read."""
    file = PurePosixPath(path.relative_to(root).as_posix())
    source, problems = load_file(root, file)
    text, _ = load_text(root, file)
    if source is None or text is None:
        return None, problems
    return tidy(text, source, kind.model).encode(), problems
