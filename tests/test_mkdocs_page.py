"""Our pages as MkDocs has them."""

import shutil
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from benchmarks.memory import compared
from generator import ledger
from generator.commands import halves
from generator.finished import take_apart
from generator.memory import Memory
from generator.mkdocs_frame import titles
from generator.mkdocs_page import CataloguePage, Headings
from generator.mkdocs_press import Press
from generator.once import Once, Ways
from generator.shelf import Shelf
from generator.site import Site
from generator.site import build as make_site
from tests.doors import MKDOCS, files_of, repository
from tests.real import ROOT

NAVIGATION = """
extra: {tab_of: {indsatsomraader/: aktiviteter/}}
nav:
  - Aktiviteter: aktiviteter/index.md
  - Evalueringer: evalueringer/index.md
  - Om: [om/index.md, Metode: metode/index.md]
plugins: [search, kernekatalog: {root: katalog, memory: ""}]
"""


def test_one_markdown_for_all_pages_makes_what_one_each_makes(site: Site) -> None:
    """Nothing of a page's headings is left over for the next: the same twice, and none where there are none."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    headings = Headings(config)
    texts = [take_apart(page.body).markdown for page in site.pages]
    for text in [*texts, "## Same", "## Same", "", *texts[:3]]:
        alone = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        html, contents = headings.made(text)
        assert html == alone.convert(text)
        assert len(contents) == len(vars(alone)["toc_tokens"])


def test_titles_are_those_of_the_navigation() -> None:
    """MkDocs takes a page that we made as it is, so its title in the navigation comes from us."""
    nav = [{"Home": "index.md"}, {"About": ["about.md", {"More": "more.md"}]}]
    assert dict(titles(nav)) == {"index.md": "Home", "about.md": None, "more.md": "More"}


def test_warm_build_is_the_cold_one_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is edited, two processes and what an earlier build remembers give the same site; more: make bench."""
    made = repository(tmp_path)
    made.settle()
    monkeypatch.chdir(tmp_path)
    recalled, held = [], []

    def recall(memory: Memory, mark: bytes) -> bytes | None:
        recalled.append(asked(memory, mark))
        return recalled[-1]

    def holds(shelf: Shelf, path: str, mark: bytes) -> bool:
        held.append(looked(shelf, path, mark))
        return held[-1]

    asked, looked = Memory.recall, Shelf.holds
    monkeypatch.setattr(Memory, "recall", recall)
    monkeypatch.setattr(Shelf, "holds", holds)
    monkeypatch.setattr(halves, "_MANY", 1)
    kept = tmp_path / ".cache" / "kernekatalog" / "build" / "pages.sqlite"
    told = list(compared(made.catalogue, tmp_path / "mkdocs.yml", edits=2, seed=7))
    assert [different for _, different in told] == [[], []]
    assert kept.is_file()
    # After one edit all files lay there, after the other none did.
    assert sum(each is not None for each in recalled) > 50
    assert sum(held) > 200
    assert len({what for what, _ in told}) == 2


def test_page_that_the_search_has_read_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though nobody has put it on the site: under ``serve`` the search reads pages that no browser has asked for."""
    repository(tmp_path).settle()
    monkeypatch.chdir(tmp_path)
    site = make_site(tmp_path / "katalog", is_watched=True)
    texts = []
    for _ in range(2):
        press = Press(load_config("mkdocs.yml"), tmp_path / "memory")
        press.open_ledger(site, "da")
        texts.append([page.body for page in press.read(site).pages if page.address in {"videnskort/", "sammenlign/"}])
        assert press.close()
        monkeypatch.setattr(ledger, "made_now", None)
    assert texts[0] == texts[1]
    assert len(texts[0]) == 2


def test_links_from_documents_are_held_to_our_anchors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An anchor that a page of ours does not have is told of, also when the page is remembered or lies there."""
    made = repository(tmp_path)
    made.settle()
    monkeypatch.chdir(tmp_path)
    document = made.catalogue / "content" / "om" / "index.md"
    document.write_text("# Om\n\n[a](../metode/index.md#findes-ikke), [b](../metode/index.md)\n", encoding="utf-8")
    said = (
        "Doc file 'om/index.md' contains a link '../metode/index.md#findes-ikke', "
        "but the doc 'metode/index.md' does not contain an anchor '#findes-ikke'."
    )
    for prepare in (Path.exists, Path.exists, shutil.rmtree):
        prepare(tmp_path / "site")
        caplog.clear()
        config = _build(tmp_path / "mkdocs.yml")
        assert [each.message for each in caplog.records if "anchor" in each.message] == [said]
        assert config.site_dir == str(tmp_path / "site")


def test_two_processes_make_the_same_site_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of it, and what is remembered for the next build: that makes no page."""
    made = repository(tmp_path)
    made.settle()
    monkeypatch.chdir(tmp_path)
    sites = []
    for many, neighbours, memory in ((10_000, 1, "one"), (1, 3, "two"), (10_000, 1, "two")):
        monkeypatch.setattr(halves, "_MANY", many)
        monkeypatch.setattr(halves, "_NEIGHBOURS", neighbours)
        made.settle(settings=f"root: katalog, memory: {memory}")
        _build(tmp_path / "mkdocs.yml")
        sites.append(files_of(tmp_path / "site"))
        shutil.rmtree(tmp_path / "site")
        if len(sites) == 2:
            monkeypatch.setattr(CataloguePage, "fill", None)
    assert sites[1] == sites[0]
    assert sites[2] == sites[0]


def test_parts_made_once_are_what_the_theme_makes_on_each_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Navigation, tabs and search box, wherever a page lies: byte for byte."""
    made = repository(tmp_path)
    settings = MKDOCS.replace("[content.action.edit]", "[content.action.edit, navigation.tabs]") + NAVIGATION
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copytree(ROOT / "content" / "assets" / "search", made.catalogue / "content" / "assets" / "search")
    monkeypatch.chdir(tmp_path)
    _build(tmp_path / "mkdocs.yml")
    once = files_of(tmp_path / "site")
    monkeypatch.setattr(Once, "__call__", lambda _, *__, caller: caller())
    monkeypatch.setattr(Ways, "shared", lambda *_: None)
    _build(tmp_path / "mkdocs.yml")
    assert files_of(tmp_path / "site") == once
    assert once["metode/index.html"].count(b"md-tabs__item") > 3


def _build(settings: Path) -> MkDocsConfig:
    config = load_config(str(settings))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return config
