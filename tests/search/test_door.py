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


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """The example as a repository with the theme's search box and our search behind it."""
    made = repository(tmp_path)
    shutil.copytree(ROOT / "content" / "assets" / "search", made.catalogue / "content" / "assets" / "search")
    (made.root / "mkdocs.yml").write_text(MKDOCS + PLUGINS, encoding="utf-8")
    return made


def test_every_page_names_our_worker(made: Repository) -> None:
    """All pages are pointed at one worker, beside its index; the theme's own index is empty."""
    built = _build(made)
    assert built.returncode == 0, built.stderr
    site = made.root / "site"
    named = {
        (file.parent / json.loads(config)["search"]).resolve() if file.name != "404.html" else None
        for file in site.rglob("*.html")
        for config in CONFIG.findall(file.read_text(encoding="utf-8"))
    } - {None}
    assert named == set((site / "assets" / "search").glob("worker.????????.js"))
    assert len(named) == 1
    assert json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"] == []


def test_a_missing_dictionary_is_said(made: Repository) -> None:
    """Without the dictionary the build goes on, and says what it lacks and how to get it."""
    assert "install hunspell-da" in _build(made).stderr
    (made.root / "ord.dic").write_text("1\nhjemme/1\n", encoding="utf-8")
    assert "install hunspell-da" not in _build(made).stderr


def test_the_same_records_give_the_same_search(made: Repository) -> None:
    """Two builds write the same files under the same names."""
    _build(made)
    once = {file.name: file.read_bytes() for file in (made.root / "site" / "assets" / "search").iterdir()}
    _build(made)
    assert {file.name: file.read_bytes() for file in (made.root / "site" / "assets" / "search").iterdir()} == once


def test_a_theme_that_has_moved_its_worker_stops_the_build(made: Repository) -> None:
    """The theme's own search can never come back unnoticed."""
    (made.root / "theme").mkdir()
    (made.root / "theme" / "main.html").write_text(OTHER_THEME, encoding="utf-8")
    config = MKDOCS.replace(f"{ROOT}/generator/theme", "theme")
    (made.root / "mkdocs.yml").write_text(config + PLUGINS, encoding="utf-8")
    built = _build(made)
    assert built.returncode == 1
    assert "the search cannot be wired into the theme: the settings name 'assets/seek.js'" in built.stderr


def _build(made: Repository) -> subprocess.CompletedProcess[str]:
    return run("mkdocs", "build", cwd=made.root)
