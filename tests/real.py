"""The real catalogue for the tests: read, and built as the site that readers meet, once for all of them."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.site import Site, build
from tests.kept import kept

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def real() -> Site:
    """The real catalogue in memory."""
    return kept(build(ROOT))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built_site(shared_folder: Path) -> Path:
    """The real catalogue as a site, built strictly, once for all workers."""
    site = shared_folder / "site"
    with one_worker_at_a_time(shared_folder):
        done = shared_folder / "site-is-built"
        if not done.exists():
            _build(site)
            done.touch()
    return site


@contextmanager
def one_worker_at_a_time(shared_folder: Path) -> Iterator[None]:
    """Let the other workers wait at this door until the block is done."""
    with (shared_folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build(site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    if built.returncode:
        pytest.fail(f"The site could not be built.\n{built.stdout}{built.stderr}", pytrace=False)
