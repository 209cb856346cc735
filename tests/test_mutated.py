"""The real catalogue with many of its files damaged: reading returns, and every problem has a place."""

from pathlib import Path

import pytest

from tests.trust.mutated import mutated


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_catalogue_is_answered(tmp_path: Path, seed: int) -> None:
    """Files deleted, cut, garbled and swapped: what is said stands in a line of a file, and the rest is read."""
    read = mutated(tmp_path, seed)
    assert read.misplaced == []
    assert len(read.problems) > read.files > 50
    assert len({problem.code for problem in read.problems}) > 8
