"""A page for each activity."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from generator.address import document, page_of
from generator.catalogue import Catalogue
from generator.exports.record_json import path_of
from generator.grade import Flag, Grade, GradeKey
from generator.need import needs_by_outcome
from generator.pages.citation import Citation
from generator.pages.citation_files import citation_files, source_files
from generator.pages.cited import cited_on, publications_of
from generator.pages.facts import age_text, cost_text
from generator.pages.graded import graded_page_of
from generator.pages.needs import behind
from generator.pages.page import Page
from generator.pages.verdict import Verdict, verdicts_on
from generator.readiness import cost_band, readiness
from generator.records.activity import Activity, Delivery, TheoryOfChange, Use
from generator.render import Renderer, renderer, short
from generator.words import Words


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give each activity in the order of ids."""
    render = renderer(language)
    for activity_id, activity in catalogue.activities.items():
        address = page_of("activities", activity_id)
        body = partial(_body, catalogue, grades, activity_id, render)
        source = catalogue.sources["activities"][activity_id].file
        sources = source_files(address, catalogue, publications_of(catalogue, activity_id), render.words)
        files = (*citation_files(address, _citation(catalogue, activity_id, render.words)), *sources)
        yield Page(address, document(address, index=False), activity.title, activity.summary, body, source, files=files)


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str, render: Renderer) -> str:
    words = render.words
    verdicts = verdicts_on(catalogue, grades, activity_id, words)
    return render.page(
        "activity",
        page_of("activities", activity_id),
        needs=behind(catalogue, needs_by_outcome(catalogue), grades, activity_id, words),
        citation=_citation(catalogue, activity_id, words),
        cited=cited_on(catalogue, activity_id, verdicts, words),
        **_context(catalogue, activity_id, verdicts, words),
    )


def _context(catalogue: Catalogue, activity_id: str, verdicts: Sequence[Verdict], words: Words) -> Mapping[str, object]:
    activity = catalogue.activities[activity_id]
    themes, groups = catalogue.terms("themes"), catalogue.terms("target-groups")
    measuring = {row.evaluation_id for verdict in verdicts for row in verdict.rows}
    evaluations = catalogue.evaluations_of(activity_id)
    implementation = activity.implementation
    ready = readiness(activity, catalogue.rule) if catalogue.rule else None
    return {
        "key": activity_id,
        "activity": activity,
        "verdicts": verdicts,
        "rule": catalogue.rule,
        "headline": next((verdict for verdict in verdicts if verdict.primary), None),
        "beside": [verdict for verdict in verdicts if not verdict.primary],
        "harmed": [verdict for verdict in verdicts if Flag.HARM in verdict.flags],
        "aged": [verdict for verdict in verdicts if Flag.OLDER_EVIDENCE in verdict.flags],
        "studies": {verdict.outcome_id: _studies(catalogue, verdict, words) for verdict in verdicts},
        "themes": [(key, themes[key]) for key in activity.themes],
        "groups": [(key, groups[key]) for key in activity.target_groups],
        "age": age_text(activity.age, words),
        "theory": _theory(activity.theory_of_change),
        "delivery": {name: getattr(activity.delivery, name, None) for name in Delivery.model_fields},
        "readiness": ready,
        "readiness_known": sum(holds for _, holds in ready.facts) if ready else 0,
        "cost": cost_text(activity.cost, words),
        "band": cost_band(activity, catalogue.rule) if catalogue.rule else None,
        "advice": implementation.advice if implementation else (),
        "pitfalls": implementation.pitfalls if implementation else (),
        "others": [(key, evaluation) for key, evaluation in evaluations.items() if key not in measuring],
        "indicators": _indicators(catalogue, verdicts),
        "related": [(key, catalogue.activities[key]) for key in catalogue.related(activity_id)],
        "used_in": _used_elsewhere(activity),
        "areas": catalogue.areas,
        "sources": [source for source in activity.sources if source.reference is None],
        "references": catalogue.references,
        "graded_on": max((grade.graded_on for grade in activity.outcomes), default=None),
        "data": str(path_of("activities", activity_id)),
        "graded": graded_page_of(activity_id) if activity.outcomes else "",
    }


def _citation(catalogue: Catalogue, activity_id: str, words: Words) -> Citation:
    activity = catalogue.activities[activity_id]
    rule = catalogue.rule.version if catalogue.rule else None
    return Citation(activity_id, activity.title, day=_last_seen(activity), rule=rule, words=words)


def _last_seen(activity: Activity) -> date | None:
    """Give the day the page was last gone through, or else the last day it was graded."""
    return activity.reviewed or max((grade.graded_on for grade in activity.outcomes), default=None)


def _studies(catalogue: Catalogue, verdict: Verdict, words: Words) -> Sequence[tuple[str, str]]:
    """Give id and name, by author and year, of each evaluation whose findings count."""
    counted = {row.evaluation_id: row.evaluation for row in verdict.counted}
    references = {key: catalogue.references.get(each.reference or "") for key, each in counted.items()}
    return [
        (key, short(reference, words) if reference else counted[key].title) for key, reference in references.items()
    ]


def _used_elsewhere(activity: Activity) -> Sequence[Use]:
    """Give the places where it is used that no example tells of from the same source."""
    told = {(example.area, example.source) for example in activity.examples}
    return [use for use in activity.used_in if (use.area, use.source) not in told]


def _theory(theory: TheoryOfChange | None) -> list[tuple[str, Sequence[str]]]:
    """Give the parts of a theory of change in the order of its arrows, empty ones too; none where there is none."""
    return [(name, getattr(theory, name)) for name in TheoryOfChange.model_fields] if theory else []


def _indicators(catalogue: Catalogue, verdicts: Sequence[Verdict]) -> list[tuple[str, object, object]]:
    """Give id and record of each indicator that follows an outcome of the activity, with the first such outcome."""
    found: dict[str, tuple[str, object, object]] = {}
    for verdict in verdicts:
        for key in verdict.outcome.indicators:
            found.setdefault(key, (key, catalogue.indicators[key], verdict.outcome))
    return list(found.values())
