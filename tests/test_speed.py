"""How fast the site is built, as a share of what MkDocs takes alone: a short version of ``make bench``."""

from importlib import import_module
from operator import attrgetter
from pathlib import Path

import pytest

from benchmarks import phases
from benchmarks.build import measure
from benchmarks.measured import Measured, Run, read_measured, write_measured
from benchmarks.speed_page import PARTS, page


def test_whole_build_is_not_much_slower_than_mkdocs_alone(tmp_path: Path) -> None:
    """Reading, grading, figures, search and downloads included; few pages pay for what is read once."""
    measured = measure(tmp_path, pages=60, runs=1, seed=1, names=("reference", "whole", "changed"))
    # Of one core: what else the machine does counts for little there.
    assert measured.core_ratio("whole") < 1.5
    assert measured.core_ratio("changed") < 1.0


def test_page_says_what_was_measured(tmp_path: Path) -> None:
    """Sizes that were measured on another day stand beside each other, and come back from where they are kept."""
    few, many = (
        Measured(
            pages=pages,
            runs=1,
            when="2026-01-02 ved ændring `abc`",
            where="Linux",
            load=1.5,
            minutes=3.2,
            by_name={"reference": Run(10.0, 9.0, 100), "whole": Run(seconds, 8.0, 200)},
            sizes={"site/": 2048},
            parts={"whole": dict.fromkeys(PARTS, 0.5)},
            saves=[(1.0, 0.5), (3.0, 0.7), (2.0, 0.9)],
            different={"zensical": []},
        )
        for pages, seconds in ((300, 6.0), (1200, 21.0))
    )
    kept = tmp_path / "measured.json"
    write_measured(kept, {1000: many, 300: few})
    assert read_measured(kept) == {300: few, 1000: many}
    assert read_measured(tmp_path / "none.json") == {}
    told = page([few, many])
    assert "| Hele webstedet | 0,60 | 0,70 | 6,0\N{NO-BREAK SPACE}s |" in told
    assert "| Hele webstedet | 0,89 | 8,0\N{NO-BREAK SPACE}s | 200\N{NO-BREAK SPACE}MiB |" in told
    assert "| Poster læst | 8 % |" in told
    assert "vist på ny 2,0 sekunder efter, at posten er gemt: forholdet er 0,20. Det koster 0,7 sekunder" in told
    assert "En side ud af 1.200 tager 0,88 gange så lang tid som en ud af 300" in told
    assert told.count("Målt 2026-01-02 ved ændring `abc` på Linux.") == 2


@pytest.mark.parametrize("name", [name for names in phases.PARTS.values() for name in names])
def test_part_of_a_build_is_where_the_clock_looks(name: str) -> None:
    """What is timed is there; otherwise the page about speed would call its time another's."""
    module, _, path = name.partition(":")
    found = attrgetter(path)(import_module(module))
    assert callable(found) or isinstance(found, property)


def test_every_part_of_a_build_has_its_words() -> None:
    """Each is a row on the page."""
    assert set(PARTS) == {"start", *phases.PARTS}
