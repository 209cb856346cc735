"""Entries of the catalogue's records: what each kind of record is found by."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.address import GLOSSARY, REFERENCES, page_of
from generator.bibliography import Reference
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.published import published
from generator.records.activity import Activity
from generator.records.vocabulary import Term
from generator.render import prose, short
from generator.search.entry import Entry, Kind
from generator.words import Words

_CODE = re.compile(r"[a-z]+-\d+")
"""An id that is no words: asked for as a whole."""

EntryMaker = Callable[[Catalogue, Mapping[GradeKey, Grade], Words], Iterator[Entry]]


def record_entries(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], words: Words) -> Iterator[Entry]:
    """Give an entry for each record that has a page or a place on one, retired activities too."""
    for make in MAKERS:
        for entry in make(catalogue, grades, words):
            record_id = re.split("[/#]", entry.address)[1]
            name = record_id.replace("-", "") if _CODE.fullmatch(record_id) else record_id
            yield replace(entry, names=(*entry.names, *_synonyms(catalogue, record_id), name))


def _synonyms(catalogue: Catalogue, record_id: str) -> tuple[str, ...]:
    """Give what else the vocabulary calls a thing, by the term that has its id."""
    term = catalogue.terms("synonyms").get(record_id)
    return (*term.everyday, *term.professional, *term.english) if term else ()


def _activities(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], _words: Words) -> Iterator[Entry]:
    themes, groups = catalogue.terms("themes"), catalogue.terms("target-groups")
    for key, activity in catalogue.activities.items():
        outcomes = [catalogue.outcomes[stated.outcome].title for stated in activity.outcomes]
        yield Entry(
            page_of("activities", key),
            Kind.ACTIVITY,
            activity.title,
            note=_line(themes[theme].title for theme in activity.themes),
            badge=_badge(catalogue, grades, key),
            lead=activity.summary,
            text=_text(_activity_texts(activity)),
            about=_line([*outcomes, *(groups[group].title for group in activity.target_groups)]),
            names=activity.aliases,
        )


def _activity_texts(activity: Activity) -> Iterator[str | None]:
    yield from (activity.description, activity.mechanisms, *activity.core_components)
    if activity.delivery:
        yield from (text for text in activity.delivery.model_dump().values() if text)
    if activity.implementation:
        yield from (*activity.implementation.advice, *activity.implementation.pitfalls)
    yield from (example.text for example in activity.examples)


def _badge(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str) -> str:
    """Give the strength that heads the activity's page; none where there is none, or it is under revision."""
    outcomes = catalogue.activities[activity_id].outcomes
    primary = next((stated.outcome for stated in outcomes if stated.primary), None)
    grade = published(catalogue, grades, GradeKey(activity_id, primary)) if primary else None
    return grade.strength.value if grade and grade.strength else ""


def _evaluations(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade], words: Words) -> Iterator[Entry]:
    for key, evaluation in catalogue.evaluations.items():
        reference = catalogue.references.get(evaluation.reference or "")
        activities = [catalogue.activities[each].title for each in evaluation.activities]
        outcomes = dict.fromkeys(finding.outcome for finding in evaluation.findings if finding.outcome)
        country = words.country(evaluation.country) if evaluation.country else ""
        yield Entry(
            page_of("evaluations", key),
            Kind.EVALUATION,
            evaluation.title,
            note=_line([short(reference, words) if reference else "", words.t(f"design.{evaluation.design}")]),
            lead=_plain(evaluation.summary),
            about=_line(
                [
                    *activities,
                    *(catalogue.outcomes[outcome].title for outcome in outcomes),
                    *(_publication(reference) if reference else ()),
                    *(catalogue.areas[area].title for area in evaluation.areas),
                    country,
                ]
            ),
            names=_by_author(reference, words) if reference else (),
        )


def _outcomes(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade], _words: Words) -> Iterator[Entry]:
    themes = catalogue.terms("themes")
    for key, outcome in catalogue.outcomes.items():
        yield Entry(
            page_of("outcomes", key),
            Kind.OUTCOME,
            outcome.title,
            note=themes[outcome.theme].title,
            lead=_plain(outcome.description),
            about=_line(catalogue.activities[activity].title for activity in catalogue.activities_on(key)),
        )


def _indicators(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade], _words: Words) -> Iterator[Entry]:
    for key, indicator in catalogue.indicators.items():
        yield Entry(
            page_of("indicators", key),
            Kind.INDICATOR,
            indicator.title,
            note=indicator.unit,
            lead=_plain(indicator.definition),
            text=_text([indicator.note, indicator.register_]),
            about=_line(catalogue.outcomes[outcome].title for outcome in catalogue.outcomes_tracked_by(key)),
        )


def _areas(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade], words: Words) -> Iterator[Entry]:
    for key, area in catalogue.areas.items():
        municipality = area.municipality.name if area.municipality else ""
        yield Entry(
            page_of("areas", key),
            Kind.AREA,
            area.title,
            note=_line([words.t(f"area-kind.{area.kind}"), municipality if municipality not in area.title else ""]),
            lead=_plain(area.note),
            about=_line(
                [
                    *(catalogue.activities[activity].title for activity in catalogue.used_in_area(key)),
                    *(catalogue.areas[estate].title for estate in catalogue.stands_in_for(key)),
                    *dict.fromkeys(listing.list for listing in area.lists),
                ]
            ),
            names=area.aliases,
        )


def _themes(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade], _words: Words) -> Iterator[Entry]:
    for key, term in catalogue.terms("themes").items():
        activities = [catalogue.activities[each].title for each in catalogue.activities_with_theme(key)]
        yield _term(page_of("themes", key), Kind.THEME, term, about=_line(activities))


def _target_groups(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade], _words: Words) -> Iterator[Entry]:
    for key, term in catalogue.terms("target-groups").items():
        activities = [catalogue.activities[each].title for each in catalogue.activities_for(key)]
        yield _term(page_of("target-groups", key), Kind.TARGET_GROUP, term, about=_line(activities))


def _glossary(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade], _words: Words) -> Iterator[Entry]:
    for key, term in catalogue.terms("glossary").items():
        yield _term(f"{GLOSSARY}#{key}", Kind.TERM, term)


def _references(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade], words: Words) -> Iterator[Entry]:
    """Give the publications that no evaluation stands for."""
    evaluated = {evaluation.reference for evaluation in catalogue.evaluations.values()}
    for key, reference in catalogue.references.items():
        if key in catalogue.cited_by and key not in evaluated:
            address = f"{REFERENCES}#{key}"
            about = _line(_publication(reference))
            names = _by_author(reference, words)
            yield Entry(address, Kind.REFERENCE, reference.title, short(reference, words), about=about, names=names)


def _term(address: str, kind: Kind, term: Term, about: str = "") -> Entry:
    names = (*term.everyday, *term.professional, *term.english)
    return Entry(address, kind, term.title, lead=_plain(term.description), about=about, names=names)


def _publication(reference: Reference) -> Iterator[str]:
    yield reference.title
    yield from (author.family for author in reference.authors)
    yield from (each for each in (reference.institution, reference.year) if each)


def _by_author(reference: Reference, words: Words) -> tuple[str, ...]:
    """Give the ways to name a publication by who and when."""
    who = [author.family for author in reference.authors]
    names = [short(reference, words), f"{reference.institution} {reference.year}" if reference.institution else ""]
    names += [f"{author} {reference.year}" for author in who]
    return tuple(dict.fromkeys(name for name in names if name))


def _plain(text: str | None) -> str:
    return str(prose(text).striptags()) if text else ""


def _text(texts: Iterable[str | None]) -> str:
    return " ".join(_plain(text) for text in texts if text)


def _line(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


MAKERS: tuple[EntryMaker, ...] = (
    _activities,
    _outcomes,
    _themes,
    _evaluations,
    _indicators,
    _areas,
    _target_groups,
    _glossary,
    _references,
)
