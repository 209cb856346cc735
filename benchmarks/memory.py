"""Whether what is remembered between builds is ever wrong: ``python -m benchmarks.memory`` edits and builds twice."""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.build import configure
from benchmarks.made_up import make_catalogue

_TEXT = re.compile(r'"(?:title|summary|description)": "[^"]+|^(?:title|summary): \S.*\w$', re.MULTILINE)
_NUMBER = re.compile(r"(?<=,)\d+(?=,)")
_WORDS = ("hus", "nyt", "ærlig", "a & b", "æble")


def main() -> None:
    """Edit a made-up catalogue as often as asked, and compare what a warm and a cold build give."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("--edits", type=int, default=20, help="how many (%(default)s)")
    parser.add_argument("--pages", type=int, default=300, help="of a catalogue of so many pages (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other edits (%(default)s)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_catalogue(root, asked.pages, asked.seed)
        configure(root)
        for number, (told, different) in enumerate(
            compared(root, root / "mkdocs.yml", edits=asked.edits, seed=asked.seed), 1
        ):
            sys.stdout.write(f"{number} of {asked.edits}: {told}: {', '.join(different) or 'the same'}\n")
            if different:
                sys.exit(1)


def compared(root: Path, settings: Path, *, edits: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """Edit a catalogue at random, and give for each edit what it was, and which files a warm build gave otherwise.

    Every second time the site is gone, and has to be written from what is remembered.
    """
    random = Random(seed)  # noqa: S311 - not for secrets: the same seed makes the same edits
    memory, warm, cold = settings.parent / ".cache", settings.parent / "warm", settings.parent / "cold"
    _build(settings, warm)
    for number in range(edits):
        told = edit(root, random)
        if number % 2:
            shutil.rmtree(warm)
        _build(settings, warm)
        memory.rename(settings.parent / ".kept")
        _build(settings, cold)
        shutil.rmtree(memory)
        (settings.parent / ".kept").rename(memory)
        names = {file.relative_to(folder) for folder in (warm, cold) for file in folder.rglob("*") if file.is_file()}
        yield told, sorted(str(name) for name in names if _read(warm / name) != _read(cold / name))


def edit(root: Path, random: Random) -> str:
    """Change a word or a number of a record or a table, or take a record away; gives what was done."""
    files = sorted(file for kind in ("activities", "evidence") for file in (root / kind).rglob("*.[yc][ms][lv]"))
    for file in random.sample(files, len(files)):
        name, text = file.relative_to(root), file.read_text(encoding="utf-8")
        if file.parent.name in {"activities", "evaluations"} and random.random() < 0.1:
            file.unlink()
            return f"{name} is gone"
        if found := list((_NUMBER if file.suffix == ".csv" else _TEXT).finditer(text)):
            where = random.choice(found)
            said = str(random.randrange(1, 99)) if file.suffix == ".csv" else f"{where[0]} {random.choice(_WORDS)}"
            file.write_text(text[: where.start()] + said + text[where.end() :], encoding="utf-8")
            return f"{name}: {said!r}"
    raise ValueError(root)


def _build(settings: Path, site: Path) -> None:
    config = load_config(str(settings), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


if __name__ == "__main__":
    main()
