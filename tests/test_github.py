"""What GitHub runs and shows: workflows that trust no change with anything, and forms that ask as the models do."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.blank import choices_in
from generator.issue_forms import issue_forms
from generator.records.evaluation import Evaluation
from generator.shape import fields_of
from generator.source import Data, parse
from generator.words import load_words
from tests.real import ROOT
from tests.workflows import findings

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = issue_forms(load_words("da"))


def read(text: str) -> Mapping[str, Any]:
    """Read YAML that has no mistake."""
    source, problems = parse(text, PurePosixPath("file.yml"))
    assert not problems
    data: Data = source.data
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.stem))
def test_workflow_pins_what_it_uses_and_gives_no_rights_away(path: Path) -> None:
    """Each action stands at a whole commit; rights are none at the top, so that each job names its own."""
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert used
    assert [each for each in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+", each)] == []
    workflow = read(text)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    assert re.findall(r"run:.*\$\{\{", text) == []


def test_change_is_checked_with_a_token_that_can_only_read() -> None:
    """A change from anybody runs on pull_request alone, and no job of it may write."""
    workflow = read((ROOT / ".github" / "workflows" / "change.yml").read_text(encoding="utf-8"))
    assert set(workflow["on"]) == {"pull_request"}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}] * 2


def test_workflows_have_no_findings() -> None:
    """GitHub's own reader, actionlint and shellcheck have nothing to say of them, nor of the script they run."""
    assert findings([*WORKFLOWS, ROOT / ".ci" / "run"]) == []


BROKEN = """\
on:
  schedule:
    - cron: "17 5 * *"
jobs:
  first:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$HOME" ${{ githb.ref }}
        shell: pwsh
      - if: contains(github.ref
        uses: actions/checkout
      - run: |
          cd /tmp
          cat $1
  second:
    runs-on: ubuntu-24.05
    needs: third
    steps:
      - run: rm -rf "$FOLDER/"
        shell: bsh
        env:
          FOLDER: ${{ steps.nowhere.outputs.folder }} ${{ vars.FOLDER }}
"""


def test_mistakes_in_workflows_are_found_where_they_are(tmp_path: Path) -> None:
    """A wrong expression, a context that is none, a job that is none and a shell's mistake, each on its line."""
    (tmp_path / "broken.yml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "script").write_text("#!/bin/bash\nset -e\nls $1\n", encoding="utf-8")
    found = findings([tmp_path / "broken.yml", tmp_path / "script"])
    assert [each.removeprefix(f"{tmp_path}/")[:48] for each in found] == [
        "broken.yml:3:13: Invalid cron expression. Expect",
        'broken.yml:3:13: invalid CRON format "17 5 * *" ',
        "broken.yml:8:27: Unrecognized named-value: 'gith",
        'broken.yml:8:31: undefined variable "githb". ava',
        "broken.yml:10:13: Unexpected symbol: 'EOF'",
        "broken.yml:10:32: unexpected end of input while ",
        "broken.yml:11:15: Expected format {owner}/{repo}",
        'broken.yml:11:15: specifying action "actions/che',
        "broken.yml:14:15: Double quote to prevent globbi",
        'broken.yml:15:3: job "second" needs job "third" ',
        'broken.yml:16:14: label "ubuntu-24.05" is unknow',
        "broken.yml:17:12: Job 'second' depends on unknow",
        "broken.yml:17:12: Value 'third' is not valid",
        'broken.yml:20:16: shell name "bsh" is invalid. a',
        "broken.yml:22:19: Context access might be invali",
        'broken.yml:22:23: property "nowhere" is not defi',
        "script:3:4: Double quote to prevent globbing and",
    ]


@pytest.mark.parametrize("name", FORMS)
def test_committed_form_is_the_models(name: str) -> None:
    """The forms follow the models and the words: `kernekatalog forms`."""
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / name).read_text(encoding="utf-8") == FORMS[name]


def test_form_of_an_evaluation_offers_the_words_of_the_model() -> None:
    """A closed list is a menu with the list's words; what the record needs, the form needs."""
    body = {each.get("id"): each for each in read(FORMS["ny-evaluering.yml"])["body"]}
    design = list(choices_in(fields_of(Evaluation)["design"].annotation))
    assert body["design"]["type"] == "dropdown"
    assert body["design"]["attributes"]["options"] == design
    assert body["design"]["validations"] == {"required": True}
    assert body["country"]["validations"] == {"required": False}
    assert body["reference"]["validations"] == {"required": True}


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", ".github/pull_request_template.md"])
def test_what_record_editors_read_has_no_word_of_programming(name: str) -> None:
    """Who has never programmed meets no sign, file or word in it that only programmers know."""
    text = (ROOT / name).read_text(encoding="utf-8")
    prose = re.sub(r"(?m)^#+ |\]\([^)]*\)|^\*In English.*", "", text)
    words = "`|#|yaml|bib(tex)?|git|commit|branch|gren|pull request|repo|fork|terminal|kommando|kode|script|mappe|fil"
    assert re.findall(rf"(?i)(?<!\w)(?:{words})(?!\w)", prose) == []


def test_code_owners_name_folders_that_are_there() -> None:
    """Whoever takes the # away asks for what the repository has; no team is named that nobody has made."""
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    named = [found[1] for line in lines if (found := re.fullmatch(r"# (/\S+) +@.*", line))]
    assert [path for path in named if not (ROOT / path.lstrip("/")).exists()] == []
    assert {"/activities/", "/evidence/", "/content/", "/generator/", "/tests/", "/.github/"} <= set(named)
    assert [line for line in lines if not line.startswith("#")] == []
