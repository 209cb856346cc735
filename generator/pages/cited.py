"""The publications that an activity's page names, each with the places on the page where it is named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.bibliography import Reference
from generator.catalogue import Catalogue
from generator.pages.verdict import Verdict
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Cited:
    """A publication and the ways back to where it is named."""

    reference: Reference
    places: Sequence[tuple[str, str]]
    """Anchor and name of each section that names it, in order; empty where it is behind the text at large."""
    evaluations: Sequence[str]
    """Ids of the evaluations that are coded from it."""


def cited_on(catalogue: Catalogue, activity_id: str, verdicts: Sequence[Verdict], words: Words) -> Sequence[Cited]:
    """Give each publication once: of the evaluations, then what else the record was written from."""
    activity = catalogue.activities[activity_id]
    evaluations = catalogue.evaluations_of(activity_id)
    named = list(_named(catalogue, activity_id, verdicts, words))
    general = [(source.reference, None) for source in activity.sources]
    coded = [(evaluation.reference, None) for evaluation in evaluations.values()]
    places: dict[str, dict[str, str]] = {}
    for key, place in [*coded, *named, *general]:
        if key is not None:
            places.setdefault(key, {}).update([place] if place else [])
    coded_from: Mapping[str, list[str]] = {key: [] for key in places}
    for evaluation_id, evaluation in evaluations.items():
        if evaluation.reference is not None:
            coded_from[evaluation.reference].append(evaluation_id)
    return [Cited(catalogue.references[key], list(places[key].items()), coded_from[key]) for key in places]


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
    sources = [each.source for each in activity.examples] + [each.source for each in activity.used_in]
    for source in sources:
        yield source.reference, ("eksempler", words.t("activity.examples"))
