"""Door 1: the command line: check, grade, build, schema."""

import sys
from pathlib import Path

import click

from generator.exports.json_schemas import SCHEMAS, schema_text
from generator.grade import Grade, GradeKey
from generator.problem import Severity, nearest
from generator.report import FORMATS, summary
from generator.site import Reading, read
from generator.site import build as build_site
from generator.words import LANGUAGES, Words, load_words
from generator.write import write

_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The catalogue's folder; by default the one you stand in.",
)
_language = click.option("--lang", type=click.Choice(LANGUAGES), default="da", help="The language of the answers.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kernekatalog")
def main() -> None:
    """Kernekataloget: check the records, explain the grades, build the site.

    Exit status: 0 all is sound, 1 there are problems, 2 the command was used wrongly.
    """


@main.command()
@_root
@_language
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How problems are printed.")
def check(root: Path, lang: str, form: str) -> None:
    """Report every mistake in every record, with its place."""
    words = load_words(lang)
    reading = _read(root)
    click.echo(FORMATS[form](reading.problems, words), nl=False)
    if form == "text":
        click.echo(summary(reading.problems, words) if reading.problems else words.t("summary.sound"))
    _exit(reading)


@main.command()
@_root
@_language
@click.argument("activity_ids", metavar="[ID]...", nargs=-1)
def grade(root: Path, lang: str, activity_ids: tuple[str, ...]) -> None:
    """Print how the grades of activities come about, clause by clause; of all activities where none is named."""
    words = load_words(lang)
    reading = _read(root)
    activities = reading.catalogue.activities
    for each in activity_ids:
        if each not in activities:
            near = nearest(each, activities)
            hint = f" {words.t('problem.suggestion', meant=near)}" if near else ""
            raise click.BadParameter(words.t("unknown-id.activities", value=each) + hint)
    for key, grade_ in reading.grades.items():
        if not activity_ids or key.activity in activity_ids:
            click.echo(_told(reading, key, grade_, words))
    _exit(reading)


@main.command()
@_root
@_language
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write.")
def build(root: Path, lang: str, out: Path) -> None:
    """Write the hand-written and the generated pages to one folder of Markdown, for hosts that run no plugin."""
    words = load_words(lang)
    _be_catalogue(root)
    site = build_site(root, lang)
    click.echo(FORMATS["text"](site.problems, words), nl=False, err=True)
    if any(problem.severity == Severity.ERROR for problem in site.problems):
        click.echo(words.t("build.refused", problems=summary(site.problems, words)), err=True)
        sys.exit(1)
    try:
        write(site, root / "content", out)
    except FileExistsError as error:
        raise click.BadParameter(
            words.t("build.foreign-folder", folder=str(error.args[0])), param_hint="--out"
        ) from None
    click.echo(words.t("build.done", pages=len(site.pages), folder=str(out)))


@main.command()
@click.argument("name", type=click.Choice(list(SCHEMAS)), required=False)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write all of them to a folder instead.")
def schema(name: str | None, out: Path | None) -> None:
    """Print the JSON Schema of a kind of record; the names of all where none is named."""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for each in SCHEMAS:
            (out / f"{each}.json").write_text(schema_text(each), encoding="utf-8")
    elif name is None:
        click.echo("\n".join(SCHEMAS))
    else:
        click.echo(schema_text(name), nl=False)


def _read(root: Path) -> Reading:
    _be_catalogue(root)
    return read(root)


def _be_catalogue(root: Path) -> None:
    if not (root / "activities").is_dir() and not (root / "evidence").is_dir():
        raise click.BadParameter(f"{root} has neither activities/ nor evidence/", param_hint="--root")


def _exit(reading: Reading) -> None:
    sys.exit(any(problem.severity == Severity.ERROR for problem in reading.problems))


def _told(reading: Reading, key: GradeKey, grade: Grade, words: Words) -> str:
    outcome = reading.catalogue.outcomes[key.outcome].title
    flags = "".join(f" · {words.t(f'flag.{flag}')}" for flag in grade.flags)
    verdict = f"{words.t(f'strength.{grade.strength}')}, {words.t(f'direction.{grade.direction}')}{flags}"
    reasons = "".join(f"  {number}. {words.say(reason)}\n" for number, reason in enumerate(grade.reasons, 1))
    return f"{key.activity} × {key.outcome} ({outcome})\n  {grade.strength}: {verdict}\n{reasons}"
