"""Crosswalk: what three published scales would say of the findings that count, by our reading.

None of the publishers has graded the activities. Where a definition leaves something open, the reading takes the
more careful way; the functions tell which. Each was read in a stored copy of the publisher's page:

- Maryland Scientific Methods Scale, as the What Works Centre for Local Economic Growth uses it: one study's method,
  from 1 to 5. https://www.whatworksgrowth.org/resources/the-scientific-maryland-scale/ and, that the scale is also
  of how well the method was carried out, https://whatworksgrowth.org/resource-library/guide-to-scoring-the-evidence/
- STAR, the Danish Agency for Labour Market and Recruitment, "The hierarchy level of evidence": a body of studies.
  https://www.star.dk/en/evidence-based-policy-making/the-hierarchy-level-of-evidence/
- EIF, the Early Intervention Foundation, "EIF evidence standards": a programme's best evaluations, of outcomes for
  children. https://guidebook.eif.org.uk/eif-evidence-standards and, what is asked of the best of them,
  https://www.eif.org.uk/resource/foundations-for-life-faqs
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.grade import EvidenceClass, Grade, Standing
from generator.records.evaluation import MixedSigns, Result
from generator.sentence import Sentence, sentence
from generator.steps.case import CLEAR_SIGNS


class Scale(StrEnum):
    """A published scale; its name stands under ``crosswalk.<scale>``, what it is of under ``.about``."""

    MARYLAND = "maryland"
    STAR = "star"
    EIF = "eif"


SOURCES: Mapping[Scale, tuple[str, ...]] = {
    Scale.MARYLAND: (
        "https://www.whatworksgrowth.org/resources/the-scientific-maryland-scale/",
        "https://whatworksgrowth.org/resource-library/guide-to-scoring-the-evidence/",
    ),
    Scale.STAR: ("https://www.star.dk/en/evidence-based-policy-making/the-hierarchy-level-of-evidence/",),
    Scale.EIF: (
        "https://guidebook.eif.org.uk/eif-evidence-standards",
        "https://www.eif.org.uk/resource/foundations-for-life-faqs",
    ),
}
"""The publishers' own addresses of the definitions."""

_LASTING_MONTHS = 12
"""EIF: "lasting a year or longer"."""
_HIGH_QUALITY = {EvidenceClass.A, EvidenceClass.B}
"""What stands here for STAR's "high quality" and EIF's "rigorous": a comparison that a cause can be judged by."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a scale would say."""

    scale: Scale
    level: Sentence
    """The scale's own level."""
    why: Sentence
    """What it was read from, with the numbers."""
    sign: Result | None = None
    """Which way the level points; None where it says nothing of that."""


def crosswalk(grade: Grade) -> tuple[Reading, ...]:
    """Read the findings that count by each scale."""
    counted = [one for one in grade.standings if one.counted]
    return (_maryland(counted), _star(counted), _eif(counted))


def _maryland(counted: Sequence[Standing]) -> Reading:
    """Give the highest level, after what a risk of bias takes off it; class D has none."""
    level = max((one.level for one in counted), default=0)
    if not level:
        return Reading(Scale.MARYLAND, sentence("crosswalk.maryland.none"), sentence("crosswalk.maryland.none.why"))
    findings = sum(one.level == level for one in counted)
    why = sentence("crosswalk.maryland.level.why", findings=findings)
    return Reading(Scale.MARYLAND, sentence("crosswalk.maryland.level", level=level), why)


def _star(counted: Sequence[Standing]) -> Reading:
    """Look for a majority, first among the studies of high quality and the literature reviews.

    A majority is more than half of all that report, unclear results among them, so there is one at most; results in
    opposite directions are "conflicting" only where there is none. Studies of limited quality, class C, are asked
    only where none of high quality reports. A review is one that we trust and that counts a study of class A or B;
    one with mixed signs points no way.
    """
    reporting = [one for one in counted if one.sign is not None and one.evidence_class is not EvidenceClass.D]
    high = [one for one in reporting if _is_high(one)]
    asked = high or reporting
    signs = [_sign(one) for one in asked]
    most = max(CLEAR_SIGNS, key=signs.count)
    leading = most if 2 * signs.count(most) > len(signs) else None
    agreeing = [one for one, sign in zip(asked, signs, strict=True) if sign is most]
    reviews = [one for one in agreeing if one.study.synthesis]
    studies = len(agreeing) - len(reviews)
    level = "conflicting" if {Result.IMPROVED, Result.WORSENED} <= set(signs) else "uncertain"
    if leading and not high:
        level = "indication" if len(agreeing) > 1 else "uncertain"
    elif leading:
        level = "strong" if reviews or studies >= 3 else "moderate" if studies == 2 else "indication"
    why = sentence(
        "crosswalk.star.high.why" if high else "crosswalk.star.limited.why",
        findings=len(asked),
        agreeing=len(agreeing),
        studies=studies,
        reviews=len(reviews),
    )
    points = level not in {"conflicting", "uncertain"}
    return Reading(Scale.STAR, sentence(f"crosswalk.star.{level}"), why, leading if points else None)


def _eif(counted: Sequence[Standing]) -> Reading:
    """Look at the best evaluations: those on the highest level of the Maryland scale.

    They alone decide between an effect and none; an unclear result is neither. EIF rates single evaluations, so
    syntheses are left out. It rates a programme on all outcomes of children together, we read one outcome.
    """
    studies = [one for one in counted if one.study.synthesis is None]
    if not studies:
        return Reading(Scale.EIF, sentence("crosswalk.eif.unrated"), sentence("crosswalk.eif.unrated.why"))
    reporting = [one for one in studies if one.sign is not None and one.evidence_class is not EvidenceClass.D]
    rigorous = [one for one in reporting if one.evidence_class in _HIGH_QUALITY]
    improved = [one for one in rigorous if one.sign is Result.IMPROVED]
    weaker_improved = sum(one.sign is Result.IMPROVED for one in reporting) - len(improved)
    months = max((one.study.follow_up_months for one in improved), default=0)
    top = max((one.level for one in rigorous), default=0)
    best = {one.sign for one in rigorous if one.level == top}
    sign: Result | None = Result.IMPROVED
    if Result.IMPROVED in best:
        level = "4" if len(improved) > 1 and months >= _LASTING_MONTHS else "3"
    elif best & {Result.NO_DIFFERENCE, Result.WORSENED}:
        level, sign = "not_effective", None
    elif improved or weaker_improved:
        level = "2"
    else:
        level, sign = "not_level_2", None
    why = sentence(
        "crosswalk.eif.why",
        rigorous=len(rigorous),
        improved=len(improved),
        months=months,
        weaker=len(reporting) - len(rigorous),
        weaker_improved=weaker_improved,
    )
    return Reading(Scale.EIF, sentence(f"crosswalk.eif.{level}"), why, sign)


def _is_high(one: Standing) -> bool:
    synthesis = one.study.synthesis
    return synthesis.k_ab > 0 if synthesis else one.evidence_class in _HIGH_QUALITY


def _sign(one: Standing) -> Result | None:
    synthesis = one.study.synthesis
    return Result.UNCLEAR if synthesis and synthesis.mixed_signs is MixedSigns.YES else one.sign
