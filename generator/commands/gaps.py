"""The gaps command: what is missing or unsure in the records."""

from datetime import UTC, datetime
from pathlib import Path

import click

from generator.commands.options import address_option, language_option, root_option
from generator.commands.reading import leave, read_root
from generator.commands.reporting import format_option, make_report
from generator.gaps import gaps
from generator.reports import FORMATS
from generator.reports.report import brief
from generator.words import load_words


@click.command()
@root_option
@language_option
@address_option
@format_option
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day that reviews are due by; by default today."
)
@click.option("--overdue", "only_overdue", is_flag=True, help="List only what was to be reviewed before that day.")
def command(  # noqa: PLR0913 - one parameter an option
    root: Path, lang: str, address: str, form: str, *, day: datetime | None, only_overdue: bool
) -> None:
    """List what is missing or unsure in the records: the work list of those who keep them."""
    words = load_words(lang)
    reading = read_root(root, words)
    missing = sorted(gaps(reading.catalogue, (day or datetime.now(tz=UTC)).date()))
    if only_overdue:
        missing = [each for each in missing if each.sentence.key == "gap.review"]
    # As text it is a list, a line a record; there is nothing to point at in a line that is not there.
    report = make_report(root, missing, words, address)
    click.echo(brief(missing, words) if form == "text" else FORMATS[form](report), nl=False)
    leave(reading)
