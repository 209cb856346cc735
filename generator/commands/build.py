"""The build command: the whole site as one folder of Markdown, for hosts that run no plugin."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePosixPath

import click

from generator.address import NOWHERE_TO_EDIT
from generator.commands.halves import Piece, in_halves
from generator.commands.options import address_option, language_option, root_option
from generator.commands.reading import be_catalogue
from generator.kept_templates import keeping_templates
from generator.problem import Severity
from generator.progress import Progress
from generator.render import renderer
from generator.reports.report import brief, summary
from generator.site import build
from generator.taken import taken
from generator.waste import keeping_all
from generator.words import load_words
from generator.write import NotWrittenHereError, write


@click.command()
@root_option
@language_option
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write.")
@click.option("--drafts", is_flag=True, help="Write the drafts too.")
@address_option
@click.option("--editing", default=NOWHERE_TO_EDIT, help="Where a file is edited, without the file's path.")
def command(root: Path, lang: str, out: Path, *, drafts: bool, address: str, editing: str) -> None:  # noqa: PLR0913 - one parameter an option
    """Write the hand-written and the generated pages to one folder of Markdown, for hosts that run no plugin."""
    words = load_words(lang)
    be_catalogue(root, words)
    base = f"{address.rstrip('/')}/"
    progress = Progress(sys.stderr)
    progress.say(words.t("progress.reading"))
    with keeping_all():
        site = build(root, lang, drafts=drafts, address=base)
    progress.say("")
    content = root / "content"
    written = [PurePosixPath(file.relative_to(content).as_posix()) for file in content.rglob("*") if file.is_file()]
    problems = [*site.problems, *taken(site, written, PurePosixPath(content.name))]
    click.echo(brief(problems, words), nl=False, err=True)
    if any(problem.severity == Severity.ERROR for problem in problems):
        click.echo(words.t("build.refused", problems=summary(problems, words)), err=True)
        sys.exit(1)
    try:
        share = partial(_shared, progress, words.t("progress.pages"))
        with keeping_templates(renderer(lang).environment, lang):
            write(site, content, out, address=base, editing=f"{editing.rstrip('/')}/", share=share)
    except NotWrittenHereError as error:
        raise click.BadParameter(
            words.t("build.foreign-folder", folder=str(error.args[0])), param_hint="--out"
        ) from None
    click.echo(words.t("build.done", pages=len(site.pages), folder=str(out)))


def _shared(progress: Progress, text: str, pieces: Sequence[Piece]) -> None:
    """Do each piece of the work, and tell how far it has come: both halves are about as far."""

    def told(number: int, piece: Piece) -> None:
        piece()
        progress.count(text, number, len(pieces))

    in_halves([partial(told, number, piece) for number, piece in enumerate(pieces, 1)])
    progress.say("")
