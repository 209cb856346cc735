"""The page of downloads."""

from collections.abc import Iterator, Mapping

from generator.address import DATA, document
from generator.catalogue import Catalogue
from generator.exports.json_schemas import SCHEMAS
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.render import renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page."""
    render = renderer(language)
    title, description = render.words.t("data.title"), render.words.t("data.description")
    body = render.page("data", DATA, schemas=SCHEMAS)
    yield Page(DATA, document(DATA, index=True), title, description, body, hide=("toc",))
