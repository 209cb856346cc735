"""Reading: how a command comes to a catalogue, and with what status it ends."""

import sys
from pathlib import Path

import click

from generator.problem import Severity
from generator.site import Reading, read
from generator.waste import keeping_all
from generator.words import Words


def read_root(root: Path, words: Words) -> Reading:
    """Read the catalogue in a folder; a folder that holds none is told of, and ends the command."""
    be_catalogue(root, words)
    with keeping_all():
        return read(root)


def be_catalogue(root: Path, words: Words) -> None:
    """End the command where a folder holds no catalogue."""
    if not (root / "activities").is_dir() and not (root / "evidence").is_dir():
        raise click.BadParameter(words.t("root.no-catalogue", folder=str(root)), param_hint="--root")


def text_of(file: Path, words: Words, option: str) -> str:
    """Read a file that the command was given; one that is no text ends the command."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise click.BadParameter(words.t("reading.no-text", file=file.name), param_hint=option) from None


def leave(reading: Reading) -> None:
    """End the command: with 1 where there is an error."""
    sys.exit(any(problem.severity == Severity.ERROR for problem in reading.problems))
