"""How fast the site is built, as a share of what MkDocs takes alone: a short version of ``make bench``."""

from pathlib import Path

from benchmarks.build import measure


def test_whole_build_is_not_much_slower_than_mkdocs_alone(tmp_path: Path) -> None:
    """Reading, grading, figures, search and downloads included; few pages pay for what is read once."""
    measured = measure(tmp_path, pages=60, runs=1, seed=1, names=("reference", "whole"))
    assert measured.ratio("whole") < 1.5
