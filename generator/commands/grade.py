"""The grade command: how grades come about, at a year of one's own, or written into the records."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.commands.options import language_option, root_option
from generator.commands.reading import leave, read_root
from generator.commands.replacing import replace
from generator.explain import explain
from generator.grade import grade
from generator.problem import nearest
from generator.restate import Grading, restate
from generator.site import Reading
from generator.words import load_words


@click.command()
@root_option
@language_option
@click.argument("activity_ids", metavar="[ID]...", nargs=-1)
@click.option("--explain", "with_findings", is_flag=True, help="Tell what each finding came to, too.")
@click.option(
    "--now", type=click.IntRange(1900, 2100), help="Count the age of data to this year, not to the stated one."
)
@click.option("--write", "rewrite", is_flag=True, help="Write the computed grades into the records that state others.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day that --write notes; by default today.")
def command(  # noqa: PLR0913 - one parameter an option
    root: Path,
    lang: str,
    activity_ids: tuple[str, ...],
    *,
    with_findings: bool,
    now: int | None,
    rewrite: bool,
    day: datetime | None,
) -> None:
    """Print how the grades of activities come about, clause by clause; of all activities where none is named."""
    words = load_words(lang)
    if rewrite and now is not None:
        raise click.UsageError(words.t("grade.write-now"))
    reading = read_root(root, words)
    named = activity_ids or tuple(reading.catalogue.activities)
    for each in named:
        if each not in reading.catalogue.activities:
            if (root / "activities" / f"{each}.yml").is_file():
                raise click.ClickException(words.t("grade.left-out", value=each))
            near = nearest(each, reading.catalogue.activities)
            hint = f" {words.t('problem.suggestion', meant=near)}" if near else ""
            raise click.BadParameter(words.t("unknown-id.activities", value=each) + hint)
    grades = reading.grades if now is None else grade(reading.catalogue, now)
    shown = {key: computed for key, computed in grades.items() if key.activity in named}
    if rewrite:
        for each in named:
            _restate(root, reading, each, (day or datetime.now(tz=UTC)).date())
    else:
        click.echo(
            "\n".join(explain(key, each, words, with_findings=with_findings) for key, each in shown.items()), nl=False
        )
        leave(reading)


def _restate(root: Path, reading: Reading, activity_id: str, on: date) -> None:
    """Write the computed grades into one activity's file, which is replaced as a whole or not at all."""
    catalogue = reading.catalogue
    if catalogue.rule is None or activity_id in catalogue.uncertain:
        return
    source = catalogue.sources["activities"][activity_id]
    grades = {key.outcome: computed for key, computed in reading.grades.items() if key.activity == activity_id}
    path = root / source.file
    text = path.read_bytes().decode()
    grading = Grading(grades, on, catalogue.rule.version)
    restated = restate(text, source, catalogue.activities[activity_id], grading)
    if restated != text:
        replace(path, restated.encode())
        click.echo(source.file)
