"""Broken files, and exactly what must be said of them.

A case is a folder of ``tests/problems/`` with an ``expected.txt``. Its other files are laid over a copy of the
example catalogue, at the same paths; one that ends on ``.tail`` is added to the end of the example's own, and those
that ``without.txt`` lists are taken away. Expected is what is said of the case alone: the example's own few warnings
are left out.
"""

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from generator.load import MAX_BYTES
from generator.problem import Problem
from generator.reports.report import brief
from generator.rules import RULES
from generator.site import read
from generator.words import Words
from tests.conftest import EXAMPLE

CASES = Path(__file__).with_name("problems")
NAMES = sorted(str(file.parent.relative_to(CASES)) for file in CASES.rglob("expected.txt"))

SAID_ELSEWHERE = {
    "bibtex-feature.many": "as file-size: tests/test_bibliography.py",
    "bibtex-feature.names": "as file-size: tests/test_bibliography.py",
    "file-kind": "a pipe cannot stand in a repository: test_file_that_is_none_is_told makes one",
    "page-taken": "is about the hand-written pages, which no case has: tests/test_taken.py",
    "file-size": "such a file is too large for a repository: test_file_that_is_too_large_is_told makes one",
    "override.lowered": "is a page's sentence, not a problem's",
    "override.revision": "is a page's sentence, not a problem's",
    "yaml-length": "as file-size: tests/test_source.py",
    "wrong-value.other": "is for what pydantic may think of later: tests/test_check.py",
}
"""Sentences that no case is answered with, and why."""


@pytest.mark.parametrize("name", NAMES)
def test_case_is_answered_as_expected(
    name: str, catalogue: Path, danish: Words, request: pytest.FixtureRequest
) -> None:
    """Each mistake is told once, where it stands, in a sentence that somebody has read."""
    said = brief(_problems(CASES / name, catalogue), danish)
    expected = CASES / name / "expected.txt"
    if request.config.getoption("update_expected"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_file_that_is_none_is_told(catalogue: Path, danish: Words) -> None:
    """A link is not followed and a pipe is not waited for, wherever a file is expected."""
    evidence = catalogue / "evidence"
    (catalogue / "activities" / "henvisning.yml").symlink_to(evidence / "grading.yml")
    (catalogue / "activities" / "ingenting.yml").symlink_to("findes-ikke.yml")
    os.mkfifo(catalogue / "activities" / "roer.yml")
    (catalogue / "activities" / "mappe.yml").mkdir()
    (evidence / "snapshots" / "2020-01-01-eksempel-tal.csv").unlink()
    os.mkfifo(evidence / "snapshots" / "2020-01-01-eksempel-tal.csv")
    (evidence / "grading.yml").rename(evidence / "anden.yml")
    (evidence / "grading.yml").symlink_to("anden.yml")
    said = brief(read(catalogue).problems, danish)
    places = re.findall(r"(\S+): fejl file-kind: Dette er ikke en almindelig fil", said)
    assert places == [
        "activities/henvisning.yml:1:1",
        "activities/ingenting.yml:1:1",
        "activities/mappe.yml:1:1",
        "activities/roer.yml:1:1",
        "evidence/grading.yml:1:1",
        "evidence/snapshots/2020-01-01-eksempel-tal.csv:1:1",
    ]


def test_file_that_is_too_large_is_told(catalogue: Path, danish: Words) -> None:
    """A file over the limit of its kind is not read, and the others are."""
    (catalogue / "activities" / "stor.yml").write_bytes(b"#" * (MAX_BYTES[".yml"] + 1))
    (catalogue / "activities" / "graense.yml").write_bytes(b"#" * MAX_BYTES[".yml"])
    said = brief(read(catalogue).problems, danish)
    assert (
        "activities/stor.yml:1:1: fejl file-size: Filen fylder mere end 256 kB og bliver ikke læst; del den op." in said
    )
    assert "activities/graense.yml:1:1: fejl file-empty" in said


def test_folder_that_is_a_link_is_not_read(catalogue: Path) -> None:
    """A link to a folder of the machine would publish what lies there, whichever folder of the path it is."""
    (catalogue / "activities").rename(catalogue / "andet")
    (catalogue / "activities").symlink_to("andet")
    shutil.rmtree(catalogue / "evidence" / "areas")
    (catalogue / "evidence" / "areas").write_text("ingen mappe", encoding="utf-8")
    places = {str(problem.place) for problem in read(catalogue).problems if problem.code == "file-kind"}
    assert places == {"activities:1:1", "evidence/areas:1:1"}


def test_name_of_a_file_cannot_command_a_terminal(catalogue: Path, danish: Words) -> None:
    """Line ends, escapes and bytes that are no text are shown as question marks."""
    for name in (b"a\x1b[31m.yml", b"b\n::error::c.yml", b"c\xff.yml"):
        Path(os.fsdecode(bytes(catalogue / "activities") + b"/" + name)).write_bytes(b"title: Et navn\n")
    said = brief(read(catalogue).problems, danish)
    assert re.findall(r"activities/(\S+): fejl file-name", said) == [
        "a?[31m.yml:1:1",
        "b?::error::c.yml:1:1",
        "c?.yml:1:1",
    ]
    assert said.isprintable() or set(filter(lambda sign: not sign.isprintable(), said)) == {"\n"}


def test_every_sentence_is_said_in_some_case(answers: Mapping[str, Sequence[Problem]], danish: Words) -> None:
    """No sentence about a mistake stands in the locales that nobody has met."""
    said = {problem.sentence.key for problems in answers.values() for problem in problems}
    codes = {problem.code for problems in answers.values() for problem in problems} | set(SAID_ELSEWHERE)
    assert {key for key in danish.texts if key.partition(".")[0] in codes} - said == SAID_ELSEWHERE.keys()


def test_every_rule_is_broken_in_some_case(answers: Mapping[str, Sequence[Problem]]) -> None:
    """A rule that no case breaks might never speak."""
    codes = {problem.code for problems in answers.values() for problem in problems}
    assert {rule.__name__.replace("_", "-") for rule in RULES} - codes == set()


def test_code_is_the_first_part_of_its_sentences_key(answers: Mapping[str, Sequence[Problem]]) -> None:
    """Whoever meets a code finds its sentences under it."""
    problems = [problem for problems in answers.values() for problem in problems]
    assert [problem for problem in problems if problem.sentence.key.partition(".")[0] != problem.code] == []


def _problems(case: Path, catalogue: Path) -> Sequence[Problem]:
    """Give what is said of a copy of the example with a case laid over it."""
    shutil.copytree(
        case, catalogue, ignore=shutil.ignore_patterns("expected.txt", "without.txt", "*.tail"), dirs_exist_ok=True
    )
    for tail in case.rglob("*.tail"):
        with (catalogue / tail.relative_to(case)).with_suffix("").open("ab") as file:
            file.write(tail.read_bytes())
    if (case / "without.txt").exists():
        for path in (case / "without.txt").read_text(encoding="utf-8").splitlines():
            (catalogue / path).unlink()
    own = _own_problems()
    return [problem for problem in read(catalogue).problems if problem not in own]


@pytest.fixture(scope="session")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[Problem]]:
    """What is said of every case."""
    root = tmp_path_factory.mktemp("cases")
    return {name: _problems(CASES / name, shutil.copytree(EXAMPLE, root / name)) for name in NAMES}


@cache
def _own_problems() -> Sequence[Problem]:
    return read(EXAMPLE).problems
