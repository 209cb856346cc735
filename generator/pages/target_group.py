"""A page for each target group (målgruppe), and the list of them."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.pages.term import term_pages


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then each target group with its activities."""
    return term_pages(catalogue, grades, language, "target-groups")
