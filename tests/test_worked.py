"""The rule's worked cases: what stands beside them, and how they are read."""

import pytest

from generator.pages.example import example
from generator.records.worked_case import WorkedCase
from generator.words import Words
from generator.worked import worked
from tests.bodies import RULE, finding, grade_plain
from tests.test_grade import WORKED_CASES


@pytest.mark.parametrize("case", RULE.worked.cases, ids=lambda case: case.title)
def test_worked_case_comes_to_what_stands_beside_it(case: WorkedCase) -> None:
    """Readers of the method page meet the grades that the rule's file promises."""
    graded = worked(case, RULE)
    assert (graded.strength, graded.direction, set(graded.flags)) == (case.strength, case.direction, set(case.flags))


def test_printed_cases_begin_with_those_of_the_rules_text() -> None:
    """The cases on the page and those in the tests are the same bodies: all their reasons are the same sentences."""
    for case, (findings, *_) in zip(RULE.worked.cases, WORKED_CASES.values(), strict=False):
        printed, written = worked(case, RULE), grade_plain(findings)
        assert [reason.key for reason in printed.reasons] == [reason.key for reason in written.reasons], case.title


def test_no_strength_is_without_a_case() -> None:
    """Every level can be met in an example."""
    assert {case.strength for case in RULE.worked.cases} == {"E0", "E1", "E2", "E3", "E4"}


def test_usual_finding_is_that_of_the_rules_text() -> None:
    """What a case leaves out is what the rule's text says of its cases."""
    case = WorkedCase.model_validate_json(
        '{"title": "x", "findings": [{"design": "rct", "interval": [0.08, 0.32]}], "strength": "E3", "direction":'
        ' "positive"}'
    )
    (ours,) = worked(case, RULE).standings
    (theirs,) = grade_plain([finding()]).standings
    assert ours.weight == theirs.weight
    assert ours.study.treated == theirs.study.treated
    assert ours.study.total == theirs.study.total
    assert ours.study.last_year == theirs.study.last_year


def test_only_what_is_unusual_is_said(danish: Words) -> None:
    """A finding is told by its design, its numbers and what sets it apart."""
    old = next(case for case in RULE.worked.cases if case.title.startswith("To ældre studier"))
    one, other = example(old, RULE, danish).findings
    assert one.endswith(" · 1 sted · evaluator er ikke uafhængig · data til 2008")
    assert " · 0,2 (usikkerhed: mellem 0,08 og 0,32) · " in one
    assert other.endswith(" · bedre, uden tal for usikkerheden · 1 sted · evaluator er ikke uafhængig · data til 2009")
