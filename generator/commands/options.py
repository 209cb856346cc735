"""Options: what every command of the command line takes."""

from pathlib import Path

import click

from generator.address import NOWHERE
from generator.words import LANGUAGES

address_option = click.option(
    "--address", envvar="SITE_URL", default=NOWHERE, help="Where the site will be; by default what SITE_URL says."
)
root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The catalogue's folder; by default the one you stand in.",
)
language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="da", help="The language of the answers."
)
