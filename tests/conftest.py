"""What all tests share: the example catalogue, the site made of it, and the options of the test run."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from generator.site import Site, build
from generator.words import Words, load_words
from tests.kept import kept

pytest_plugins = ("tests.real", "tests.renewal")

EXAMPLE = Path(__file__).parent / "example"

# A busy machine is no fault of the program. Without a parent the profile would lose what Hypothesis does in CI.
settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def example() -> Path:
    """The example catalogue, to look at."""
    return EXAMPLE


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A copy of the example catalogue, to change."""
    return shutil.copytree(EXAMPLE, tmp_path / "catalogue")


@pytest.fixture(scope="session")
def site() -> Site:
    """The example as a site."""
    return kept(build(EXAMPLE))


@pytest.fixture(scope="session")
def danish() -> Words:
    """The words that problems are told in."""
    return load_words("da")
