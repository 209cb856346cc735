"""Record data: what the data tell of each record, links followed both ways and grades with their reasons."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.address import page_of
from generator.bibliography import TEXTS
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.published import Published, published
from generator.records.fields import Record
from generator.sentence import Sentence
from generator.words import Words, load_words


def record_data(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], address: str
) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Give what is told of every record by kind and id, both in order; pages have the site's address before them."""
    words = load_words("da")

    def with_page(kind: str, key: str, record: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"id": key, "url": f"{address}{page_of(kind, key)}", **record}

    pages = {
        "activities": {key: _activity(catalogue, grades, words, key) for key in catalogue.activities},
        "evaluations": {key: _evaluation(catalogue, key) for key in catalogue.evaluations},
        "outcomes": {key: _outcome(catalogue, key) for key in catalogue.outcomes},
        "indicators": {key: _indicator(catalogue, key) for key in catalogue.indicators},
        "areas": {key: _area(catalogue, key) for key in catalogue.areas},
    }
    return {
        **{kind: {key: with_page(kind, key, each) for key, each in told.items()} for kind, told in pages.items()},
        "snapshots": {key: _snapshot(catalogue, key) for key in catalogue.snapshots},
        "vocabulary": {key: {"id": key, **_fields(record)} for key, record in catalogue.vocabulary.items()},
        "references": {key: _reference(catalogue, key) for key in catalogue.references},
    }


def _fields(record: Record) -> dict[str, Any]:
    """Give a record's own fields as written; what is not known is not there."""
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)


def _activity(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], words: Words, activity_id: str
) -> Mapping[str, Any]:
    record = catalogue.activities[activity_id]
    stated = {grade.outcome: grade for grade in record.outcomes}
    outcomes = []
    for outcome_id in dict.fromkeys([*stated, *(o for a, o in catalogue.graded_pairs() if a == activity_id)]):
        grade = published(catalogue, grades, GradeKey(activity_id, outcome_id))
        entry = _fields(stated[outcome_id]) if outcome_id in stated else {"outcome": outcome_id, "primary": False}
        computed = _computed(catalogue, words, activity_id, outcome_id, grade)
        outcomes.append({**entry, **computed})
    return {
        **_fields(record),
        "outcomes": outcomes,
        "evaluations": list(catalogue.evaluations_of(activity_id)),
        "related": list(catalogue.related(activity_id)),
    }


def _computed(
    catalogue: Catalogue, words: Words, activity_id: str, outcome_id: str, grade: Published | None
) -> Mapping[str, Any]:
    findings = list(dict.fromkeys(each.evaluation_id for each in catalogue.findings_on(activity_id, outcome_id)))
    if grade is None:
        return {"flags": [], "computed": None, "reasons": [], "findings": findings}
    return {
        "strength": grade.strength.value if grade.strength else None,
        "direction": grade.direction.value if grade.direction else None,
        "flags": [flag.value for flag in grade.flags],
        "computed": {"strength": grade.computed.strength.value, "direction": grade.computed.direction.value},
        "reasons": [_reason(words, reason) for reason in grade.computed.reasons],
        "findings": findings,
    }


def _reason(words: Words, reason: Sentence) -> Mapping[str, Any]:
    return {"clause": reason.key, "values": reason.slots, "text": words.say(reason)}


def _evaluation(catalogue: Catalogue, evaluation_id: str) -> Mapping[str, Any]:
    record = catalogue.evaluations[evaluation_id]
    return {**_fields(record), "activities": list(record.activities)}


def _outcome(catalogue: Catalogue, outcome_id: str) -> Mapping[str, Any]:
    return {
        **_fields(catalogue.outcomes[outcome_id]),
        "activities": list(catalogue.activities_on(outcome_id)),
    }


def _indicator(catalogue: Catalogue, indicator_id: str) -> Mapping[str, Any]:
    return {
        **_fields(catalogue.indicators[indicator_id]),
        "outcomes": list(catalogue.outcomes_tracked_by(indicator_id)),
        "areas": list(catalogue.areas_known_for(indicator_id)),
    }


def _area(catalogue: Catalogue, area_id: str) -> Mapping[str, Any]:
    return {
        **_fields(catalogue.areas[area_id]),
        "indicators": list(catalogue.indicators_known_for(area_id)),
        "activities": list(catalogue.used_in_area(area_id)),
        "evaluations": list(catalogue.evaluations_in_area(area_id)),
        "stands_in_for": list(catalogue.stands_in_for(area_id)),
    }


def _snapshot(catalogue: Catalogue, snapshot_id: str) -> Mapping[str, Any]:
    # The rows as they are: there may be hundreds of thousands, and what writes JSON knows records.
    rows: Sequence[Record] = catalogue.observations[snapshot_id]
    return {"id": snapshot_id, **_fields(catalogue.snapshots[snapshot_id]), "rows": rows}


def _reference(catalogue: Catalogue, key: str) -> Mapping[str, Any]:
    """Give what is known of a publication, and the records that name it."""
    reference = catalogue.references[key]
    names = {
        "authors": [{"family": name.family, "given": name.given} for name in reference.authors],
        "editors": [{"family": name.family, "given": name.given} for name in reference.editors],
    }
    known = {name: getattr(reference, name) for name in TEXTS if getattr(reference, name)}
    used = [{"kind": kind, "id": record_id} for kind, record_id in catalogue.cited_by.get(key, ())]
    return {"id": key, **known, **{role: people for role, people in names.items() if people}, "used_by": used}
