"""Our pages as MkDocs has them."""

from markdown import Markdown
from mkdocs.config import load_config

from generator.finished import take_apart
from generator.mkdocs_page import Headings, titles
from generator.site import Site
from tests.real import ROOT


def test_one_markdown_for_all_pages_makes_what_one_each_makes(site: Site) -> None:
    """Nothing of a page's headings is left over for the next: the same twice, and none where there are none."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    shared = Headings(config)
    texts = [take_apart(page.body).markdown for page in site.pages]
    for text in [*texts, "## Same", "## Same", "", *texts[:3]]:
        alone = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        html, contents = shared.made(text)
        assert html == alone.convert(text)
        assert len(contents) == len(vars(alone)["toc_tokens"])


def test_titles_are_those_of_the_navigation() -> None:
    """MkDocs takes a page that we made as it is, so its title in the navigation comes from us."""
    nav = [{"Home": "index.md"}, {"About": ["about.md", {"More": "more.md"}]}]
    assert dict(titles(nav)) == {"index.md": "Home", "about.md": None, "more.md": "More"}
