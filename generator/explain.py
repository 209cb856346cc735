"""Explain: a grade as text for the command line, clause by clause and finding by finding."""

from collections.abc import Iterator

from generator.grade import Grade, GradeKey, Standing
from generator.words import Words


def explain(key: GradeKey, grade: Grade, words: Words, *, with_findings: bool) -> str:
    """Write a grade, every clause that fired with its numbers, and if asked what each finding came to."""
    flags = "".join(f" · {words.t(f'flag.{flag}')}" for flag in grade.flags)
    strength, direction = words.t(f"strength.{grade.strength}"), words.t(f"direction.{grade.direction}")
    reasons = [f"  {number}. {words.say(reason)}" for number, reason in enumerate(grade.reasons, 1)]
    findings = [line for standing in grade.standings for line in _finding(standing, words)] if with_findings else []
    head = [f"{key.activity} × {key.outcome}", f"  {grade.strength}: {strength}, {direction}{flags}"]
    return "\n".join([*head, *reasons, *findings]) + "\n"


def _finding(standing: Standing, words: Words) -> Iterator[str]:
    study = standing.study
    sign = words.t(f"sign.{standing.sign}") if standing.sign else words.t("unknown")
    worth: dict[str, str | float] = {"class": standing.evidence_class.value, "weight": standing.weight}
    counts = words.t("finding.counted", **worth)
    design, risk = words.t(f"design.{study.design}"), words.t(f"rob.{study.risk_of_bias}")
    yield f"  - {study.evaluation_id} ({design}, {risk}): {sign}"
    yield f"    {words.t('finding.counts')} {counts if standing.counted else words.t('no')}"
    if standing.reason:
        yield f"    {words.say(standing.reason)}"
