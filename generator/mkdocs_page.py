"""Our page as MkDocs has it: only its headings are Markdown, made by one for all pages."""

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.finished import Finished, anchors_in, take_apart
from generator.pages.page import Page


class Headings:
    """The Markdown that MkDocs is set to, one for all pages: MkDocs makes it anew for each."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})

    def made(self, text: str) -> tuple[str, TableOfContents]:
        """Give the HTML of headings, and the table of contents that lists them."""
        html = self._markdown.reset().convert(text)
        return html, get_toc(getattr(self._markdown, "toc_tokens", []))


class CataloguePage(MkDocsPage):
    """A page of ours, which MkDocs knows by its title and its address alone, for navigation and for links."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, *, ours: Page) -> None:
        super().__init__(title, file, config)
        self.ours = ours
        self.meta = {**ours.front, "search": {"exclude": True}}  # the theme's index has no use for it
        self.markdown = ""  # MkDocs tells no title before there is some
        self._apart: Finished | None = None

    def fill(self, body: str, headings: Headings) -> None:
        """Let Markdown make the headings, with their anchors and the table of contents; the links in it are whole."""
        apart = take_apart(body)
        self.content, self.toc = headings.made(apart.markdown) if apart.headings else ("", get_toc([]))
        # The links from other pages are held to these.
        self.present_anchor_ids = {*anchors_in(self.content), *apart.anchors}
        self._apart = apart

    def whole(self) -> str:
        """Give all that the template puts into the page, its blocks and headings, once."""
        apart, self._apart = self._apart, None
        assert apart is not None
        return apart.woven(self.content or "")
