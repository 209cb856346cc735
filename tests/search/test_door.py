"""The search in a real MkDocs build of the example: wired into every page, and loud where it cannot be."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.doors import MKDOCS, Repository, repository, run
from tests.real import ROOT

PLUGINS = "plugins: [search, kernekatalog: {root: katalog, dictionary: ord.dic}]\n"
CONFIG = re.compile(r'<script id="__config" type="application/json">(.*?)</script>')

OTHER_THEME = """\
{% extends "base.html" %}
{% block config %}<script id="__config" type="application/json">{"base": ".", "search": "assets/seek.js"}</script>
{% endblock %}
"""


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, str]:
    """The example with our search, built without a dictionary, and what the build said."""
    made = _made(tmp_path_factory.mktemp("door"))
    built = _build(made)
    assert built.returncode == 0, built.stderr
    return made, built.stderr


def _made(folder: Path) -> Repository:
    """Set the example up as a repository with the theme's search box and our search behind it."""
    made = repository(folder)
    shutil.copytree(ROOT / "content" / "assets" / "search", made.catalogue / "content" / "assets" / "search")
    (made.root / "mkdocs.yml").write_text(MKDOCS + PLUGINS, encoding="utf-8")
    return made


def test_every_page_names_our_worker(built_once: tuple[Repository, str]) -> None:
    """All pages are pointed at one worker, beside its index; the theme's own index is empty."""
    site = built_once[0].root / "site"
    named = {
        (file.parent / json.loads(config)["search"]).resolve() if file.name != "404.html" else None
        for file in site.rglob("*.html")
        for config in CONFIG.findall(file.read_text(encoding="utf-8"))
    } - {None}
    assert named == set((site / "assets" / "search").glob("worker.????????.js"))
    assert len(named) == 1
    assert json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"] == []


def test_a_missing_dictionary_is_said(built_once: tuple[Repository, str], tmp_path: Path) -> None:
    """Without the dictionary the build goes on, and says what it lacks and how to get it."""
    assert "install hunspell-da" in built_once[1]
    made = _made(tmp_path)
    (made.root / "ord.dic").write_text("1\nhjemme/1\n", encoding="utf-8")
    assert "install hunspell-da" not in _build(made).stderr


def test_a_theme_that_has_moved_its_worker_stops_the_build(tmp_path: Path) -> None:
    """The theme's own search can never come back unnoticed."""
    made = _made(tmp_path)
    (made.root / "theme").mkdir()
    (made.root / "theme" / "main.html").write_text(OTHER_THEME, encoding="utf-8")
    config = MKDOCS.replace(f"{ROOT}/generator/theme", "theme")
    (made.root / "mkdocs.yml").write_text(config + PLUGINS, encoding="utf-8")
    built = _build(made)
    assert built.returncode == 1
    assert "the search cannot be wired into the theme: the settings name 'assets/seek.js'" in built.stderr


def _build(made: Repository) -> subprocess.CompletedProcess[str]:
    return run("mkdocs", "build", cwd=made.root)
