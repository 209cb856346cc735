"""Published: the grade that readers meet, which is the computed one or the editors' lower one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.grade import Flag, Grade, GradeKey
from generator.records.activity import Direction, Override, StatedGrade, Strength


@dataclass(frozen=True, slots=True)
class Published:
    """A computed grade and what the editors have said of it."""

    computed: Grade
    override: Override | None

    @property
    def is_under_revision(self) -> bool:
        """No grade is shown, but that there is one to come."""
        return self.override is not None and self.override.under_revision

    @property
    def lowered(self) -> Override | None:
        """The editors' reason for a lower strength than the computed one."""
        return self.override if self.override is not None and self.override.strength is not None else None

    @property
    def strength(self) -> Strength | None:
        """The editors' where they have lowered it; None while it is under revision."""
        if self.is_under_revision:
            return None
        lowered = self.override.strength if self.override else None
        return lowered or self.computed.strength

    @property
    def direction(self) -> Direction | None:
        """The computed one: editors have no say in it, but that there is none while it is under revision."""
        return None if self.is_under_revision else self.computed.direction

    @property
    def rank(self) -> int:
        """What lists are sorted by: the number in the strength, and below all while it is under revision."""
        return int(self.strength[1]) if self.strength else -1

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The computed ones, under revision too: a warning of harm stays."""
        return self.computed.flags


def published(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], key: GradeKey) -> Published | None:
    """Give the grade of an activity and outcome as readers meet it; None where there is none."""
    computed = grades.get(key)
    if computed is None:
        return None
    stated = stated_grade(catalogue, key)
    return Published(computed, stated.override if stated else None)


def outcomes_of(catalogue: Catalogue, activity_id: str) -> Sequence[str]:
    """Give the outcomes that an activity's record states a grade for or a finding links to it, in the order of ids."""
    stated = {each.outcome for each in catalogue.activities[activity_id].outcomes}
    linked = {each.finding.outcome for each in catalogue.findings_of_activity(activity_id)}
    return sorted(stated | {outcome for outcome in linked if outcome})


def stated_grade(catalogue: Catalogue, key: GradeKey) -> StatedGrade | None:
    """Give what an activity's record states for an outcome; None where it states nothing."""
    outcomes = catalogue.activities[key.activity].outcomes
    return next((stated for stated in outcomes if stated.outcome == key.outcome), None)
