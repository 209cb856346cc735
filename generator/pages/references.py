"""The bibliography (referencer)."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import REFERENCES, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.records.activity import Activity
from generator.records.area import Area
from generator.records.evaluation import Evaluation
from generator.records.indicator import Indicator
from generator.render import Renderer, renderer, short


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: every publication that some record names, by author and year, with who names it."""
    render = renderer(language)
    body = partial(_body, catalogue, render)
    title, description = render.words.t("references.title"), render.words.t("references.description")
    yield Page(REFERENCES, document(REFERENCES, index=True), title, description, body, hide=("toc",))


def _body(catalogue: Catalogue, render: Renderer) -> str:
    cited = [catalogue.references[key] for key in sorted(catalogue.cited_by)]
    cited.sort(key=lambda reference: render.words.alphabetical(short(reference, render.words)))
    entries = [(reference, _citing(catalogue, reference.key)) for reference in cited]
    return render.page("references", REFERENCES, entries=entries)


def _citing(catalogue: Catalogue, key: str) -> list[tuple[str, str, str]]:
    """Give kind, id and title of each record that names a publication and has a page."""
    by_kind: Mapping[str, Mapping[str, Activity | Area | Evaluation | Indicator]] = {
        "activities": catalogue.activities,
        "evaluations": catalogue.evaluations,
        "indicators": catalogue.indicators,
        "areas": catalogue.areas,
    }
    return [
        (kind, record_id, by_kind[kind][record_id].title)
        for kind, record_id in catalogue.cited_by[key]
        if kind in by_kind
    ]
