"""What the site tells of each kind of problem: every code is there, and its example does what it says."""

from pathlib import Path

import pytest

from generator.address import code_page
from generator.codes import codes
from generator.problem import Problem
from generator.site import Site, read
from tests.conftest import EXAMPLE
from tests.modules import modules
from tests.test_docs import given_codes

EXAMPLES = {code: example for code, example in codes().items() if example}
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
    if example.file:
        file = catalogue / example.file
        before = file.read_text(encoding="utf-8")
        here = example.here or example.right
        assert before.count(here) == 1, f"{example.file} has one place for the example of {code}"
        file.write_text(before.replace(here, getattr(example, which)), encoding="utf-8")
    else:
        for file in catalogue.glob(f"{example.right}*"):
            file.rename(str(file).replace(example.right, getattr(example, which)))
    return set(read(catalogue).problems) - OWN


def _codes(problems: set[Problem]) -> set[str]:
    return {problem.code for problem in problems}
