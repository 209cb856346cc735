"""A page for each outcome (effektmål), and the list of them."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import OUTCOMES, document, page_of
from generator.catalogue import Catalogue
from generator.exports.record_json import path_of
from generator.grade import Grade, GradeKey
from generator.pages.citation import Citation
from generator.pages.citation_files import citation_files
from generator.pages.page import Page
from generator.published import published
from generator.render import Renderer, plain, renderer
from generator.words import Words


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then each outcome with the activities graded on it, the surest first."""
    render = renderer(language)
    t = render.words.t
    body, made = partial(_list_body, catalogue, render), document(OUTCOMES, index=True)
    yield Page(OUTCOMES, made, t("outcomes.title"), t("outcomes.description"), body, hide=("navigation", "toc"))
    for outcome_id, outcome in catalogue.outcomes.items():
        address = page_of("outcomes", outcome_id)
        body, made = partial(_body, catalogue, grades, outcome_id, render), document(address, index=False)
        source = catalogue.sources["outcomes"][outcome_id].file
        files = tuple(citation_files(address, _citation(catalogue, outcome_id, render.words)))
        yield Page(address, made, outcome.title, plain(outcome.description), body, source, files=files)


def _list_body(catalogue: Catalogue, render: Renderer) -> str:
    outcomes = [(key, outcome, catalogue.activities_on(key)) for key, outcome in catalogue.outcomes.items()]
    return render.page("outcomes", OUTCOMES, outcomes=outcomes)


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], outcome_id: str, render: Renderer) -> str:
    outcome = catalogue.outcomes[outcome_id]
    graded = [
        (key, catalogue.activities[key], published(catalogue, grades, GradeKey(key, outcome_id)))
        for key in catalogue.activities_on(outcome_id)
    ]
    graded.sort(key=lambda row: (-row[2].rank if row[2] else 0, row[1].title))
    measuring = [
        (key, evaluation)
        for key, evaluation in catalogue.evaluations.items()
        if any(finding.outcome == outcome_id for finding in evaluation.findings)
    ]
    return render.page(
        "outcome",
        page_of("outcomes", outcome_id),
        outcome=outcome,
        theme=catalogue.terms("themes")[outcome.theme],
        graded=graded,
        evaluations=measuring,
        indicators=[(key, catalogue.indicators[key]) for key in outcome.indicators],
        data=str(path_of("outcomes", outcome_id)),
    )


def _citation(catalogue: Catalogue, outcome_id: str, words: Words) -> Citation:
    rule = catalogue.rule.version if catalogue.rule else None
    return Citation(f"effektmaal-{outcome_id}", catalogue.outcomes[outcome_id].title, day=None, rule=rule, words=words)
