"""The publish command: the site built aside, checked, and put in the place of the one that is served."""

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import click

from generator.commands.current import is_current, made_from, note_current
from generator.commands.options import language_option
from generator.commands.publishing import BusyError, ForeignFolderError, publish
from generator.progress import Progress
from generator.soundness import faults
from generator.words import Words, load_words

_MOST = 20
"""So many faults are told; the rest are counted."""


@click.command()
@language_option
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder that is served."
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    help="MkDocs' settings; by default those of the folder you stand in.",
)
def command(lang: str, to: Path, config: Path) -> None:
    """Build the site strictly beside a folder, check it, and let the two change places; the earlier one is kept."""
    words, day = load_words(lang), _day(config.resolve().parent)
    made_of = made_from(config, to, day=day)
    if is_current(config, to, made_of):
        click.echo(words.t("publish.current", folder=str(to)))
        return

    def build(folder: Path) -> None:
        _build(config, folder, words, day=day)
        _check(folder, words)

    try:
        last = publish(to, build)
    except BusyError:
        raise click.ClickException(words.t("publish.busy", folder=str(to))) from None
    except ForeignFolderError:
        raise click.BadParameter(words.t("publish.foreign-folder", folder=str(to)), param_hint="--to") from None
    except OSError as error:
        raise click.ClickException(words.t("publish.disk", why=str(error))) from None
    if made_from(config, to, day=day) == made_of:  # nobody has changed anything meanwhile
        note_current(config, to, made_of)
    if last.exists():
        click.echo(words.t("publish.done", folder=str(to), last=str(last)))
    else:
        click.echo(words.t("publish.first", folder=str(to)))


def _build(config: Path, folder: Path, words: Words, *, day: str) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": day}
    if subprocess.run([*command, "--site-dir", str(folder)], env=environ, check=False).returncode:  # noqa: S603 - no shell
        raise click.ClickException(words.t("publish.not-built"))


def _day(root: Path) -> str:
    """Give the time that pages say, in seconds: that of the last commit, so that it is built alike on any day.

    0 without one; whoever builds may say another.
    """
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return said
    asked = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    return told.stdout.strip() or "0"


def _check(folder: Path, words: Words) -> None:
    site = {
        PurePosixPath(Path(path, name).relative_to(folder).as_posix()): Path(path, name).read_bytes()
        for path, _, names in os.walk(folder)
        for name in names
    }
    progress = Progress(sys.stderr)
    progress.say(words.t("progress.checking"))
    found = list(faults(site))
    progress.say("")
    if found:
        click.echo("\n".join(found[:_MOST]), err=True)
        raise click.ClickException(words.t("publish.not-sound", faults=len(found)))
