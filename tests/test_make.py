"""``make site``: what it does with the folder that is there already."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.doors import files_of
from tests.real import ROOT

FAKE_MKDOCS = """\
#!/bin/sh
# Stands in for .venv/bin/mkdocs: writes one page where it is told to, and exits as it is told to.
for folder; do :; done
mkdir -p "$folder" && echo new >"$folder/index.html"
exit "$STATUS"
"""


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A folder with the Makefile, a finished installation, and an earlier site."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for path in ("requirements/site.txt", "pyproject.toml", ".venv/bin/python", ".venv/bin/mkdocs", ".venv/.site"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    installed = (tmp_path / "pyproject.toml").stat().st_mtime + 10
    os.utime(tmp_path / ".venv" / ".site", (installed, installed))
    mkdocs = tmp_path / ".venv" / "bin" / "mkdocs"
    mkdocs.write_text(FAKE_MKDOCS, encoding="utf-8")
    mkdocs.chmod(0o755)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old\n", encoding="utf-8")
    (tmp_path / "site" / "removed.html").write_text("old\n", encoding="utf-8")
    return tmp_path


def make_site(workshop: Path, status: int) -> int:
    """Run the recipe over a build that exits with a status; give make's own."""
    environ = {**os.environ, "STATUS": str(status)}
    return subprocess.run(["make", "site"], cwd=workshop, env=environ, check=False, capture_output=True).returncode  # noqa: S607 - make of the PATH


def test_failed_build_leaves_the_earlier_site(workshop: Path) -> None:
    """What readers have stays byte for byte where a record is broken, and make fails."""
    assert make_site(workshop, status=1) == 2
    assert files_of(workshop / "site") == {"index.html": b"old\n", "removed.html": b"old\n"}


def test_build_replaces_the_earlier_site(workshop: Path) -> None:
    """A page that is no longer made is gone."""
    assert make_site(workshop, status=0) == 0
    assert files_of(workshop / "site") == {"index.html": b"new\n"}


def test_first_build_makes_the_site(workshop: Path) -> None:
    """Where there is no earlier site the recipe makes one."""
    shutil.rmtree(workshop / "site")
    assert make_site(workshop, status=0) == 0
    assert files_of(workshop / "site") == {"index.html": b"new\n"}


@pytest.mark.parametrize("status", [0, 1])
def test_recipe_leaves_nothing_behind(workshop: Path, status: int) -> None:
    """The folder that the site was built in is gone afterwards."""
    make_site(workshop, status)
    assert files_of(workshop / "build") == {}
    assert list((workshop / "build").iterdir()) == []
