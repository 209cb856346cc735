"""The rename command: a record gets another id, what names it follows, and its old address leads on."""

import json
import re
from html import escape
from pathlib import Path, PurePosixPath

import click

from generator.address import SECTIONS, document, page_of, way
from generator.commands.options import language_option, root_option
from generator.commands.reading import read_root
from generator.commands.replacing import replace
from generator.moving import Move, by_file, places, renamed
from generator.problem import Severity, nearest
from generator.records import RECORD_TYPES
from generator.site import Reading
from generator.words import Words, load_words

KINDS = {kind.kind: kind for kind in RECORD_TYPES if kind.kind != "vocabulary"}
"""What can be renamed, by kind."""


@click.command("rename")
@root_option
@language_option
@click.argument("old")
@click.argument("new")
@click.option(
    "--kind", type=click.Choice(list(KINDS)), help="What the record is, where records of two kinds share an id."
)
def command(root: Path, lang: str, old: str, new: str, *, kind: str | None) -> None:
    """Give a record another id: its file moves, every link to it follows, its old address leads to the new one.

    Needs a catalogue without errors, for what cannot be read cannot be changed. No other byte of any file changes.
    """
    words = load_words(lang)
    reading = read_root(root, words)
    if any(problem.severity == Severity.ERROR for problem in reading.problems):
        raise click.ClickException(words.t("rename.errors"))
    move = Move(_kind(reading, old, kind, words), old, new)
    folder = PurePosixPath(KINDS[move.kind].folder)
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", new):
        raise click.BadParameter(words.t("new.id", value=new), param_hint="NEW")
    page = root / "content" / document(page_of(move.kind, new), index=False) if move.kind in SECTIONS else None
    for taken in filter(None, (root / folder / f"{new}.yml", page)):
        if taken.exists():
            raise click.BadParameter(words.t("new.exists", file=taken.relative_to(root).as_posix()), param_hint="NEW")
    for file, found in by_file(places(reading.catalogue, move)).items():
        path = root / file
        replace(path, renamed(path.read_bytes().decode(), found, move).encode())
        click.echo(str(file))
    for suffix in (".csv", ".yml"):
        path = root / folder / f"{old}{suffix}"
        if path.exists():
            path.rename(path.with_name(f"{new}{suffix}"))
            click.echo(f"{folder / path.name} -> {new}{suffix}")
    if move.kind in SECTIONS:
        title = getattr(reading.catalogue, move.kind)[old].title
        click.echo(_leave_redirect(root, move, title, words).as_posix())


def _kind(reading: Reading, record_id: str, kind: str | None, words: Words) -> str:
    kinds = [each for each in KINDS if record_id in getattr(reading.catalogue, each)]
    if kind in kinds:
        return kind
    if not kinds or kind:
        known = [each for name in KINDS for each in getattr(reading.catalogue, name)]
        near = nearest(record_id, known)
        hint = f" {words.t('problem.suggestion', meant=near)}" if near and near != record_id else ""
        raise click.BadParameter(words.t("rename.unknown", value=record_id) + hint, param_hint="OLD")
    if len(kinds) > 1:
        raise click.BadParameter(words.t("rename.two", kinds=", ".join(kinds)), param_hint="OLD")
    return kinds[0]


def _leave_redirect(root: Path, move: Move, title: str, words: Words) -> Path:
    """Write a page by hand at the old address that leads on; those that led to the old address lead to the new one."""
    old, new = page_of(move.kind, move.old), page_of(move.kind, move.new)
    file = document(old, index=False)
    told = escape(words.t("rename.moved", title=title))
    front = {"title": told, "leads_to": way(old, new), "search": {"exclude": True}}
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    path = root / "content" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    for earlier in path.parent.glob("*.md"):
        text = earlier.read_text(encoding="utf-8")
        if f'leads_to: "../{move.old}/"' in text:
            text = text.replace(f'"../{move.old}/"', f'"../{move.new}/"').replace(
                f"[{move.old}]({move.old}.md)", f"[{move.new}]({move.new}.md)"
            )
            replace(earlier, text.encode())
    body = words.t("rename.leads-on", link=f"[{move.new}]({move.new}.md)")
    replace(path, f"---\n{head}---\n\n{body}\n".encode())
    return path.relative_to(root)
