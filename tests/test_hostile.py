"""Hostile input is refused where it stands, or stands on the page as harmless text."""

from pathlib import Path

import pytest

from tests.trust.hostile import FILES, VALUES
from tests.trust.inputs import NAUGHTY, OURS, said_of_file, tried
from tests.trust.techniques import TECHNIQUES


def test_there_are_enough() -> None:
    """A list that shrinks is a test that does."""
    assert len(VALUES) + len(FILES) >= 160
    assert len(set(OURS)) == len(OURS)
    assert len(TECHNIQUES) >= 65
    assert len(NAUGHTY) > 400


@pytest.mark.parametrize("name", FILES)
def test_file_is_refused_where_it_is_wrong(tmp_path: Path, name: str) -> None:
    """Reading ends, gives nothing, and the first thing said stands on its line and column."""
    assert said_of_file(tmp_path, name) == FILES[name][1]


def test_every_text_is_shown_or_refused_on_its_line(tmp_path: Path) -> None:
    """Whatever stands in a title, reading ends; what is refused is so on the title's line."""
    inputs = tried(tmp_path)
    assert inputs.misplaced == []
    assert inputs.refused == inputs.tried - len(inputs.shown) > len(FILES)
