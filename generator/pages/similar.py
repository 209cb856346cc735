"""The page on which a reader chooses which indicators count when areas are called alike."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import SIMILAR, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.render import Renderer, renderer
from generator.twins import FEWEST_INDICATORS, KINDS, MOST, MOST_YEARS, described


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: what is known of each area as the distance is worked out from it, here and in a browser."""
    render = renderer(language)
    t, body = render.words.t, partial(_body, catalogue, render)
    yield Page(SIMILAR, document(SIMILAR, index=True), t("similar.title"), t("similar.description"), body)


def _body(catalogue: Catalogue, render: Renderer) -> str:
    kinds = [known for kind in KINDS if (known := described(catalogue, kind)).rows]
    return render.page(
        "similar",
        SIMILAR,
        kinds=kinds,
        areas=catalogue.areas,
        indicators=catalogue.indicators,
        fewest=FEWEST_INDICATORS,
        most=MOST,
        years=MOST_YEARS,
    )
