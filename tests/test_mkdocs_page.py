"""Our pages as MkDocs has them."""

from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from benchmarks.memory import compared
from generator.finished import take_apart
from generator.memory import Memory
from generator.mkdocs_frame import titles
from generator.mkdocs_page import Press
from generator.site import Site
from tests.doors import repository
from tests.real import ROOT


def test_one_markdown_for_all_pages_makes_what_one_each_makes(site: Site) -> None:
    """Nothing of a page's headings is left over for the next: the same twice, and none where there are none."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    press = Press(config, None)
    texts = [take_apart(page.body).markdown for page in site.pages]
    for text in [*texts, "## Same", "## Same", "", *texts[:3]]:
        alone = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        html, contents = press.headings(text)
        assert html == alone.convert(text)
        assert len(contents) == len(vars(alone)["toc_tokens"])


def test_titles_are_those_of_the_navigation() -> None:
    """MkDocs takes a page that we made as it is, so its title in the navigation comes from us."""
    nav = [{"Home": "index.md"}, {"About": ["about.md", {"More": "more.md"}]}]
    assert dict(titles(nav)) == {"index.md": "Home", "about.md": None, "more.md": "More"}


def test_warm_build_is_the_cold_one_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is edited, what an earlier build remembers gives the same site; more edits: make bench."""
    made = repository(tmp_path)
    made.settle()
    monkeypatch.chdir(tmp_path)
    recalled = []

    def recall(memory: Memory, mark: bytes) -> bytes | None:
        recalled.append(asked(memory, mark))
        return recalled[-1]

    asked = Memory.recall
    monkeypatch.setattr(Memory, "recall", recall)
    kept = tmp_path / ".cache" / "kernekatalog" / "pages.sqlite"
    told = list(compared(made.catalogue, tmp_path / "mkdocs.yml", edits=2, seed=7))
    assert [different for _, different in told] == [[], []]
    assert kept.is_file()
    assert sum(each is not None for each in recalled) > 50
    assert len({what for what, _ in told}) == 2
