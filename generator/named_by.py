"""Named by: which records name another, by what they say of it: links of records followed backwards."""

from collections.abc import Iterator, Mapping

from generator.records.activity import Activity
from generator.records.area import Area
from generator.records.evaluation import Evaluation
from generator.records.outcome import Outcome

Naming = tuple[str, str | None]
"""What is said of a record, and its id: ``("run in", "gellerup")``."""


def namings(
    activities: Mapping[str, Activity],
    evaluations: Mapping[str, Evaluation],
    outcomes: Mapping[str, Outcome],
    areas: Mapping[str, Area],
) -> Iterator[tuple[Naming, str]]:
    """Give each naming once with the id of the record that says it, in the order of records."""
    for key, activity in activities.items():
        yield from ((("related to", each), key) for each in set(activity.related))
        used_in = {use.area for use in activity.used_in} | {example.area for example in activity.examples}
        yield from ((("run in", each), key) for each in used_in)
    for key, evaluation in evaluations.items():
        yield from ((("made in", each), key) for each in set(evaluation.areas))
    for key, outcome in outcomes.items():
        yield from ((("tracked by", each), key) for each in set(outcome.indicators))
    for key, area in areas.items():
        yield from ((("standing in", each), key) for each in {proxy.area for proxy in area.proxies})
        yield (("part of", area.part_of), key)
