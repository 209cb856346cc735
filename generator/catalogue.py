"""Catalogue: every published record and reference, linked both ways."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from generator.bibliography import Reference
from generator.named_by import Naming, namings
from generator.problem import Place
from generator.records.activity import Activity, Publication
from generator.records.area import Area
from generator.records.evaluation import Evaluation, Finding
from generator.records.grading import GradingRule
from generator.records.indicator import Indicator
from generator.records.outcome import Outcome
from generator.records.snapshot import Observation, Snapshot
from generator.records.vocabulary import Term, Vocabulary
from generator.remembering import Remembering
from generator.source import Path, Source
from generator.table import Table

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class LinkedFinding(NamedTuple):
    """A finding and the evaluation it stands in."""

    evaluation_id: str
    evaluation: Evaluation
    finding: Finding
    position: int
    """Its number in the evaluation's list, from 0."""


class LinkedObservation(NamedTuple):
    """A number and the snapshot it stands in."""

    snapshot_id: str
    observation: Observation


@dataclass(frozen=True)
class Catalogue(Remembering):
    """Every published record by id, in the order of ids, and methods that follow the links between them."""

    activities: Mapping[str, Activity]
    evaluations: Mapping[str, Evaluation]
    outcomes: Mapping[str, Outcome]
    indicators: Mapping[str, Indicator]
    areas: Mapping[str, Area]
    snapshots: Mapping[str, Snapshot]
    vocabulary: Mapping[str, Vocabulary]
    references: Mapping[str, Reference]
    observations: Mapping[str, Sequence[Observation]]
    """The rows of each snapshot."""
    rule: GradingRule | None
    """None where the rule's own file has a mistake: then nothing is graded."""
    rule_source: Source | None = field(repr=False)
    """Where every value of the rule was written; None where its file could not be read."""
    sources: Mapping[str, Mapping[str, Source]] = field(repr=False)
    """Where every value of every record was written."""
    tables: Mapping[str, Table] = field(repr=False)
    """Where every number of every snapshot was written."""
    cited_by: Mapping[str, Sequence[tuple[str, str]]]
    """Kind and id of each record that names a publication."""
    uncertain: frozenset[str] = frozenset()
    """Activities whose evidence is not whole, because an evaluation or outcome that bears on them was left out."""
    is_whole: bool = True
    """Every record that has a file is here."""

    def place(self, kind: str, record_id: str, path: Path = ()) -> Place:
        """Where a record's value was written."""
        return self.sources[kind][record_id].place(path)

    def row_place(self, snapshot_id: str, row: int, column: str) -> Place:
        """Where a cell of a snapshot's table was written; rows count from 0."""
        return self.tables[snapshot_id].place(row, column)

    def without_drafts(self) -> "Catalogue":
        """The catalogue as its readers meet it: no drafts, and nothing that points at one."""
        drafts = {key for key, activity in self.activities.items() if activity.status == Publication.DRAFT}
        if not drafts:
            return self
        activities = {
            key: activity.model_copy(update={"related": tuple(each for each in activity.related if each not in drafts)})
            for key, activity in self.activities.items()
            if key not in drafts
        }
        evaluations = {key: _without(drafts, evaluation) for key, evaluation in self.evaluations.items()}
        cited_by = {
            key: tuple(record for record in citing if record[0] != "activities" or record[1] not in drafts)
            for key, citing in self.cited_by.items()
        }
        return replace(self, activities=activities, evaluations=evaluations, cited_by=cited_by)

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """The terms of a vocabulary by id, in the order of its file; none where it is not there."""
        record = self.vocabulary.get(vocabulary)
        return {term.id: term for term in record.terms} if record else {}

    @cached_property
    def in_use(self) -> tuple[str, ...]:
        """The activities that lists show: a retired one keeps its page and leaves the lists."""
        return tuple(key for key, activity in self.activities.items() if activity.status != Publication.RETIRED)

    def graded_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every activity and outcome that a record states a grade for or a finding links, in order."""
        return self._graded_pairs

    @cached_property
    def _graded_pairs(self) -> tuple[tuple[str, str], ...]:
        stated = {
            (activity_id, grade.outcome) for activity_id, one in self.activities.items() for grade in one.outcomes
        }
        return tuple(sorted(stated | {(activity, outcome) for activity, outcome in self._findings_by_pair if outcome}))

    def findings_on(self, activity_id: str, outcome_id: str) -> tuple[LinkedFinding, ...]:
        """What evaluations found for an activity on an outcome, in the order of evaluations."""
        return self._findings_by_pair.get((activity_id, outcome_id), ())

    def findings_of_activity(self, activity_id: str) -> tuple[LinkedFinding, ...]:
        """All findings linked to an activity, those without an outcome too."""
        return self._findings_by_activity.get(activity_id, ())

    def evaluations_of(self, activity_id: str) -> Mapping[str, Evaluation]:
        """The evaluations that bear on an activity, newest first."""
        linked = {finding.evaluation_id: finding.evaluation for finding in self.findings_of_activity(activity_id)}
        return dict(sorted(linked.items(), key=lambda item: (-self._published(item[1]), item[0])))

    def activities_on(self, outcome_id: str) -> tuple[str, ...]:
        """The activities that have a grade on an outcome, in the order of ids."""
        return self._activities_by_outcome.get(outcome_id, ())

    def activities_with_theme(self, theme_id: str) -> tuple[str, ...]:
        """The activities of a theme that are in use, those whose main theme it is first."""
        with_theme = [key for key in self.in_use if theme_id in self.activities[key].themes]
        return tuple(sorted(with_theme, key=lambda key: (self.activities[key].themes[0] != theme_id, key)))

    def activities_for(self, target_group_id: str) -> tuple[str, ...]:
        """The activities for a target group that are in use."""
        return tuple(key for key in self.in_use if target_group_id in self.activities[key].target_groups)

    def outcomes_tracked_by(self, indicator_id: str) -> tuple[str, ...]:
        """The outcomes that an indicator follows in areas."""
        return self._namings.get(("tracked by", indicator_id), ())

    def related(self, activity_id: str) -> tuple[str, ...]:
        """The activities related to one, whichever of the two records says so."""
        stated = set(self.activities[activity_id].related)
        return tuple(sorted(stated.union(self._namings.get(("related to", activity_id), ()))))

    def used_in_area(self, area_id: str) -> tuple[str, ...]:
        """The activities that some record says are or were run in an area, by its use or its examples."""
        return self._namings.get(("run in", area_id), ())

    def evaluations_in_area(self, area_id: str) -> tuple[str, ...]:
        """The evaluations made in an area."""
        return self._namings.get(("made in", area_id), ())

    def stands_in_for(self, area_id: str) -> tuple[str, ...]:
        """The estates that a polling district stands in for."""
        return self._namings.get(("standing in", area_id), ())

    def parts_of(self, area_id: str) -> tuple[str, ...]:
        """The areas that lie in one."""
        return self._namings.get(("part of", area_id), ())

    def series(self, area_id: str, indicator_id: str) -> tuple[LinkedObservation, ...]:
        """Every number about an indicator in an area, oldest first; of two in one period the later snapshot last."""
        return self._observations_by_pair.get((area_id, indicator_id), ())

    def indicators_known_for(self, area_id: str) -> tuple[str, ...]:
        """The indicators that some snapshot gives for an area."""
        return self._indicators_by_area.get(area_id, ())

    def areas_known_for(self, indicator_id: str) -> tuple[str, ...]:
        """The areas that some snapshot gives an indicator for."""
        return self._areas_by_indicator.get(indicator_id, ())

    @cached_property
    def _namings(self) -> Mapping[Naming, tuple[str, ...]]:
        return _gathered(namings(self.activities, self.evaluations, self.outcomes, self.areas))

    @cached_property
    def _findings(self) -> tuple[LinkedFinding, ...]:
        return tuple(
            LinkedFinding(key, evaluation, finding, position)
            for key, evaluation in self.evaluations.items()
            for position, finding in enumerate(evaluation.findings)
        )

    @cached_property
    def _findings_by_activity(self) -> Mapping[str, tuple[LinkedFinding, ...]]:
        return _gathered((activity, linked) for linked in self._findings for activity in linked.finding.activities)

    @cached_property
    def _findings_by_pair(self) -> Mapping[tuple[str, str | None], tuple[LinkedFinding, ...]]:
        return _gathered(
            ((activity, linked.finding.outcome), linked)
            for activity, findings in self._findings_by_activity.items()
            for linked in findings
        )

    @cached_property
    def _activities_by_outcome(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered((outcome, activity) for activity, outcome in self._graded_pairs)

    @cached_property
    def _indicators_by_area(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered((area, indicator) for area, indicator in self._observations_by_pair)

    @cached_property
    def _areas_by_indicator(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered((indicator, area) for area, indicator in self._observations_by_pair)

    @cached_property
    def _observations_by_pair(self) -> Mapping[tuple[str, str], tuple[LinkedObservation, ...]]:
        # Gathered first: many short lists are sorted faster than one of hundreds of thousands.
        gathered: dict[tuple[str, str], list[LinkedObservation]] = {}
        for snapshot_id, rows in self.observations.items():
            for row in rows:
                gathered.setdefault((row.area, row.indicator), []).append(LinkedObservation(snapshot_id, row))
        return {
            key: tuple(sorted(gathered[key], key=lambda linked: (linked.observation.period, linked.snapshot_id)))
            for key in sorted(gathered)
        }

    def _published(self, evaluation: Evaluation) -> int:
        reference = self.references.get(evaluation.reference or "")
        return int(reference.year) if reference and reference.year else 0


def _without(drafts: Collection[str], evaluation: Evaluation) -> Evaluation:
    findings = [
        finding.model_copy(update={"activities": tuple(each for each in finding.activities if each not in drafts)})
        for finding in evaluation.findings
    ]
    return evaluation.model_copy(update={"findings": tuple(finding for finding in findings if finding.activities)})


def _gathered(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    """Give the values under each key, in the order they came."""
    gathered: dict[K, list[V]] = {}
    for key, value in pairs:
        gathered.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in gathered.items()}
