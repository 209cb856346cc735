"""A page for each code of a problem, and the list of them: what it means, why it is there, how it is mended."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import CODES, code_page, document
from generator.catalogue import Catalogue
from generator.codes import codes
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.render import Renderer, renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then the pages, what is met most often first."""
    render = renderer(language)
    t = render.words.t
    body = partial(_list_body, render)
    yield Page(CODES, document(CODES, index=True), t("codes.title"), t("codes.description"), body, hide=("toc",))
    for code in codes():
        address, body = code_page(code), partial(_body, code, render)
        title, description = t(f"code.{code}.title"), t(f"code.{code}.about")
        yield Page(address, document(address, index=False), title, description, body, hide=("toc",))


def _list_body(render: Renderer) -> str:
    return render.page("codes", CODES, codes=list(codes()))


def _body(code: str, render: Renderer) -> str:
    return render.page("code", code_page(code), code=code, example=codes()[code])
