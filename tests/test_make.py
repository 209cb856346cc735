"""``make site``: what it asks for. What comes of it is told in ``tests/test_publishing.py``."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.real import ROOT

FAKE_KERNEKATALOG = """\
#!/bin/sh
# Stands in for .venv/bin/kernekatalog: tells what it was asked, and exits as it is told to.
echo "$@" >asked
exit "$STATUS"
"""


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A folder with the Makefile and a finished installation."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for path in (
        "requirements/site.txt",
        "pyproject.toml",
        ".venv/bin/python",
        ".venv/bin/kernekatalog",
        ".venv/.site",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    installed = (tmp_path / "pyproject.toml").stat().st_mtime + 10
    os.utime(tmp_path / ".venv" / ".site", (installed, installed))
    kernekatalog = tmp_path / ".venv" / "bin" / "kernekatalog"
    kernekatalog.write_text(FAKE_KERNEKATALOG, encoding="utf-8")
    kernekatalog.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(("status", "expected"), [(0, 0), (1, 2)])
def test_site_is_published(workshop: Path, status: int, expected: int) -> None:
    """The site is published to its folder, and make fails where that does."""
    environ = {**os.environ, "STATUS": str(status)}
    made = subprocess.run(["make", "site"], cwd=workshop, env=environ, check=False, capture_output=True)  # noqa: S607 - make of the PATH
    assert made.returncode == expected
    assert (workshop / "asked").read_text(encoding="utf-8") == "publish --to site\n"
