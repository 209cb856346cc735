"""The gaps command: what is missing or unsure in the records."""

from pathlib import Path

import click

from generator.commands.options import language_option, root_option
from generator.commands.reading import leave, read_root
from generator.gaps import gaps
from generator.report import FORMATS
from generator.words import load_words


@click.command()
@root_option
@language_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How the list is printed.")
def command(root: Path, lang: str, form: str) -> None:
    """List what is missing or unsure in the records: the work list of those who keep them."""
    words = load_words(lang)
    reading = read_root(root, words)
    missing = sorted(gaps(reading.catalogue))
    click.echo(FORMATS[form](missing, words), nl=False)
    leave(reading)
