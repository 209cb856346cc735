"""The gaps command: what is missing or unsure in the records."""

from datetime import UTC, datetime
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
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day that reviews are due by; by default today."
)
def command(root: Path, lang: str, form: str, day: datetime | None) -> None:
    """List what is missing or unsure in the records: the work list of those who keep them."""
    words = load_words(lang)
    reading = read_root(root, words)
    missing = sorted(gaps(reading.catalogue, (day or datetime.now(tz=UTC)).date()))
    click.echo(FORMATS[form](missing, words), nl=False)
    leave(reading)
