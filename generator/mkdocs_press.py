"""Press: our pages made as MkDocs would make them, or left as an earlier build made them of the same things."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zlib import compress, decompress

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from generator.marks import mark
from generator.memory import Memory
from generator.mkdocs_around import Sheet
from generator.mkdocs_frame import mark_of_frame
from generator.mkdocs_page import Headings
from generator.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Frame:
    """What MkDocs puts around a page, when it has read all documents."""

    nav: Navigation
    env: Environment
    documents: Sequence[File]
    worker: str
    """The search's, from the site's root; empty where there is none."""


class Press:
    """What all pages of one build are made with, and what is remembered of them.

    The memory is in the folder, if there is one. What the pages show beside their documents and the settings is told.
    """

    def __init__(self, config: MkDocsConfig, folder: Path | None, *shown: str) -> None:
        self._config = config
        self._headings = Headings(config)
        self._mark = partial(mark_of_frame, config, *shown)
        self._frame = self._mark() if folder else None
        """What every page is made from beside its own document; None where that cannot be known."""
        self._memory = Memory(folder / "pages.sqlite" if folder and self._frame else None)

    def close(self) -> bool:
        """Write what is remembered to disk, if nobody has changed what surrounds the pages since the build began."""
        is_known = self._frame is not None and self._mark() == self._frame
        if is_known:
            self._memory.close()
        self.leave()
        return is_known

    def leave(self) -> None:
        """Remember no more than before this build."""
        self._memory.leave()

    def make(self, sheets: Sequence[Sheet], shelf: Shelf, frame: Frame, *, tell: Callable[[int], None]) -> None:
        """Put every page and what lies beside it on the shelf."""
        for number, sheet in enumerate(sheets, 1):
            body = sheet.ours.body
            page_mark = self._mark_of(sheet, body, frame.worker)
            if not self._is_there(sheet, shelf, page_mark):
                html = self._made(sheet, body, frame)
                anchors = " ".join(sorted(sheet.page.present_anchor_ids or ()))
                content = html.encode(errors="xmlcharrefreplace")
                if page_mark:
                    self._memory.keep(page_mark, anchors.encode() + b"\n" + compress(content, level=1))
                shelf.put(sheet.file.dest_uri, content, page_mark)
            # What both are made of is remembered until the next page is made.
            for file in sheet.ours.files:
                shelf.put(str(file.path), file.content)
            tell(number)

    def _mark_of(self, sheet: Sheet, body: str, worker: str) -> bytes:
        """Give the mark of everything that a page is made from; an empty one where nothing is to be remembered."""
        if self._frame is None:
            return b""
        places = [sheet.file.url, sheet.file.edit_uri, worker]
        return mark(self._frame, json.dumps([places, sheet.ours.front]), body)

    def _is_there(self, sheet: Sheet, shelf: Shelf, page_mark: bytes) -> bool:
        """Tell whether a page lies there, or is put there, as it was made earlier."""
        if not page_mark or not self._memory.knows(page_mark):
            return False
        if not sheet.is_named and shelf.holds(sheet.file.dest_uri, page_mark):
            return True
        known = self._memory.recall(page_mark)
        if known is None:
            return False
        anchors, _, packed = known.partition(b"\n")
        sheet.page.present_anchor_ids = set(anchors.decode().split())
        if not shelf.holds(sheet.file.dest_uri, page_mark):
            shelf.put(sheet.file.dest_uri, decompress(packed), page_mark)
        return True

    def _made(self, sheet: Sheet, body: str, frame: Frame) -> str:
        """Make a page in the theme's frame, past the plugins that look at whole pages, ours among them."""
        config, page = self._config, sheet.page
        page.fill(body, self._headings)
        page.active = True
        context = get_context(frame.nav, frame.documents, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=frame.nav)
        html = frame.env.get_template("main.html").render(context)
        html = config.plugins.on_post_page(html, page=page, config=config)
        page.active = False
        return html
