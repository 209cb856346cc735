"""Door 1: the command line: check, grade, gaps, import, build, offline, diff, schema."""

import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import click

from generator.address import NOWHERE
from generator.comparison import Edition, compare
from generator.explain import explain
from generator.exports.json_schemas import SCHEMAS, schema_text
from generator.gaps import gaps as find_gaps
from generator.grade import grade as compute_grades
from generator.import_command import import_table
from generator.offline import archive
from generator.offline import offline as offline_copy
from generator.options import language_option, root_option
from generator.problem import Severity, nearest
from generator.report import FORMATS, summary
from generator.restate import Grading, restate
from generator.review import review
from generator.revision import NoRepositoryError, UnknownRevisionError, extract
from generator.site import Reading, read
from generator.site import build as build_site
from generator.words import Words, load_words
from generator.write import write


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kernekatalog")
def main() -> None:
    """Kernekataloget: check the records, explain the grades, build the site.

    Exit status: 0 all is sound, 1 there are problems, 2 the command was used wrongly.
    """


main.add_command(import_table)


@main.command()
@root_option
@language_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How problems are printed.")
def check(root: Path, lang: str, form: str) -> None:
    """Report every mistake in every record, with its place."""
    words = load_words(lang)
    reading = _read(root, words)
    click.echo(FORMATS[form](reading.problems, words), nl=False)
    if form == "text":
        click.echo(summary(reading.problems, words) if reading.problems else words.t("summary.sound"))
    _exit(reading)


@main.command()
@root_option
@language_option
@click.argument("activity_ids", metavar="[ID]...", nargs=-1)
@click.option("--explain", "with_findings", is_flag=True, help="Tell what each finding came to, too.")
@click.option(
    "--now", type=click.IntRange(1900, 2100), help="Count the age of data to this year, not to the stated one."
)
@click.option("--write", "rewrite", is_flag=True, help="Write the computed grades into the records that state others.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day that --write notes; by default today.")
def grade(  # noqa: PLR0913 - one parameter an option
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
    reading = _read(root, words)
    named = activity_ids or tuple(reading.catalogue.activities)
    for each in named:
        if each not in reading.catalogue.activities:
            if (root / "activities" / f"{each}.yml").is_file():
                raise click.ClickException(words.t("grade.left-out", value=each))
            near = nearest(each, reading.catalogue.activities)
            hint = f" {words.t('problem.suggestion', meant=near)}" if near else ""
            raise click.BadParameter(words.t("unknown-id.activities", value=each) + hint)
    grades = reading.grades if now is None else compute_grades(reading.catalogue, now)
    shown = {key: computed for key, computed in grades.items() if key.activity in named}
    if rewrite:
        for each in named:
            _restate(root, reading, each, (day or datetime.now(tz=UTC)).date())
    else:
        click.echo(
            "\n".join(explain(key, each, words, with_findings=with_findings) for key, each in shown.items()), nl=False
        )
        _exit(reading)


@main.command()
@root_option
@language_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How the list is printed.")
def gaps(root: Path, lang: str, form: str) -> None:
    """List what is missing or unsure in the records: the work list of those who keep them."""
    words = load_words(lang)
    reading = _read(root, words)
    missing = sorted(find_gaps(reading.catalogue))
    click.echo(FORMATS[form](missing, words), nl=False)
    _exit(reading)


@main.command()
@root_option
@language_option
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write.")
@click.option("--drafts", is_flag=True, help="Write the drafts too.")
@click.option(
    "--address", envvar="SITE_URL", default=NOWHERE, help="Where the site will be; by default what SITE_URL says."
)
def build(root: Path, lang: str, out: Path, *, drafts: bool, address: str) -> None:
    """Write the hand-written and the generated pages to one folder of Markdown, for hosts that run no plugin."""
    words = load_words(lang)
    _be_catalogue(root, words)
    base = f"{address.rstrip('/')}/"
    site = build_site(root, lang, drafts=drafts, address=base)
    click.echo(FORMATS["text"](site.problems, words), nl=False, err=True)
    if any(problem.severity == Severity.ERROR for problem in site.problems):
        click.echo(words.t("build.refused", problems=summary(site.problems, words)), err=True)
        sys.exit(1)
    try:
        write(site, root / "content", out, address=base)
    except FileExistsError as error:
        raise click.BadParameter(
            words.t("build.foreign-folder", folder=str(error.args[0])), param_hint="--out"
        ) from None
    click.echo(words.t("build.done", pages=len(site.pages), folder=str(out)))


@main.command()
@language_option
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The zip file to write.")
def offline(lang: str, site: Path, out: Path) -> None:
    """Pack a built site as a zip file that opens from a folder, its search and lists included."""
    words = load_words(lang)
    if not (site / "index.html").is_file():
        raise click.BadParameter(words.t("offline.no-site", folder=str(site)), param_hint="SITE")
    files = {
        PurePosixPath(file.relative_to(site).as_posix()): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }
    copy = offline_copy(files)
    _replace(out, archive(copy))
    click.echo(words.t("offline.done", files=len(copy), file=str(out)))


@main.command()
@root_option
@language_option
@click.argument("old")
@click.argument("new", required=False)
@click.option("--fail-on-grade", is_flag=True, help="Exit with 1 where a grade has changed.")
def diff(root: Path, lang: str, old: str, new: str | None, *, fail_on_grade: bool) -> None:
    """Tell what a reader would see changed from one git revision to another, or to the files as they are.

    Writes Markdown, grades first; nothing where nothing a reader sees has changed.
    """
    words = load_words(lang)
    _be_catalogue(root, words)
    before = _edition_at(root, old, words)
    after = _edition_at(root, new, words) if new else _edition(root, lang)
    comparison = compare(before, after)
    click.echo(review(comparison, words), nl=False)
    sys.exit(fail_on_grade and bool(comparison.grades))


@main.command()
@click.argument("name", type=click.Choice(list(SCHEMAS)), required=False)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write them to a folder instead.")
def schema(name: str | None, out: Path | None) -> None:
    """Print the JSON Schema of a kind of record; the names of all where none is named."""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for each in (name,) if name else SCHEMAS:
            (out / f"{each}.json").write_text(schema_text(each), encoding="utf-8")
    elif name is None:
        click.echo("\n".join(SCHEMAS))
    else:
        click.echo(schema_text(name), nl=False)


def _read(root: Path, words: Words) -> Reading:
    _be_catalogue(root, words)
    return read(root)


def _be_catalogue(root: Path, words: Words) -> None:
    if not (root / "activities").is_dir() and not (root / "evidence").is_dir():
        raise click.BadParameter(words.t("root.no-catalogue", folder=str(root)), param_hint="--root")


def _edition(root: Path, lang: str) -> Edition:
    site = build_site(root, lang)
    return Edition(site.catalogue, site.grades, frozenset(page.address for page in site.pages))


def _edition_at(root: Path, revision: str, words: Words) -> Edition:
    """Read the catalogue as it was at a git revision, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            extract(root, revision, Path(folder))
        except NoRepositoryError:
            raise click.BadParameter(words.t("diff.no-git", root=str(root)), param_hint="--root") from None
        except UnknownRevisionError:
            raise click.BadParameter(words.t("diff.unknown-revision", revision=revision)) from None
        return _edition(Path(folder), words.language)


def _exit(reading: Reading) -> None:
    sys.exit(any(problem.severity == Severity.ERROR for problem in reading.problems))


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
        _replace(path, restated.encode())
        click.echo(source.file)


def _replace(path: Path, content: bytes) -> None:
    """Write a file aside and put it in its place: until then what was there before stays."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(content)
    aside.replace(path)
