"""The check command: every mistake in every record, with its place."""

from pathlib import Path

import click

from generator.commands.options import language_option, root_option
from generator.commands.reading import leave, read_root
from generator.report import FORMATS, summary
from generator.words import load_words


@click.command()
@root_option
@language_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How problems are printed.")
def command(root: Path, lang: str, form: str) -> None:
    """Report every mistake in every record, with its place."""
    words = load_words(lang)
    reading = read_root(root, words)
    click.echo(FORMATS[form](reading.problems, words), nl=False)
    if form == "text":
        click.echo(summary(reading.problems, words) if reading.problems else words.t("summary.sound"))
    leave(reading)
