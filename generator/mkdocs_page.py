"""Our page as MkDocs has it: only its headings are made there, by one Markdown, and nothing of what is remembered."""

import json
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zlib import compress, decompress

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.finished import Packed, anchors_in, take_apart
from generator.marks import mark
from generator.memory import Memory
from generator.mkdocs_frame import mark_of_frame
from generator.pages.page import Page


@dataclass(frozen=True, slots=True)
class Remembered:
    """A page as it was made earlier, before it was wired to its search."""

    anchors: AbstractSet[str]
    packed: bytes
    """Many wait at once."""

    @property
    def html(self) -> str:
        """All of the page, the theme's part too."""
        return decompress(self.packed).decode()


class Press:
    """What all pages of one build are made with: the Markdown that MkDocs is set to, and what is remembered.

    The memory is in the folder, if there is one. What the pages show beside their documents and the settings is told.
    """

    def __init__(self, config: MkDocsConfig, folder: Path | None, *shown: str) -> None:
        # MkDocs makes it anew for every page.
        self._markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        self._mark = partial(mark_of_frame, config, *shown)
        self._frame = self._mark() if folder else None
        """What every page is made from beside its own document; None where that cannot be known."""
        self._memory = Memory(folder / "pages.sqlite" if folder and self._frame else None)

    def close(self) -> None:
        """Write what is remembered to disk, if nobody has changed what surrounds the pages since the build began."""
        if self._frame and self._mark() == self._frame:
            self._memory.close()
        self.leave()

    def leave(self) -> None:
        """Remember no more than before this build."""
        self._memory.leave()

    def headings(self, text: str) -> tuple[str, TableOfContents]:
        """Give the HTML of headings, and the table of contents that lists them."""
        html = self._markdown.reset().convert(text)
        return html, get_toc(getattr(self._markdown, "toc_tokens", []))

    def recall(self, mark: bytes) -> Remembered | None:
        """Give the page that was made from this, if one is known."""
        known = self._memory.recall(mark) if mark else None
        if known is None:
            return None
        anchors, _, packed = known.partition(b"\n")
        return Remembered(frozenset(anchors.decode().split()), packed)

    def keep(self, mark: bytes, anchors: AbstractSet[str], html: str) -> None:
        """Remember the page that is made from this."""
        if mark:
            self._memory.keep(mark, " ".join(sorted(anchors)).encode() + b"\n" + compress(html.encode(), level=1))

    def mark(self, page: MkDocsPage, body: str) -> bytes:
        """Give the mark of everything that a page is made from; an empty one where nothing is to be remembered."""
        if self._frame is None:
            return b""
        places = [page.url, page.canonical_url, page.edit_url, page.file.edit_uri]
        return mark(self._frame, json.dumps([places, page.meta]), body)


class CataloguePage(MkDocsPage):
    """A page of ours, made when MkDocs asks for it and whole only while it is written."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, *, ours: Page, press: Press) -> None:
        super().__init__(title, file, config)
        self.ours = ours
        self._press = press
        self._mark = b""
        self._made: Packed | Remembered | None = None
        """Until it is written."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs gives it
        """Give MkDocs the headings, for all else is HTML already; of a page that is remembered, nothing."""
        self.meta, body = self.ours.front, self.ours.body
        self._mark = self._press.mark(self, body)
        if known := self._press.recall(self._mark):
            self._made, self.markdown = known, ""
            self.meta["template"] = "remembered.html"
        else:
            self._made = Packed(take_apart(body))
            self.markdown = self._made.markdown

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as above
        """Let Markdown make the headings, with their anchors and the table of contents; the links in it are whole."""
        assert self._made is not None
        self.content, self.toc = self._press.headings(self.markdown or "") if self.markdown else ("", get_toc([]))
        # The links from other pages are held to these.
        self.present_anchor_ids = {*anchors_in(self.content), *self._made.anchors}

    def whole(self) -> str:
        """Give all that the template puts into the page, once: its blocks and headings, or what is remembered."""
        made, self._made = self._made, None
        assert made is not None
        return made.html if isinstance(made, Remembered) else made.woven(self.content or "")

    @property
    def is_remembered(self) -> bool:
        """Whether an earlier build made it."""
        return "template" in self.meta

    def keep(self, html: str) -> None:
        """Remember the page as it was made."""
        self._press.keep(self._mark, self.present_anchor_ids or set(), html)
