"""The publications that an activity's page names, each with the places on the page where it is named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.bibliography import Reference
from generator.catalogue import Catalogue
from generator.pages.verdict import Verdict
from generator.records.activity import Activity
from generator.records.fields import Provenance
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Cited:
    """A publication and the ways back to where it is named."""

    reference: Reference
    places: Sequence[tuple[str, str]]
    """Anchor and name of each section that names it, in order; empty where it is behind the text at large."""
    evaluations: Sequence[str]
    """Ids of the evaluations that are coded from it."""


def publications_of(catalogue: Catalogue, activity_id: str) -> tuple[str, ...]:
    """Give the key of each publication once: of the evaluations, then what else the record was written from."""
    activity = catalogue.activities[activity_id]
    coded = [evaluation.reference for evaluation in catalogue.evaluations_of(activity_id).values()]
    used = [*([activity.cost.source] if activity.cost else []), *_sources_of_use(activity), *activity.sources]
    return tuple(dict.fromkeys(key for key in [*coded, *(source.reference for source in used)] if key is not None))


def cited_on(catalogue: Catalogue, activity_id: str, verdicts: Sequence[Verdict], words: Words) -> Sequence[Cited]:
    """Give each publication with its places, in the same order."""
    keys = publications_of(catalogue, activity_id)
    places: Mapping[str, dict[str, str]] = {key: {} for key in keys}
    for key, (anchor, name) in _named(catalogue, activity_id, verdicts, words):
        if key is not None:
            places[key][anchor] = name
    coded_from: Mapping[str, list[str]] = {key: [] for key in keys}
    for evaluation_id, evaluation in catalogue.evaluations_of(activity_id).items():
        if evaluation.reference is not None:
            coded_from[evaluation.reference].append(evaluation_id)
    return [Cited(catalogue.references[key], list(places[key].items()), coded_from[key]) for key in keys]


def _named(
    catalogue: Catalogue, activity_id: str, verdicts: Sequence[Verdict], words: Words
) -> Iterator[tuple[str | None, tuple[str, str]]]:
    """Give each naming of a publication with its section, from the top of the page."""
    activity = catalogue.activities[activity_id]
    measuring = set()
    for verdict in verdicts:
        for row in verdict.rows:
            measuring.add(row.evaluation_id)
            yield row.evaluation.reference, (f"evidens-{verdict.outcome_id}", verdict.outcome.title)
    for key, evaluation in catalogue.evaluations_of(activity_id).items():
        if key not in measuring:
            yield evaluation.reference, ("andre-evalueringer", words.t("activity.other-evaluations"))
    if activity.cost:
        yield activity.cost.source.reference, ("omkostning", words.t("activity.cost"))
    for source in _sources_of_use(activity):
        yield source.reference, ("eksempler", words.t("activity.examples"))


def _sources_of_use(activity: Activity) -> Sequence[Provenance]:
    return [each.source for each in activity.examples] + [each.source for each in activity.used_in]
