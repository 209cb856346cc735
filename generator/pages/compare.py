"""The comparison (sammenlign): two to four activities side by side, as a script sets them."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import COMPARE, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.pages.sketch import main_reasons, sketches
from generator.render import Renderer, renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: every activity's column, and the rows they stand in."""
    render = renderer(language)
    t, body = render.words.t, partial(_body, catalogue, grades, render)
    title, description = t("compare.title"), t("compare.description")
    yield Page(COMPARE, document(COMPARE, index=True), title, description, body, hide=("navigation", "toc"))


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], render: Renderer) -> str:
    words = render.words
    columns = sketches(catalogue, grades, words)
    measured = {verdict.outcome_id: verdict.outcome.title for each in columns for verdict in each.verdicts}
    return render.page(
        "compare",
        COMPARE,
        columns=columns,
        by_outcome={each.key: {verdict.outcome_id: verdict for verdict in each.verdicts} for each in columns},
        outcomes=sorted(measured.items(), key=lambda item: words.alphabetical(item[1])),
        reasons=main_reasons,
    )
