"""Options: what every command of the command line takes."""

from pathlib import Path

import click

from generator.words import LANGUAGES

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The catalogue's folder; by default the one you stand in.",
)
language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="da", help="The language of the answers."
)
