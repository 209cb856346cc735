"""A page for each code of a problem, and the list of them: what it means, why it is there, how it is mended."""

from collections.abc import Iterator, Mapping

from generator.address import CODES, code_page, document
from generator.catalogue import Catalogue
from generator.codes import codes
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.render import renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then the pages, what is met most often first."""
    render = renderer(language)
    t = render.words.t
    body = render.page("codes", CODES, codes=list(codes()))
    yield Page(CODES, document(CODES, index=True), t("codes.title"), t("codes.description"), body, hide=("toc",))
    for code, example in codes().items():
        address = code_page(code)
        body = render.page("code", address, code=code, example=example)
        title, description = t(f"code.{code}.title"), t(f"code.{code}.about")
        yield Page(address, document(address, index=False), title, description, body, hide=("toc",))
