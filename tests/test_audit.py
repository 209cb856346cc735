"""The audit: a weakness fails, an answer is counted, and where nobody answers that is said and nothing fails."""

import json
from subprocess import CompletedProcess

import pytest

from tests.trust.audit import audited

KNOWN = {"name": "a", "version": "1", "vulns": []}
WEAK = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1"}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}
NPM = {"vulnerabilities": {"d": {"severity": "high"}}, "metadata": {"dependencies": {"total": 7}}}


@pytest.mark.parametrize(
    ("answer", "found", "said"),
    [
        ({"dependencies": [KNOWN]}, [], "x: 0 known weaknesses in 1 packages\n"),
        (
            {"dependencies": [KNOWN, WEAK, UNKNOWN]},
            ["b 2: CVE-1"],
            "x: b 2: CVE-1\nx: 1 known weaknesses in 2 packages; 1 packages the database does not know\n",
        ),
        ({"dependencies": [UNKNOWN]}, [], "x: skipped, no database that knows its packages can be reached from here\n"),
        (NPM, ["d: high"], "x: d: high\nx: 1 known weaknesses in 7 packages\n"),
    ],
)
def test_answer_is_counted(answer: object, found: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the databases know is told; a package that none of them knows is not called sound."""
    assert audited(CompletedProcess([], 0, json.dumps(answer), ""), "x") == found
    assert capsys.readouterr().out == said


def test_no_net_is_said_and_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a network the audit is skipped with a sentence."""
    assert audited(CompletedProcess([], 1, "", "requests.exceptions.ConnectionError: Max retries exceeded"), "x") == []
    assert capsys.readouterr().out.startswith("x: skipped")


def test_broken_program_is_no_missing_net() -> None:
    """A program that fails for another reason fails the audit."""
    with pytest.raises(RuntimeError, match="Traceback"):
        audited(CompletedProcess([], 1, "", "Traceback: KeyError"), "x")
