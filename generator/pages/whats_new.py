"""What is new (nyt): everything that the records' own dates tell, each with an address of its own."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import NEWS, document
from generator.catalogue import Catalogue
from generator.exports.feed import PATH
from generator.grade import Grade, GradeKey
from generator.news import news
from generator.pages.page import Page
from generator.render import Renderer, renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page, newest first."""
    render = renderer(language)
    title, description = render.words.t("news.title"), render.words.t("news.description")
    body = partial(_body, catalogue, render)
    yield Page(NEWS, document(NEWS, index=True), title, description, body, hide=("navigation", "toc"))


def _body(catalogue: Catalogue, render: Renderer) -> str:
    return render.page("whats-new", NEWS, news=news(catalogue), feed=str(PATH))
