"""The forms command: GitHub's issue forms, made from the records' models."""

from pathlib import Path

import click

from generator.commands.options import language_option
from generator.commands.replacing import replace
from generator.issue_forms import issue_forms
from generator.words import load_words

FOLDER = Path(".github", "ISSUE_TEMPLATE")


@click.command("forms")
@language_option
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=FOLDER, help="The folder to write.")
def command(lang: str, out: Path) -> None:
    """Write GitHub's issue forms for a new activity, a new evaluation and a mistake on a page."""
    out.mkdir(parents=True, exist_ok=True)
    for name, form in issue_forms(load_words(lang)).items():
        replace(out / name, form.encode())
