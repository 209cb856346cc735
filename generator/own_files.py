"""Own files: what lies beside the program's modules and is part of it."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def own_file(path: str) -> Path:
    """Give the path of a file or folder of the program: ``locales/da.yml``."""
    # Not importlib.resources: it also reads programs out of zip files, and takes longer to load than the file.
    return _FOLDER / path


def own_text(path: str) -> str:
    """Read a text of the program."""
    return own_file(path).read_text(encoding="utf-8")
