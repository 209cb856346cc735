"""The page about the grading rule, printed from the rule's own settings and table of steps."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import METHOD, document
from generator.catalogue import Catalogue
from generator.crosswalk import SOURCES
from generator.grade import STEPS, EvidenceClass, Grade, GradeKey
from generator.pages.example import example, usual_finding
from generator.pages.page import Page
from generator.records.activity import Strength
from generator.records.evaluation import Design
from generator.records.grading import StudyPlace
from generator.render import Renderer, renderer
from generator.sources import RULE


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page; none where the rule cannot be read."""
    if catalogue.rule is None:
        return
    render = renderer(language)
    body = partial(_body, catalogue, render)
    title, description = render.words.t("method.title"), render.words.t("method.description")
    yield Page(METHOD, document(METHOD, index=True), title, description, body, RULE, hide=())


def _body(catalogue: Catalogue, render: Renderer) -> str:
    rule = catalogue.rule
    assert rule is not None, "else there is no page"
    levels = rule.weights.level
    return render.page(
        "method",
        METHOD,
        rule=rule,
        steps=STEPS,
        strengths=list(Strength),
        ceilings=[(design, rule.ceilings.of(design)) for design in Design],
        scales=list(SOURCES.items()),
        classes=list(EvidenceClass),
        place_weights=[(place, rule.weights.place.of(place)) for place in StudyPlace],
        level_weights=[levels.of(level) for level in range(1, 6)],
        usual=usual_finding(),
        examples=[example(case, rule, render.words) for case in rule.worked.cases],
    )
