"""Counting: which findings of a body count, and why the others do not."""

from collections.abc import Mapping, Sequence

from generator.sentence import Sentence, Value, sentence
from generator.steps.case import Appraisal, Case, EvidenceClass
from generator.steps.step import Step


def count(appraisals: Sequence[Appraisal]) -> tuple[list[Appraisal], Mapping[int, Sentence]]:
    """Give the findings that count, in order, and why each other one does not, by its number."""
    left_out: dict[int, Sentence] = {}
    by_sample: dict[str, list[int]] = {}
    for number, one in enumerate(appraisals):
        if one.study.is_retracted or not one.study.is_finished:
            left_out[number] = sentence(
                "grade.counting.retracted" if one.study.is_retracted else "grade.counting.unfinished"
            )
        else:
            by_sample.setdefault(one.study.sample_id, []).append(number)
    kept = {}
    for numbers in by_sample.values():
        best = min(numbers, key=lambda number: _rank(appraisals[number]))
        kept[best] = appraisals[best]
        if len(numbers) > 1:
            twin = sentence("grade.counting.same_sample", evaluation=appraisals[best].study.evaluation_id)
            left_out |= {number: twin for number in numbers if number != best}
    reviewed = _reviewed(list(kept.values()))
    for number, one in kept.items():
        if one.study.synthesis is None and one.study.sample_id in reviewed:
            left_out[number] = sentence("grade.counting.in_synthesis", evaluation=reviewed[one.study.sample_id])
    return [one for number, one in enumerate(appraisals) if number not in left_out], left_out


def _rank(one: Appraisal) -> tuple[int, float, int, str, bool, bool, int]:
    """Order the findings on one sample, the best first.

    Where the evaluation is the same too, the rule's text is silent: the whole sample goes before a part of it, a
    primary outcome before a secondary one, and then the order of the file decides.
    """
    study = one.study
    return (
        -one.level,
        -study.follow_up_months,
        -(study.last_year or 0),
        study.evaluation_id,
        study.is_subgroup,
        not study.is_primary_outcome,
        study.position,
    )


def _reviewed(kept: Sequence[Appraisal]) -> Mapping[str, str]:
    """Give the evaluation whose synthesis includes each sample.

    Class D is left out: a study is not counted "again" where the synthesis lends the grade none of its studies.
    """
    return {
        sample_id: one.study.evaluation_id
        for one in reversed(kept)
        if one.study.synthesis and one.evidence_class is not EvidenceClass.D
        for sample_id in one.study.synthesis.includes
    }


def _apply(case: Case) -> Sequence[str]:
    case.counted, case.left_out = count(case.appraisals)
    return ("counted",) if case.counted else ("none",)


def _by_class(case: Case) -> Mapping[str, Value]:
    classes = [one.evidence_class for one in case.counted]
    return {one.value.lower(): classes.count(one) for one in EvidenceClass}


COUNTING = Step(
    "counting",
    _apply,
    {
        "none": lambda case: {"linked": len(case.appraisals)},
        "counted": lambda case: {
            "linked": len(case.appraisals),
            "counted": len(case.counted),
            **_by_class(case),
        },
    },
)
