"""Replacing: a file is there as it was or as it is to be, never in part."""

from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Write a file aside and put it in its place: until then what was there before stays."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(content)
    aside.replace(path)
