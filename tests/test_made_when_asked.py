"""Texts and files are made when they are asked for, by functions of modules on the catalogue and plain values."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from functools import partial

import pytest

from generator.exports.download import Download
from generator.pages import PAGES, area, indicator, indicator_year
from generator.pages.citation import Citation
from generator.pages.page import Page
from generator.render import Renderer
from generator.site import Reading, read
from generator.words import Words
from tests.conftest import EXAMPLE

NOT_YET = (area.pages, indicator.pages, indicator_year.pages)
"""Makers of pages whose texts are made as they are listed, or from more than plain values."""
PLAIN = (str, int, float, date, Enum, Citation, type(None))
"""What says all that it is; a citation is a few texts."""
OF_A_LANGUAGE = (Renderer, Words)


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The example, read and graded."""
    return read(EXAMPLE)


@pytest.fixture(scope="module")
def pages(reading: Reading) -> list[Page]:
    """The pages of the example, listed; data's own page is not among them, as it tells how long the files are."""
    makers = [make for make in PAGES if make not in NOT_YET]
    return [page for make in makers for page in make(reading.catalogue, reading.grades, "da")]


def test_texts_are_made_when_asked_for(pages: list[Page], reading: Reading) -> None:
    """A door can tell what a page's text is made from without making it."""
    assert {page.address: said for page in pages if (said := list(_amiss(page.text, reading)))} == {}


def test_files_beside_a_page_are_made_when_asked_for(pages: list[Page], reading: Reading) -> None:
    """The same is true of how a page is cited and of the publications that it names."""
    files: list[Download] = [file for page in pages for file in page.files]
    assert {str(file.path): said for file in files if (said := list(_amiss(file.made, reading)))} == {}
    assert {file.path.name for file in files} >= {"citat.bib", "citat.ris", "citat.json", "kilder.bib"}


def _amiss(made: object, reading: Reading) -> Iterator[str]:
    """Tell what is not as it should be about something that is yet to be made."""
    if not isinstance(made, partial):
        yield "made already"
        return
    if not _is_in_a_module(made.func):
        yield f"by {made.func}"
    yield from (f"from a {type(each).__name__}" for each in made.args if not _is_plain(each, reading))
    yield from (f"with {name}" for name in made.keywords)


def _is_in_a_module(function: Callable[..., object]) -> bool:
    """Tell whether a function can be found by its name: one made inside another may hold anything."""
    return getattr(sys.modules[function.__module__], function.__name__, None) is function


def _is_plain(value: object, reading: Reading) -> bool:
    if type(value) is tuple:
        return all(_is_plain(each, reading) for each in value)
    return value is reading.catalogue or value is reading.grades or isinstance(value, (*PLAIN, *OF_A_LANGUAGE))
