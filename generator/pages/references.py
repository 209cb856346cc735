"""The bibliography (referencer)."""

from collections.abc import Iterator, Mapping

from generator.address import REFERENCES, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.records.activity import Activity
from generator.records.area import Area
from generator.records.evaluation import Evaluation
from generator.records.indicator import Indicator
from generator.render import renderer, short


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: every publication that some record names, by author and year, with who names it."""
    render = renderer(language)
    cited = [catalogue.references[key] for key in sorted(catalogue.cited_by)]
    cited.sort(key=lambda reference: render.words.alphabetical(short(reference, render.words)))
    entries = [(reference, _citing(catalogue, reference.key)) for reference in cited]
    body = render.page("references", REFERENCES, entries=entries)
    title, description = render.words.t("references.title"), render.words.t("references.description")
    yield Page(REFERENCES, document(REFERENCES, index=True), title, description, body, hide=("toc",))


def _citing(catalogue: Catalogue, key: str) -> list[tuple[str, str, str]]:
    """Give kind, id and title of each record that names a publication and has a page."""

    def titles(records: Mapping[str, Activity | Area | Evaluation | Indicator]) -> dict[str, str]:
        return {record_id: record.title for record_id, record in records.items()}

    by_kind = {
        "activities": titles(catalogue.activities),
        "evaluations": titles(catalogue.evaluations),
        "indicators": titles(catalogue.indicators),
        "areas": titles(catalogue.areas),
    }
    return [
        (kind, record_id, by_kind[kind][record_id]) for kind, record_id in catalogue.cited_by[key] if kind in by_kind
    ]
