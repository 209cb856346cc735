"""Commands used wrongly: one sentence, exit status 2, nothing written, and never a traceback."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import COMMANDS, main
from tests.doors import Repository, repository

PNG = b"\x89PNG\r\n\x1a\n\x00\x00"

MISTAKES = {
    "build": [["--out", "tekst.txt"], ["--out", "side.yml/x"]],
    "check": [["ingen.yml"], ["/etc/hostname"], ["--lang", "xx"]],
    "diff": [["ingen-gren"]],
    "editor": [["--port", "x"], ["--port", "65535"], ["--lang", "xx"]],
    "fmt": [["ingen.yml"], ["mappe"], ["tekst.txt"]],
    "forms": [["--out", "tekst.txt"], ["--out", "side.yml/x"]],
    "gaps": [["--on", "32"], ["--format", "xml"]],
    "grade": [["ingen"], ["--now", "1"], ["--on", "i dag"]],
    "import": [["tabel.csv", "--source", "billede.png", "--map", "side.yml"], ["ingen.csv", "--source", "a"]],
    "links": [["--except", "billede.png"], ["--pause", "-1"]],
    "new": [
        ["activity", "../x"],
        ["ingen", "x"],
        ["evaluation", "ny", "--bib", "billede.png"],
        ["evaluation", "ny", "--doi-json", "billede.png"],
        ["evaluation", "ny", "--bib", "mappe"],
    ],
    "offline": [["mappe", "--out", "x.zip"], ["ingen", "--out", "x.zip"]],
    "publish": [["--to", "tekst.txt"]],
    "rename": [["ingen", "ny"], ["eksempel-naboskab", "x/y"]],
    "schema": [["--out", "tekst.txt"], ["--out", "side.yml/x"]],
}
WITHOUT_ROOT = {"forms", "offline", "publish", "schema"}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository, and a folder to stand in with a picture, a text, a folder and half a record."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "billede.png").write_bytes(PNG)
    (tmp_path / "tekst.txt").write_text("En tekst.\n", encoding="utf-8")
    (tmp_path / "tabel.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (tmp_path / "side.yml").write_text("title: Halv\n", encoding="utf-8")
    (tmp_path / "mappe").mkdir()
    return repository(tmp_path / "arkiv")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [pytest.param(name, each, id=" ".join([name, *each])) for name in MISTAKES for each in MISTAKES[name]],
)
def test_mistake_is_answered_in_a_sentence(made: Repository, name: str, arguments: list[str]) -> None:
    """Whatever is wrong with what a command is given, it says so, ends with 2 and leaves every file as it was."""
    before = {path: path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}
    root = [] if name in WITHOUT_ROOT else ["--root", str(made.catalogue)]
    done = CliRunner().invoke(main, [name, *root, *arguments])
    assert (done.exit_code, type(done.exception)) == (2, SystemExit), done.output
    assert done.stderr.splitlines()[-1].startswith("Error: ")
    assert {path: path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()} == before


@pytest.mark.parametrize("name", ["build", "forms", "schema"])
def test_file_where_a_folder_should_be_is_named(made: Repository, name: str) -> None:
    """Whoever writes to a folder in a file is told which file that is."""
    root = [] if name in WITHOUT_ROOT else ["--root", str(made.catalogue)]
    done = CliRunner().invoke(main, [name, *root, "--out", "side.yml/x"])
    assert "side.yml" in done.stderr.splitlines()[-1]
    assert "er en mappe, hvor der skulle være en fil, eller en fil, hvor der skulle være en mappe." in done.stderr


def test_every_command_is_tried() -> None:
    """A command that is added is used wrongly too."""
    assert set(MISTAKES) == set(COMMANDS)


def test_folder_names_all_records_in_it(made: Repository) -> None:
    """What is wrong in a folder's records is told when the folder is named, and nothing else is."""
    made.break_a_record()
    said = [
        CliRunner().invoke(main, ["check", "--root", str(made.catalogue), folder])
        for folder in ("activities", "evidence")
    ]
    assert [done.exit_code for done in said] == [1, 0]


def test_what_the_system_refuses_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that nobody may write is no fault of the program: it is named, with what can be done."""

    def refuse(file: object, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(os, "mkdir", refuse)
    done = CliRunner().invoke(main, ["schema", "--out", "ny"])
    assert done.exit_code == 2
    assert done.stderr == "Error: Der er ingen adgang til ny. Se, hvem filen tilhører, eller vælg et andet sted.\n"
