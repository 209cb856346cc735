"""The form editor on this machine: a real record edited in it, and what git says was changed."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Locator, Page, expect

from generator.cli import main
from tests.browser.accessibility import violations
from tests.browser.server import serve
from tests.doors import FORM_SWITCHED_ON, repository
from tests.real import ROOT

COMMENTS = {
    "title: Lommepengejob\n": "# Står foran titlen.\ntitle: Lommepengejob # og bag den\n",
    "age: {from: 13, to: 18}\n": "# Foran alderen.\nage: {from: 13, to: 18} # bag alderen\n",
}
"""What is written into the record first, so that there are comments to keep."""

EDITED = """\
@@ -22 +22 @@ target_groups:
-age: {from: 13, to: 18} # bag alderen
+age: {from: 14, to: 18} # bag alderen
"""


@dataclass(frozen=True, slots=True)
class Editor:
    """The form, served for a repository of its own."""

    address: str
    repository: Path

    def git(self, *arguments: str) -> str:
        """Run git in the repository."""
        return _git(self.repository, *arguments)


PUBLICATION = """
@techreport{eksempel2026,
  author = {{Eksempelstyrelsen}},
  title = {{En prøve}},
  year = {2026},
  institution = {Eksempelstyrelsen}
}
"""
"""What is written into the references first, so that there is one to choose."""

BEGUN = """\
# yaml-language-server: $schema=../../generator/schemas/evaluation.json
reference: eksempel2026
title: "Lommepengejob: en prøve"
summary: >-
  Første afsnit.


  Andet afsnit: med kolon.
kind: primary
design: rct
read: full
coding:
  status: provisional
  "on": 2026-11-23
findings:
  - activities:
      - lommepengejob
    outcome: kriminalitet
    result: "+"
    page: s. 3
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """The real records in a repository, and the form over them."""
    repository = tmp_path_factory.mktemp("editor") / "repository"
    for folder in ("activities", "evidence"):
        shutil.copytree(ROOT / folder, repository / folder)
    record = repository / "activities" / "lommepengejob.yml"
    text = record.read_text(encoding="utf-8")
    for old, new in COMMENTS.items():
        assert old in text
        text = text.replace(old, new)
    record.write_text(text, encoding="utf-8")
    with (repository / "evidence" / "references.bib").open("a", encoding="utf-8") as references:
        references.write(PUBLICATION)
    _git(repository, "init", "--quiet", "--initial-branch", "main")
    for name in ("name", "email"):
        _git(repository, "config", f"user.{name}", "redaktion@example.org")
    _git(repository, "add", ".")
    _git(repository, "commit", "--quiet", "--message", "Posterne")
    port = _free_port()
    command = [sys.executable, "-u", "-m", "generator", "editor", "--root", str(repository), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        told = running.stdout.readline()
        address = f"http://127.0.0.1:{port}/"
        assert told == f"Formularen er på {address} – Ctrl-C slutter. Kladder bliver til grene ud fra main.\n"
        yield Editor(address, repository)
        running.send_signal(signal.SIGINT)
    assert running.returncode == 0


@pytest.fixture
def asked() -> set[str]:
    """The hosts that the form asked for anything."""
    return set()


@pytest.fixture
def form(browser: Browser, editor: Editor, asked: set[str]) -> Iterator[Page]:
    """The form in a browser, signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="da-DK", reduced_motion="reduce")
    page = context.new_page()
    page.on("request", lambda request: asked.add(request.url.partition("://")[2].partition(":")[0]))
    page.goto(editor.address)
    page.get_by_role("button", name="Log ind").click()
    page.get_by_role("link", name="Evalueringer").wait_for()
    yield page
    context.close()


def test_one_field_edited_in_the_form_changes_two_lines(form: Page, editor: Editor, asked: set[str]) -> None:
    """A number changed and saved is a draft on a branch of its own: two lines are other, every comment stands.

    Nothing is asked of another host, and the branch that readers see is as it was.
    """
    form.goto(f"{editor.address}#/collections/activities/entries/lommepengejob")
    age = form.locator("[id^=age-field]")
    age.get_by_role("button").first.click()
    age.locator("[id^=from-field]").fill("14")
    form.get_by_role("button", name="Gem", exact=True).click()
    form.get_by_text("Status: Kladder").wait_for()
    changed = editor.git("diff", "--unified=0", "main", "cms/activities/lommepengejob")
    assert "@@" + changed.partition("@@")[2] == EDITED
    assert (
        editor.git("log", "--format=%s", "main..cms/activities/lommepengejob")
        == "Rettet i formularen: aktivitet/lommepengejob\n"
    )
    assert editor.git("status", "--porcelain", "--branch") == "## main\n"
    assert asked == {"127.0.0.1"}


def test_record_begun_in_the_form_is_sound(form: Page, editor: Editor) -> None:
    """An evaluation written in the form alone is a draft that the check has nothing to say of, laid out as all are.

    On the way every button has a name and every text stands out enough: with fields missing, filled in, and saved.
    """
    form.goto(f"{editor.address}#/collections/evaluations/new")
    form.get_by_label("Resumé", exact=True).fill("Første afsnit.\n\nAndet afsnit: med kolon.")
    expect(form.get_by_text("[tekst](adresse)").first).to_be_visible()
    form.get_by_role("button", name="Gem", exact=True).click()
    expect(form.get_by_text("Titel er påkrævet.")).to_be_visible()
    assert violations(form) == ()
    _choose(form, "reference", "eksempel2026")
    form.get_by_label("Titel", exact=True).fill("Lommepengejob: en prøve")
    for name, value in (("kind", "primary"), ("design", "rct"), ("read", "full")):
        _choose(form, name, f"· {value}")
    coding = form.locator("[id^=coding-field]")
    coding.get_by_role("button").first.click()
    _choose(coding, "status", "provisional")
    coding.locator("[id^=on-field]").fill("2026-11-23")
    form.get_by_role("button", name="Tilføj fund").click()
    findings = form.locator("[id^=findings-field]")
    for name, value in (("activities", "lommepengejob"), ("outcome", "kriminalitet"), ("result", "· +")):
        _choose(findings, name, value)
    findings.locator("[id^=page-field]").fill("s. 3")
    assert findings.get_by_role("button", name="Fjern punktet").count() == 1
    assert violations(form) == ()
    form.get_by_role("button", name="Gem", exact=True).click()
    form.get_by_text("Status: Kladde").wait_for()
    assert violations(form) == ()
    editor.git("switch", "--quiet", "cms/evaluations/eksempel2026")
    record = editor.repository / "evidence" / "evaluations" / "eksempel2026.yml"
    assert record.read_text(encoding="utf-8") == BEGUN
    for command in ("check", "fmt"):
        options = ["--check"] if command == "fmt" else []
        told = CliRunner().invoke(main, [command, "--root", str(editor.repository), *options, str(record)])
        assert told.exit_code == 0, told.output


def test_form_of_a_site_starts_under_its_own_policy(browser: Browser, tmp_path: Path) -> None:
    """On a built site the form runs with the headers that hosts are asked to send for it, up to GitHub's own part.

    The page that leads to it and the one where it begins break no rule of accessibility.
    """
    made = repository(tmp_path)
    done = made.mkdocs(settings=FORM_SWITCHED_ON)
    assert done.returncode == 0, done.stderr
    # The example has the theme's style only.
    shutil.copytree(ROOT / "content" / "assets", made.root / "site" / "ours")
    with serve(made.root / "site") as address:
        page = browser.new_page(locale="da-DK", reduced_motion="reduce")
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        page.goto(f"{address}/redaktion/")
        page.add_style_tag(url=f"{address}/ours/kernekatalog.css")
        assert violations(page) == ()
        page.get_by_role("link", name="Åbn formularen").click()
        expect(page.get_by_role("button", name="Log ind med GitHub")).to_be_visible()
        assert violations(page) == ()
        page.close()
    assert told == []


def _choose(around: Page | Locator, name: str, value: str) -> None:
    """Choose from a list that is searched by typing."""
    field = around.locator(f"[id^={name}-field]").first
    field.fill(value)
    page = around if isinstance(around, Page) else around.page
    page.locator("[id*=-option-]", has_text=value).first.click()


def _git(repository: Path, *arguments: str) -> str:
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _free_port() -> int:
    """Give a port that is free, and the next one too."""
    while True:
        with socket.socket() as one, socket.socket() as next_one:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            try:
                next_one.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
