"""Texts and files are made when they are asked for, by functions of modules on the catalogue and plain values."""

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import partial

import pytest

from generator.exports import EXPORTS
from generator.exports.download import Download
from generator.exports.stock import Stock
from generator.grade import Grade, GradeKey
from generator.pages import PAGES
from generator.pages.citation import Citation
from generator.pages.page import Page
from generator.render import Renderer
from generator.site import Site
from generator.twins import Twin
from generator.words import Words

PLAIN = (str, int, float, date, Enum, Citation, Twin, type(None))
"""What says all that it is; a citation is a few texts, an area that is like another a few texts and numbers."""
OF_A_LANGUAGE = (Renderer, Words)


@pytest.fixture(scope="module")
def pages(site: Site) -> list[Page]:
    """The pages of the example, listed; data's own page is not among them, as it tells how long the files are."""
    return list(_listed(site, site.grades))


def test_texts_are_made_when_asked_for(pages: list[Page], site: Site) -> None:
    """A door can tell what a page's text is made from without making it."""
    assert {page.address: said for page in pages if (said := list(_amiss(page.text, site)))} == {}


def test_files_beside_a_page_are_made_when_asked_for(pages: list[Page], site: Site) -> None:
    """The same is true of how a page is cited and of the publications that it names."""
    files: list[Download] = [file for page in pages for file in page.files]
    assert {str(file.path): said for file in files if (said := list(_amiss(file.made, site)))} == {}
    assert {file.path.name for file in files} >= {"citat.bib", "citat.ris", "citat.json", "kilder.bib"}


def test_files_about_the_whole_are_made_when_asked_for(site: Site) -> None:
    """A build lists them all before it makes any page; only the headers for hosts, which are a few lines, are there."""
    stock = Stock(site.catalogue, site.grades, "https://example.org/")
    made = [str(file.path) for make in EXPORTS for file in make(stock) if not isinstance(file.made, partial)]
    assert made == ["_headers", "_nginx.conf"]


def test_each_grade_is_asked_for_by_its_key(site: Site) -> None:
    """A page that went through all grades would be made again whenever any of them changes."""
    bodies = {page.address: page.body for page in site.pages}
    by_key = list(_listed(site, _ByKey(site.grades)))
    assert [page.address for page in by_key if page.body != bodies[page.address]] == []


class _ByKey(Mapping[GradeKey, Grade]):
    """Grades that answer for one activity and outcome at a time."""

    def __init__(self, grades: Mapping[GradeKey, Grade]) -> None:
        self._grades = grades

    def __getitem__(self, key: GradeKey) -> Grade:
        return self._grades[key]

    def __iter__(self) -> Iterator[GradeKey]:
        pytest.fail("All grades were asked for.")

    def __len__(self) -> int:
        return len(self._grades)


def _listed(site: Site, grades: Mapping[GradeKey, Grade]) -> Iterator[Page]:
    for make in PAGES:
        yield from make(site.catalogue, grades, "da")


def _amiss(made: object, site: Site) -> Iterator[str]:
    """Tell what is not as it should be about something that is yet to be made."""
    if not isinstance(made, partial):
        yield "made already"
        return
    if not _is_in_a_module(made.func):
        yield f"by {made.func}"
    yield from (f"from a {type(each).__name__}" for each in made.args if not _is_plain(each, site))
    yield from (f"with {name}" for name in made.keywords)


def _is_in_a_module(function: Callable[..., object]) -> bool:
    """Tell whether a function can be found by its name: one made inside another may hold anything."""
    return getattr(sys.modules[function.__module__], function.__name__, None) is function


def _is_plain(value: object, site: Site) -> bool:
    if type(value) is tuple:
        return all(_is_plain(each, site) for each in value)
    return value is site.catalogue or value is site.grades or isinstance(value, (*PLAIN, *OF_A_LANGUAGE))
