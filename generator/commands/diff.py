"""The diff command: what a reader would see changed between two revisions."""

import sys
import tempfile
from pathlib import Path

import click

from generator.commands.options import language_option, root_option
from generator.commands.reading import be_catalogue
from generator.comparison import Edition, compare
from generator.review import review
from generator.revision import NoRepositoryError, UnknownRevisionError, extract
from generator.site import build
from generator.words import Words, load_words


@click.command()
@root_option
@language_option
@click.argument("old")
@click.argument("new", required=False)
@click.option("--fail-on-grade", is_flag=True, help="Exit with 1 where a grade has changed.")
def command(root: Path, lang: str, old: str, new: str | None, *, fail_on_grade: bool) -> None:
    """Tell what a reader would see changed from one git revision to another, or to the files as they are.

    Writes Markdown, grades first; nothing where nothing a reader sees has changed.
    """
    words = load_words(lang)
    be_catalogue(root, words)
    before = _edition_at(root, old, words)
    after = _edition_at(root, new, words) if new else _edition(root, lang)
    comparison = compare(before, after)
    click.echo(review(comparison, words), nl=False)
    sys.exit(fail_on_grade and bool(comparison.grades))


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


def _edition(root: Path, lang: str) -> Edition:
    site = build(root, lang)
    return Edition(site.catalogue, site.grades, frozenset(page.address for page in site.pages))
