"""The list of evaluations, and a page for each."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.address import EVALUATIONS, document, page_of
from generator.catalogue import Catalogue
from generator.exports.record_json import path_of
from generator.grade import Grade, GradeKey
from generator.pages.citation import Citation
from generator.pages.citation_files import citation_files
from generator.pages.effect import sample_text
from generator.pages.page import Page
from generator.pages.verdict import Row, rows_of
from generator.records.evaluation import Evaluation
from generator.render import Renderer, plain, renderer
from generator.words import Words


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then each evaluation in the order of ids."""
    render = renderer(language)
    t = render.words.t
    body, made = partial(_list_body, catalogue, render), document(EVALUATIONS, index=True)
    yield Page(
        EVALUATIONS, made, t("evaluations.title"), t("evaluations.description"), body, hide=("navigation", "toc")
    )
    for evaluation_id, evaluation in catalogue.evaluations.items():
        address = page_of("evaluations", evaluation_id)
        body, made = partial(_body, catalogue, grades, evaluation_id, render), document(address, index=False)
        source = catalogue.sources["evaluations"][evaluation_id].file
        files = tuple(citation_files(address, _citation(evaluation_id, evaluation, render.words)))
        yield Page(address, made, evaluation.title, plain(evaluation.summary), body, source, files=files)


def _list_body(catalogue: Catalogue, render: Renderer) -> str:
    rows = [
        (key, evaluation, catalogue.references.get(evaluation.reference or ""), evaluation.activities)
        for key, evaluation in catalogue.evaluations.items()
    ]
    return render.page("evaluations", EVALUATIONS, evaluations=rows, activities=catalogue.activities)


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], evaluation_id: str, render: Renderer) -> str:
    evaluation, words = catalogue.evaluations[evaluation_id], render.words
    return render.page(
        "evaluation",
        page_of("evaluations", evaluation_id),
        evaluation=evaluation,
        reference=catalogue.references.get(evaluation.reference or ""),
        activities=[(key, catalogue.activities[key]) for key in evaluation.activities],
        findings=_findings(catalogue, grades, evaluation_id, words),
        notes=_notes(evaluation),
        areas=[(key, catalogue.areas[key]) for key in evaluation.areas],
        sample=_sample(evaluation, words),
        years=_years(evaluation),
        references=catalogue.references,
        citation=_citation(evaluation_id, evaluation, words),
        data=str(path_of("evaluations", evaluation_id)),
    )


def _citation(evaluation_id: str, evaluation: Evaluation, words: Words) -> Citation:
    """Cite the coding, which is the catalogue's own; the study has its reference."""
    title = words.t("cite.coding", evaluation=evaluation.title)
    return Citation(
        f"kodning-{evaluation_id}", title, day=evaluation.coding.on, rule=None, words=words, seen="cite.coded"
    )


def _findings(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], evaluation_id: str, words: Words
) -> list[tuple[str, str, str, str, Sequence[Row]]]:
    """Give id and title of outcome and activity, and the evaluation's own rows, for each grade that it bears on."""
    keys = dict.fromkeys(
        GradeKey(activity, finding.outcome)
        for finding in catalogue.evaluations[evaluation_id].findings
        for activity in finding.activities
        if finding.outcome is not None
    )
    found: list[tuple[str, str, str, str, Sequence[Row]]] = []
    for key in keys:
        if key in grades:
            rows = [row for row in rows_of(catalogue, key, grades[key], words) if row.evaluation_id == evaluation_id]
            titles = catalogue.outcomes[key.outcome].title, catalogue.activities[key.activity].title
            found.append((key.outcome, titles[0], key.activity, titles[1], rows))
    return found


def _notes(evaluation: Evaluation) -> list[str]:
    """Give the notes of the findings that are on no outcome or no activity, and so stand in no table."""
    return [
        finding.note
        for finding in evaluation.findings
        if finding.note and (finding.outcome is None or not finding.activities)
    ]


def _sample(evaluation: Evaluation, words: Words) -> str:
    sites = evaluation.sample.sites
    said = [sample_text(evaluation.sample, words), words.plural("evaluation.sites", sites) if sites else ""]
    return ", ".join(each for each in said if each)


def _years(evaluation: Evaluation) -> str:
    data = evaluation.data
    if data is None:
        return ""
    ends = [str(year) for year in dict.fromkeys((data.from_, data.to)) if year is not None]
    return "\N{EN DASH}".join(ends)
