"""Current: whether the site that stands is the one that would be built, told by what it was made from."""

from contextlib import suppress
from pathlib import Path

from generator.marks import mark, mark_of_files
from generator.surroundings import mark_of_program, mark_of_settings, owner

NOTES = Path(".cache", "kernekatalog")
"""Where it is noted, from where the settings stand."""
_ELSEWHERE = ("../", "INHERIT", "hooks")
"""What settings say where they read more than lies in their folder: then nothing is known."""


def made_from(settings: Path, to: Path, *, day: str) -> bytes:
    """Give the mark of everything a build reads; an empty one where that cannot be known.

    That is every file in the folder of the settings, whatever it is for, the program and what it runs on, what the
    settings name, who builds, and the day that pages say. What is in hidden folders and in the site itself does not
    count.
    """
    text, folder = settings.read_text(encoding="utf-8"), settings.resolve().parent
    if any(word in text for word in _ELSEWHERE):
        return b""
    without = {path for path in folder.iterdir() if path.name.startswith(".")} | {to.resolve()}
    if not (known_as := owner()):
        return b""
    return mark(known_as, mark_of_program(), mark_of_settings(settings), mark_of_files([folder], without=without), day)


def is_current(settings: Path, to: Path, made_from: bytes) -> bool:
    """Tell whether the folder holds, byte for byte, what was built from this."""
    note = _note(settings, to)
    return bool(made_from) and to.is_dir() and note.is_file() and note.read_bytes() == _told(made_from, to)


def note_current(settings: Path, to: Path, made_from: bytes) -> None:
    """Note that what is in the folder was built from this."""
    note = _note(settings, to)
    if made_from:
        with suppress(OSError):  # where nothing can be written beside the settings, the site is built each time
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_bytes(_told(made_from, to))


def _told(made_from: bytes, to: Path) -> bytes:
    return mark(made_from, mark_of_files([to]))


def _note(settings: Path, to: Path) -> Path:
    return settings.resolve().parent / NOTES / f"{mark(str(to.resolve())).hex()[:16]}.mark"
