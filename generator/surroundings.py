"""Surroundings: what a build is made from beside the catalogue: the program, what it runs on, and the environment."""

import os
import re
import sys
from pathlib import Path

from generator.marks import mark_of_files

_PROGRAM = Path(__file__).parent
_WORD = re.compile(r"\w+")
_PATH = re.compile(r"(?<![\w.])/[\w./-]+")


def mark_of_program() -> bytes:
    """Give the mark of this program: its modules, templates and words, and the versions of what it runs on."""
    installed = sorted(
        str(package) for folder in map(Path, sys.path) if folder.is_dir() for package in folder.glob("*.dist-info")
    )
    return mark_of_files([_PROGRAM], asked="\n".join([sys.version, *installed]))


def mark_of_settings(settings: Path) -> bytes:
    """Give the mark of what a file of settings names outside its folder: values of the environment, and files.

    Every variable counts whose name stands in the text, and every file whose whole path stands there or in one of them.
    """
    text = settings.read_text(encoding="utf-8")
    words = set(_WORD.findall(text))
    values = {name: value for name, value in sorted(os.environ.items()) if name in words}
    named = [*_PATH.findall(text), *values.values()]
    return mark_of_files([file for each in named if (file := Path(each)).is_file()], asked=repr(values))
