"""How the evidence on one activity and outcome is told: the verdict in words, and a row a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from markupsafe import Markup

from generator.catalogue import Catalogue, LinkedFinding
from generator.crosswalk import Reading, crosswalk
from generator.grade import Flag, Grade, GradeKey, Standing
from generator.lenses import View, through
from generator.outlook import outlook, told
from generator.pages.effect import effect_text, sample_text
from generator.pages.forest import forest_plots
from generator.published import Published, outcomes_of
from generator.records.activity import Direction, GradeOnDay, Override, StatedGrade, Strength
from generator.records.evaluation import Evaluation
from generator.records.outcome import Outcome
from generator.render import short
from generator.sentence import Sentence
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """One finding, as a table shows it."""

    evaluation_id: str
    evaluation: Evaluation
    place: str
    """The country's name; empty where nobody knows."""
    size: str
    follow_up: str
    effect: str
    """In the source's own numbers; empty where it has none."""
    derived: str
    subgroup: str
    page: str
    note: str
    sign: str
    """``+ - 0 ?``; empty where nothing is reported."""
    evidence_class: str
    weight: float
    counts: bool
    why: Sentence | None
    """Why it does not count, or counts for experience alone; evaluations by author and year."""


@dataclass(frozen=True)
class Verdict:
    """The grade of one outcome, as its readers meet it; what lies behind it is worked out when it is asked for."""

    catalogue: Catalogue = field(repr=False)
    words: Words
    activity_id: str
    outcome_id: str
    outcome: Outcome
    primary: bool
    grade: Grade
    strength: Strength
    """The published one: the computed one, or the editors' lower one."""
    direction: Direction
    flags: Sequence[Flag]
    sentence: str
    reasons: Sequence[Sentence]
    """The grade's own, with evaluations by author and year."""
    lowered: Override | None
    """The editors' reason for a lower strength than the computed one."""
    under_revision: Override | None
    graded_on: date | None
    """The day the record states; None where it states no grade."""
    history: Sequence[GradeOnDay]
    """Every grade since the first change, oldest first."""

    @cached_property
    def rows(self) -> Sequence[Row]:
        """A row a finding: those that count first."""
        return rows_of(self.catalogue, self._key, self.grade, self.words)

    @property
    def counted(self) -> Sequence[Row]:
        """The findings that the grade is worked out from."""
        return [row for row in self.rows if row.counts]

    @property
    def left_out(self) -> Sequence[Row]:
        """The findings that do not count; each says why."""
        return [row for row in self.rows if not row.counts]

    @cached_property
    def outlook(self) -> str:
        """The least that would change the grade; empty where the rule cannot be read."""
        rule = self.catalogue.rule
        return told(outlook(self.grade, rule), self.words) if rule else ""

    @cached_property
    def views(self) -> Sequence[View]:
        """The grade as seen through each lens."""
        rule = self.catalogue.rule
        return through(self.grade, rule) if rule else ()

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """What other scales would say of the same findings."""
        return crosswalk(self.grade)

    @cached_property
    def plots(self) -> Sequence[Markup]:
        """A forest plot for each unit that findings are measured in, finished for the page."""
        return forest_plots(self.catalogue, self._key, self.grade, self.words)

    @property
    def _key(self) -> GradeKey:
        return GradeKey(self.activity_id, self.outcome_id)


def verdicts_on(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str, words: Words
) -> Sequence[Verdict]:
    """Give the verdict on each outcome of an activity: the primary first, then as the record states them."""
    stated = {grade.outcome: grade for grade in catalogue.activities[activity_id].outcomes}
    order = sorted(outcomes_of(catalogue, activity_id), key=lambda outcome: _rank(outcome, stated))
    keys = [GradeKey(activity_id, outcome) for outcome in order]
    return [_verdict(catalogue, key, grades[key], stated.get(key.outcome), words) for key in keys if key in grades]


def rows_of(catalogue: Catalogue, key: GradeKey, grade: Grade, words: Words) -> Sequence[Row]:
    """Give a row for each finding on an activity and outcome: those that count first, by class and weight."""
    linked = {(each.evaluation_id, each.position): each for each in catalogue.findings_on(*key)}
    standings = sorted(
        grade.standings,
        key=lambda each: (not each.counted, each.evidence_class, -each.weight, each.study.evaluation_id),
    )
    return [_row(catalogue, linked[each.study.evaluation_id, each.study.position], each, words) for each in standings]


def _rank(outcome_id: str, stated: Mapping[str, StatedGrade]) -> tuple[bool, int]:
    """Primary first, then the record's order; what it does not state comes last."""
    position = list(stated).index(outcome_id) if outcome_id in stated else len(stated)
    return not (outcome_id in stated and stated[outcome_id].primary), position


def _verdict(catalogue: Catalogue, key: GradeKey, grade: Grade, stated: StatedGrade | None, words: Words) -> Verdict:
    outcome = catalogue.outcomes[key.outcome]
    shown = Published(grade, stated.override if stated else None)
    return Verdict(
        catalogue=catalogue,
        words=words,
        activity_id=key.activity,
        outcome_id=key.outcome,
        outcome=outcome,
        primary=stated is not None and stated.primary,
        grade=grade,
        strength=shown.strength or grade.strength,
        direction=shown.direction or grade.direction,
        flags=shown.flags,
        sentence=_sentence(shown.strength or grade.strength, grade, outcome, words),
        reasons=[_named(catalogue, reason, words) for reason in grade.reasons],
        lowered=shown.lowered,
        under_revision=shown.override if shown.is_under_revision else None,
        graded_on=stated.graded_on if stated else None,
        history=stated.history if stated else (),
    )


def _sentence(strength: Strength, grade: Grade, outcome: Outcome, words: Words) -> str:
    """Say the verdict; with no words of effect where no effect was measured."""
    measured = "compared" if grade.k_ab else "experience"
    name = outcome.title[0].lower() + outcome.title[1:]
    if strength == Strength.E0:
        return words.t("verdict.none", outcome=name)
    return words.t(f"verdict.{measured}.{grade.direction}", outcome=name)


def _row(catalogue: Catalogue, linked: LinkedFinding, standing: Standing, words: Words) -> Row:
    evaluation, finding = linked.evaluation, linked.finding
    months = finding.follow_up_months
    return Row(
        evaluation_id=linked.evaluation_id,
        evaluation=evaluation,
        place=words.country(evaluation.country) if evaluation.country else "",
        size=sample_text(evaluation.sample, words),
        follow_up=words.t("finding.follow-up", months=months) if months is not None else "",
        effect=effect_text(finding, words),
        derived=finding.measure.derived or "" if finding.measure else "",
        subgroup=finding.subgroup or "",
        page=finding.page or "",
        note=finding.note or "",
        sign=standing.sign.value if standing.sign else "",
        evidence_class=standing.evidence_class.value,
        weight=standing.weight,
        counts=standing.counted,
        why=_named(catalogue, standing.reason, words) if standing.reason else None,
    )


def _named(catalogue: Catalogue, reason: Sentence, words: Words) -> Sentence:
    """Name the evaluations in a sentence by author and year: its ids say nothing to a reader."""
    return replace(
        reason,
        values=tuple(
            (slot, words.listed(_name(catalogue, each, words) for each in str(value).split(", ")))
            if slot in {"evaluation", "evaluations"}
            else (slot, value)
            for slot, value in reason.values
        ),
    )


def _name(catalogue: Catalogue, evaluation_id: str, words: Words) -> str:
    evaluation = catalogue.evaluations[evaluation_id]
    reference = catalogue.references.get(evaluation.reference or "")
    return short(reference, words) if reference else evaluation.title
