"""The check command: every mistake in every record, with its place."""

from pathlib import Path

import click

from generator.commands.options import address_option, language_option, root_option
from generator.commands.reading import leave, read_root
from generator.commands.reporting import format_option, make_report, tell
from generator.reports.report import summary
from generator.words import load_words


@click.command()
@root_option
@language_option
@address_option
@format_option
def command(root: Path, lang: str, address: str, form: str) -> None:
    """Report every mistake in every record, with its place, and how to mend it."""
    words = load_words(lang)
    reading = read_root(root, words)
    tell(make_report(root, reading.problems, words, address), form)
    if form == "text":
        click.echo(summary(reading.problems, words) if reading.problems else words.t("summary.sound"))
    leave(reading)
