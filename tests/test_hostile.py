"""Hostile input is refused where it stands, or stands on the page as harmless text."""

from pathlib import Path, PurePosixPath

import pytest

from generator.load import load_file
from tests.hostile import FILES, VALUES
from tests.hostile_pages import NAUGHTY


def test_there_are_enough() -> None:
    """A list that shrinks is a test that does."""
    assert len(VALUES) + len(FILES) >= 160
    assert len(set(VALUES)) == len(VALUES)
    assert len(NAUGHTY) > 400


@pytest.mark.parametrize("name", FILES)
def test_file_is_refused_where_it_is_wrong(tmp_path: Path, name: str) -> None:
    """Reading ends, gives nothing, and the first thing said stands on its line and column."""
    content, expected = FILES[name]
    (tmp_path / "fil.yml").write_bytes(content)
    source, problems = load_file(tmp_path, PurePosixPath("fil.yml"))
    first = min(problems)
    assert (source, f"{first.place.line}:{first.place.column} {first.code}") == (None, expected)
