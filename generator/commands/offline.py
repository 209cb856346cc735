"""The offline command: a built site as a zip file that opens from a folder."""

from pathlib import Path, PurePosixPath

import click

from generator.commands.options import language_option
from generator.commands.replacing import replace
from generator.offline import archive, offline
from generator.words import load_words


@click.command()
@language_option
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The zip file to write.")
def command(lang: str, site: Path, out: Path) -> None:
    """Pack a built site as a zip file that opens from a folder, its search and lists included."""
    words = load_words(lang)
    if not (site / "index.html").is_file():
        raise click.BadParameter(words.t("offline.no-site", folder=str(site)), param_hint="SITE")
    files = {
        PurePosixPath(file.relative_to(site).as_posix()): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }
    copy = offline(files)
    replace(out, archive(copy))
    click.echo(words.t("offline.done", files=len(copy), file=str(out)))
