"""Base: the strength that the designs and sizes of the findings give, before anything is taken off."""

from collections.abc import Sequence

from generator.records.activity import Flag, Strength
from generator.steps.case import Case, EvidenceClass
from generator.steps.step import Step, no_numbers


def _apply(case: Case) -> Sequence[str]:
    _add_up(case)
    moderate, limited = case.rule.base.moderate, case.rule.base.limited
    case.is_large = case.k_a >= 1 and case.n >= moderate.people and case.sites >= moderate.sites
    if _is_strong(case):
        case.base = Strength.E4
        return ("strong",)
    if case.k_ab >= moderate.class_ab or case.is_large:
        case.base = Strength.E3
        return ("large_study",) if case.is_large else ("studies",)
    if case.k_ab >= 1:
        case.base = Strength.E2
        return ("single_study",)
    if _class_c_count(case) >= limited.class_c:
        case.base = Strength.E2
        return ("class_c",)
    if case.counted:
        case.base = Strength.E1
        return ("experience",)
    return ()


def _add_up(case: Case) -> None:
    """Sum up the A, B and synthesis findings."""
    case.credible = [one for one in case.counted if one.is_credible]
    studies = [one.study for one in case.credible]
    case.syntheses = [study.synthesis for study in studies if study.synthesis]
    primary = [one.evidence_class for one in case.credible if one.study.synthesis is None]
    case.k_a = primary.count(EvidenceClass.A) + sum(synthesis.k_a for synthesis in case.syntheses)
    case.k_ab = len(primary) + sum(synthesis.k_ab for synthesis in case.syntheses)
    case.n = sum([study.total for study in studies])
    case.treated = sum([study.treated for study in studies])
    case.sites = sum([study.sites for study in studies])
    case.follow_up_months = max([study.follow_up_months for study in studies], default=0)
    case.newest_year = max([study.last_year for study in studies if study.last_year is not None], default=None)
    case.is_independent = any(study.is_independent for study in studies)
    if case.k_ab == 1:
        case.flags.add(Flag.SINGLE_STUDY)


def _is_strong(case: Case) -> bool:
    strong = case.rule.base.strong
    enough_studies = (
        case.k_a >= strong.class_a
        or (case.k_a >= 1 and case.k_ab >= strong.class_ab_with_a)
        or case.k_ab >= strong.class_ab
    )
    return (
        enough_studies
        and case.n >= strong.people
        and case.sites >= strong.sites
        and case.follow_up_months >= strong.follow_up_months
        and case.is_independent
    )


def _class_c_count(case: Case) -> int:
    """Count the class C findings at the level that E2 asks for."""
    level = case.rule.base.limited.class_c_level
    return sum(one.evidence_class is EvidenceClass.C and one.level >= level for one in case.counted)


BASE = Step(
    "base",
    _apply,
    {
        "strong": lambda case: {
            "k_a": case.k_a,
            "k_ab": case.k_ab,
            "n": case.n,
            "sites": case.sites,
            "months": case.follow_up_months,
        },
        "large_study": lambda case: {
            "n": case.n,
            "sites": case.sites,
            "people": case.rule.base.moderate.people,
            "least_sites": case.rule.base.moderate.sites,
        },
        "studies": lambda case: {"k_ab": case.k_ab, "least": case.rule.base.moderate.class_ab},
        "single_study": no_numbers,
        "class_c": lambda case: {"studies": _class_c_count(case), "level": case.rule.base.limited.class_c_level},
        "experience": no_numbers,
    },
)
