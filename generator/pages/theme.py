"""A page for each focus area (indsatsområde), and the list of them."""

from collections.abc import Iterator, Mapping

from generator.address import THEMES
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.pages.term import TermSection, term_pages


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then each theme with its activities, those whose main theme it is first."""
    section = TermSection("themes", THEMES, catalogue.activities_with_theme)
    return term_pages(catalogue, grades, language, section)
