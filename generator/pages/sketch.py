"""Sketch: what is told of an activity where it stands beside others, in a comparison or a reader's own list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.bibliography import Reference
from generator.catalogue import Catalogue
from generator.grade import Flag, Grade, GradeKey
from generator.pages.facts import age_text, cost_text
from generator.pages.verdict import Verdict, verdicts_on
from generator.readiness import Readiness, cost_band, readiness
from generator.records.activity import Activity, Delivery
from generator.records.vocabulary import Term
from generator.sentence import Sentence
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Sketch:
    """An activity in short."""

    key: str
    activity: Activity
    themes: Sequence[Term]
    groups: Sequence[Term]
    age: str
    """Empty where nobody states it, as the cost."""
    cost: str
    band: int | None
    readiness: Readiness | None
    """None where the rule cannot be read."""
    delivery: Mapping[str, str | None]
    verdicts: Sequence[Verdict]
    """The primary first, then as the record states them."""
    evaluations: int
    references: Sequence[Reference]
    """The publications of its evaluations, newest first."""

    @property
    def primary(self) -> Verdict | None:
        """The verdict on the primary outcome."""
        return next((verdict for verdict in self.verdicts if verdict.primary), None)

    @property
    def harmed(self) -> Sequence[Verdict]:
        """The verdicts that carry the warning of harm."""
        return [verdict for verdict in self.verdicts if Flag.HARM in verdict.flags]

    @property
    def missing(self) -> Sequence[str]:
        """The names of what is not known to be in place for its use."""
        return [fact.name.value for fact in self.readiness.facts if not fact.holds] if self.readiness else ()


def sketches(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], words: Words) -> Sequence[Sketch]:
    """Give the activities that are in use, in the order of the alphabet."""
    made = [_sketch(catalogue, grades, key, words) for key in catalogue.in_use]
    return sorted(made, key=lambda sketch: words.alphabetical(sketch.activity.title))


def main_reasons(verdict: Verdict) -> Iterator[Sentence]:
    """Give what the strength starts from, and what it comes to where that is something else."""
    for reason in verdict.reasons:
        is_change = reason.key == "grade.limits.level" and verdict.grade.base != verdict.grade.strength
        if reason.key.startswith("grade.base.") or is_change:
            yield reason


def _sketch(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str, words: Words) -> Sketch:
    activity, rule = catalogue.activities[activity_id], catalogue.rule
    themes, groups = catalogue.terms("themes"), catalogue.terms("target-groups")
    evaluations = catalogue.evaluations_of(activity_id)
    keys = dict.fromkeys(each.reference for each in evaluations.values() if each.reference is not None)
    return Sketch(
        key=activity_id,
        activity=activity,
        themes=[themes[key] for key in activity.themes],
        groups=[groups[key] for key in activity.target_groups],
        age=age_text(activity.age, words),
        cost=cost_text(activity.cost, words),
        band=cost_band(activity, rule) if rule else None,
        readiness=readiness(activity, rule) if rule else None,
        delivery={name: getattr(activity.delivery, name, None) for name in Delivery.model_fields},
        verdicts=verdicts_on(catalogue, grades, activity_id, words),
        evaluations=len(evaluations),
        references=[catalogue.references[key] for key in keys],
    )
