"""The new command: a record to fill in, each of its fields explained."""

import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import click

from generator.bibliography import parse_references
from generator.blank import blank
from generator.commands.options import language_option, root_option
from generator.commands.reading import be_catalogue, text_of
from generator.commands.replacing import replace
from generator.crossref import NotCrossrefError, bibtex
from generator.records import RECORD_TYPES
from generator.reports.report import brief
from generator.sources import REFERENCES
from generator.words import Words, load_words

KINDS = {kind.model.__name__.lower(): kind for kind in RECORD_TYPES if kind.kind != "vocabulary"}
"""What can be made, by the name that one of its kind has."""

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("new")
@root_option
@language_option
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("record_id", metavar="ID")
@click.option("--bib", type=_FILE, help="An evaluation's publication, as one BibTeX entry in a file.")
@click.option("--doi-json", type=_FILE, help="An evaluation's publication, as a saved Crossref record.")
def command(  # noqa: PLR0913 - one parameter an option
    root: Path, lang: str, kind: str, record_id: str, *, bib: Path | None, doi_json: Path | None
) -> None:
    """Write a new record to fill in: every field explained, those that are required marked.

    A file that is there is never written over. A publication is added to the references and named in the record.
    """
    words = load_words(lang)
    be_catalogue(root, words)
    record_type = KINDS[kind]
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", record_id):
        raise click.BadParameter(words.t("new.id", value=record_id), param_hint="ID")
    if (bib or doi_json) and kind != "evaluation":
        raise click.UsageError(words.t("new.only-evaluation"))
    path = root / record_type.folder / f"{record_id}.yml"
    table = path.with_suffix(".csv") if record_type.row else None
    for each in filter(None, (path, table)):
        if each.exists():
            raise click.BadParameter(words.t("new.exists", file=each.relative_to(root).as_posix()), param_hint="ID")
    filled = _published(root, record_id, bib, doi_json, words) if bib or doi_json else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    if table is not None and record_type.row is not None:
        table.write_text(",".join(record_type.row.model_fields) + "\n", encoding="utf-8")
    path.write_text(blank(record_type, words, filled), encoding="utf-8")
    click.echo(path.relative_to(root).as_posix())


def _published(root: Path, key: str, bib: Path | None, doi_json: Path | None, words: Words) -> Mapping[str, str]:
    """Add a publication to the references unless it is there, and give what it fills in of an evaluation."""
    file = bib or doi_json
    assert file is not None, "one of the two was given"
    content = text_of(file, words, "--bib" if bib else "--doi-json")
    try:
        entry = bibtex(content, key) if doi_json else content
    except NotCrossrefError:
        raise click.BadParameter(words.t("new.no-crossref", file=file.name), param_hint="--doi-json") from None
    bibliography, problems = parse_references(entry, PurePosixPath(file.name))
    if problems or len(bibliography.references) != 1:
        said = brief(problems, words) or words.t("new.one-entry", file=file.name)
        raise click.BadParameter(said, param_hint="--bib" if bib else "--doi-json")
    (reference,) = bibliography.references.values()
    path = root / REFERENCES
    before = text_of(path, words, "--root") if path.exists() else ""
    if reference.key not in parse_references(before, REFERENCES)[0].keys:
        gap = "\n" if before else ""
        replace(path, f"{before.rstrip()}\n{gap}{reference.bibtex.strip()}\n".lstrip("\n").encode())
        click.echo(str(REFERENCES))
    filled = {"reference": reference.key, "title": json.dumps(reference.title, ensure_ascii=False)}
    if reference.language == "danish":
        filled["language"] = "da"
    return filled
