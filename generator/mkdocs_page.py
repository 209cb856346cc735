"""Our page as MkDocs has it: only its headings are made there, by one Markdown for all pages."""

import re
from collections.abc import Iterator

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.finished import Packed, take_apart
from generator.pages.page import Page

_ANCHOR = re.compile(r'\bid="([^"]+)"')


class Headings:
    """The Markdown that MkDocs is set to, made once a build: MkDocs makes it anew for every page."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})

    def made(self, text: str) -> tuple[str, TableOfContents]:
        """Give the HTML of headings, and the table of contents that lists them."""
        html = self._markdown.reset().convert(text)
        return html, get_toc(getattr(self._markdown, "toc_tokens", []))


class CataloguePage(MkDocsPage):
    """A page of ours, made when MkDocs asks for it and whole only while it is written."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, *, ours: Page, headings: Headings) -> None:
        super().__init__(title, file, config)
        self.ours = ours
        self._headings = headings
        self._finished: Packed | None = None

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs gives it
        """Give MkDocs the headings: all else is HTML already."""
        self._finished = Packed(take_apart(self.ours.body))
        self.markdown, self.meta = self._finished.markdown, self.ours.front

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as above
        """Let Markdown make the headings, with their anchors and the table of contents; the links in it are whole."""
        assert self._finished is not None
        self.content, self.toc = self._headings.made(self.markdown or "")
        # The links from other pages are held to these.
        self.present_anchor_ids = {*_ANCHOR.findall(self.content), *self._finished.anchors}

    def woven(self) -> str:
        """Give all of the page among its headings, once."""
        assert self._finished is not None
        finished, self._finished = self._finished, None
        return finished.woven(self.content or "")


def titles(nav: object) -> Iterator[tuple[str, str | None]]:
    """Give the documents that MkDocs' settings put into the navigation, with the titles that they have there."""
    if isinstance(nav, str):
        yield nav, None
    elif isinstance(nav, list):
        for each in nav:
            yield from titles(each)
    elif isinstance(nav, dict):
        for title, each in nav.items():
            yield from ([(each, title)] if isinstance(each, str) else titles(each))
