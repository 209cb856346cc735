"""Surroundings: what a build is made from beside the catalogue: the program, what it runs on, and the environment."""

import os
import re
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from generator.marks import mark_of_files

_PROGRAM = Path(__file__).parent
_OWNER_BYTES = 32
_WORD = re.compile(r"\w+")
_PATH = re.compile(r"(?<![\w.])/[\w./-]+")


def mark_of_program() -> bytes:
    """Give the mark of this program: its modules, templates and words, and the versions of what it runs on."""
    installed = sorted(
        str(package) for folder in map(Path, sys.path) if folder.is_dir() for package in folder.glob("*.dist-info")
    )
    return mark_of_files([_PROGRAM], asked="\n".join([sys.version, *installed]))


def owner() -> bytes:
    """Give what this user of this machine alone knows, made the first time; nothing where none can be kept.

    A memory says who made it by this: nobody can put one among the files of a repository and have it believed.
    """
    try:
        file = _own_folder() / "owner"
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), open(file, "xb", opener=_private) as made:
            made.write(secrets.token_bytes(_OWNER_BYTES))
        known = file.read_bytes()
    except (OSError, RuntimeError):  # there is no home, or nothing can be written in it
        return b""
    return known if len(known) == _OWNER_BYTES else b""


def kept_for_user(name: str) -> bytes:
    """Give what was kept under a name for this user alone; nothing where there is none."""
    try:
        return (_own_folder() / name).read_bytes()
    except (OSError, RuntimeError):  # nothing was kept, or there is no home
        return b""


def keep_for_user(name: str, content: bytes) -> None:
    """Keep something for this user alone, whole or not at all; nothing happens where it cannot be done."""
    with suppress(OSError, RuntimeError):
        file = _own_folder() / name
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        with open(new, "wb", opener=_private) as written:
            written.write(content)
        new.replace(file)


def _own_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "kernekatalog")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def mark_of_settings(settings: Path) -> bytes:
    """Give the mark of what a file of settings names outside its folder: values of the environment, and files.

    Every variable counts whose name stands in the text, and every file whose whole path stands there or in one of them.
    """
    text = settings.read_text(encoding="utf-8")
    words = set(_WORD.findall(text))
    values = {name: value for name, value in sorted(os.environ.items()) if name in words}
    named = [*_PATH.findall(text), *values.values()]
    return mark_of_files([file for each in named if (file := Path(each)).is_file()], asked=repr(values))
