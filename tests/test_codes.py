"""What the site tells of each kind of problem: every code is there, and its example does what it says."""

import json
from pathlib import Path, PurePosixPath

import pytest

from generator.address import code_page
from generator.codes import codes
from generator.gaps import gaps
from generator.grid import Grid, read_grid
from generator.intake import take_in
from generator.problem import Problem
from generator.records.table_map import TableMap
from generator.site import Site, build, read
from generator.taken import taken
from tests.conftest import EXAMPLE
from tests.modules import modules
from tests.test_docs import given_codes

EXAMPLES = codes()
OWN = frozenset(read(EXAMPLE).problems)


def test_every_code_has_a_page(site: Site) -> None:
    """Whatever a problem's code is, the link under it leads to a page that tells of it."""
    given = {code for module in modules() for code in given_codes(module)}
    assert given == set(codes())
    assert {code_page(code) for code in given} <= {page.address for page in site.pages}


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_is_wrong_in_the_example_gives_the_problem(code: str, catalogue: Path) -> None:
    """Written as the page says one should not, the record has just this problem."""
    assert code in _codes(_written(catalogue, code, "wrong"))


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_is_right_in_the_example_gives_no_problem(code: str, catalogue: Path) -> None:
    """Written as the page says, the record has no problem at all."""
    assert _codes(_written(catalogue, code, "right")) == set()


def _written(catalogue: Path, code: str, which: str) -> set[Problem]:
    """Write an example into a catalogue, and give what is said of it."""
    example = EXAMPLES[code]
    text: str = getattr(example, which)
    file = catalogue / (example.file or example.right)
    match example.by:
        case "import":
            return _imported(catalogue, file.name, text)
        case "build":
            page = PurePosixPath(text).relative_to("content")
            return set(taken(build(catalogue), [page], PurePosixPath("content")))
        case "whole":
            file.write_text(text, encoding="utf-8")
        case "link":
            if which == "wrong":
                file.symlink_to(file.rename(catalogue / file.name))
        case _ if example.file:
            before = file.read_text(encoding="utf-8")
            here = example.here or example.right
            assert before.count(here) == 1, f"{example.file} has one place for the example of {code}"
            written = before.replace(here, text * example.times if which == "wrong" else text)
            # What an editor shows in place of a byte that is no UTF-8: the byte of an æ where that is one byte alone.
            file.write_bytes(written.encode().replace("\N{REPLACEMENT CHARACTER}".encode(), b"\xe6"))
        case _:
            for each in catalogue.glob(f"{example.right}*"):
                each.rename(str(each).replace(example.right, text))
    reading = read(catalogue)
    if example.by == "gaps":
        return {problem for problem in gaps(reading.catalogue) if str(problem.place.file) == example.file}
    return set(reading.problems) - OWN


def _imported(catalogue: Path, name: str, row: str) -> set[Problem]:
    """Give what is said of a row of a downloaded table."""
    grid = read_grid(name, f"Område;År;Andel\n{row}\n".encode())
    assert isinstance(grid, Grid)
    value = {"indicator": "eksempel-andel-ledige", "column": "Andel"}
    mapped = {"area": {"column": "Område"}, "period": {"column": "År"}, "values": [value]}
    table_map = TableMap.model_validate_json(json.dumps(mapped))
    _, problems = take_in(read(catalogue).catalogue, grid, table_map, file=PurePosixPath(name), suppress_below=5)
    return set(problems)


def _codes(problems: set[Problem]) -> set[str]:
    return {problem.code for problem in problems}
