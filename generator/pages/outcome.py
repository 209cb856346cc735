"""A page for each outcome (effektmål), and the list of them."""

from collections.abc import Iterator, Mapping

from generator.address import OUTCOMES, document, page_of
from generator.catalogue import Catalogue
from generator.exports.record_json import path_of
from generator.grade import Grade, GradeKey
from generator.pages.citation import cite
from generator.pages.citation_files import citation_files
from generator.pages.page import Page
from generator.published import published
from generator.render import plain, renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then each outcome with the activities graded on it, the surest first."""
    render = renderer(language)
    t = render.words.t
    outcomes = [(key, outcome, catalogue.activities_on(key)) for key, outcome in catalogue.outcomes.items()]
    body = render.page("outcomes", OUTCOMES, outcomes=outcomes)
    title, description = t("outcomes.title"), t("outcomes.description")
    yield Page(OUTCOMES, document(OUTCOMES, index=True), title, description, body, hide=("navigation", "toc"))
    for outcome_id, outcome, activities in outcomes:
        address = page_of("outcomes", outcome_id)
        graded = [
            (key, catalogue.activities[key], published(catalogue, grades, GradeKey(key, outcome_id)))
            for key in activities
        ]
        graded.sort(key=lambda row: (-row[2].rank if row[2] else 0, row[1].title))
        measuring = [
            (key, evaluation)
            for key, evaluation in catalogue.evaluations.items()
            if any(finding.outcome == outcome_id for finding in evaluation.findings)
        ]
        body = render.page(
            "outcome",
            address,
            outcome=outcome,
            theme=catalogue.terms("themes")[outcome.theme],
            graded=graded,
            evaluations=measuring,
            indicators=[(key, catalogue.indicators[key]) for key in outcome.indicators],
            data=str(path_of("outcomes", outcome_id)),
        )
        source = catalogue.sources["outcomes"][outcome_id].file
        rule = catalogue.rule.version if catalogue.rule else None
        citation = cite(f"effektmaal-{outcome_id}", outcome.title, day=None, rule=rule, words=render.words)
        made, files = document(address, index=False), tuple(citation_files(address, citation))
        yield Page(address, made, outcome.title, plain(outcome.description), body, source, files=files)
