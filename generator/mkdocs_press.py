"""Press: our pages made as MkDocs would make them, or left as an earlier build made them of the same things."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from zlib import compress, decompress

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig

from generator.ledger import Ledger, Told, made_now
from generator.marks import mark
from generator.memory import Memory
from generator.mkdocs_around import Sheet
from generator.mkdocs_frame import Frame, mark_of_frame
from generator.mkdocs_page import Headings
from generator.mkdocs_second import Made
from generator.pages.page import Page
from generator.shelf import Shelf
from generator.site import Site
from generator.surroundings import owner


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
        known_as = owner()
        self._memory = Memory(folder / "pages.sqlite" if folder and self._frame and known_as else None, known_as)
        self._is_warm = self._frame is not None and self._memory.knows(self._frame)
        """Whether an earlier build made pages in the same frame; in another, all are others."""
        if self._frame:
            self._memory.keep(self._frame, b"")
        self._ledger: Ledger | None = None
        self._at_hand: dict[str, Told] = {}
        """By address, pages that are asked for more than once."""

    def open_ledger(self, site: Site, language: str) -> None:
        """Remember what each page of a site is made from too, if the site is watched."""
        if self._frame and site.watched:
            self._ledger = Ledger(self._memory, self._frame, site, site.watched, language)

    def read(self, site: Site) -> Site:
        """Give a site whose pages are not made where they are remembered or at hand."""
        return replace(site, pages=[replace(page, text=partial(self._read, page)) for page in site.pages])

    def remember(self, kind: str, made_from: str, make: Callable[[], str]) -> str:
        """Give a text of a kind that is made from another and from the program alone, made now or remembered."""
        if self._frame is None:
            return make()
        made_mark = mark(self._frame, kind, made_from)
        if known := self._memory.recall(made_mark):
            return known.decode()
        made = make()
        self._memory.keep(made_mark, made.encode())
        return made

    def whole(self, sheet: Sheet, frame: Frame) -> bytes:
        """Give a page as a browser gets it, made now."""
        html = self._made(sheet, sheet.ours.body, frame)
        if not sheet.is_named:
            sheet.file.page = None  # nobody asks for it again
        return html.encode(errors="xmlcharrefreplace")

    def close(self) -> bool:
        """Write what is remembered to disk, if nobody has changed what surrounds the pages since the build began."""
        is_known = self._frame is not None and self._mark() == self._frame
        if is_known:
            if self._ledger:
                self._ledger.close()
            self._memory.close()
        self.leave()
        return is_known

    def leave(self) -> None:
        """Remember no more than before this build."""
        self._memory.leave()

    def keep_off(self) -> None:
        """Leave the memory to the process that opened it."""
        self._memory.keep_off()

    def recalled(self, page: Page) -> Told | None:
        """Give a page that an earlier build made, if it would be made again as it was."""
        return self._ledger.recall(page) if self._ledger and self._is_warm else None

    def made(self, page: Page) -> Told:
        """Give a page that is at hand, or else make it now."""
        if known := self._at_hand.get(page.address):
            return known
        return self._ledger.made(page) if self._ledger else made_now(page)

    def hold(self, told: Told) -> None:
        """Keep a page at hand, which others ask for before it is let go of."""
        self._at_hand[told.page.address] = told

    def let_go(self) -> None:
        """Keep no page at hand any longer."""
        self._at_hand.clear()

    def put(self, sheet: Sheet, told: Told, shelf: Shelf, frame: Frame) -> Made:
        """Put a page and what lies beside it on the shelf."""
        is_named = sheet.is_named
        page_mark, remembered = self._mark_of(sheet, told.body, frame.worker), b""
        if not self._is_there(sheet, shelf, page_mark):
            content = self._made(sheet, told.page.body, frame).encode(errors="xmlcharrefreplace")
            if page_mark:
                anchors = " ".join(sorted(sheet.page.present_anchor_ids or ()))
                remembered = anchors.encode() + b"\n" + compress(content, level=1)
            shelf.put(sheet.file.dest_uri, content, page_mark)
        for file, file_mark in zip(told.page.files, told.files, strict=True):
            if not shelf.holds(str(file.path), file_mark):
                shelf.put(str(file.path), file.content, file_mark)
        if not is_named:
            sheet.file.page = None  # nobody asks for it again
        paths = [sheet.file.dest_uri, *(str(file.path) for file in sheet.ours.files)]
        given = {path: shelf.given[path] for path in paths}
        return Made(given, page_mark, remembered, told.noted)

    def keep(self, made: Made) -> None:
        """Remember what was made, in whichever process."""
        if made.remembered:
            self._memory.keep(made.mark, made.remembered)
        else:
            self._memory.knows(made.mark)
        if made.noted and self._ledger:
            self._ledger.note(made.noted)

    def _read(self, page: Page) -> str:
        told = self._at_hand.get(page.address) or self.recalled(page)
        if told is None:
            told = self.made(page)
            self.keep(Made({}, noted=told.noted))
        return told.page.body

    def _mark_of(self, sheet: Sheet, body: bytes, worker: str) -> bytes:
        """Give the mark of everything that a page is made from; an empty one where nothing is to be remembered.

        Of its body, the mark is given.
        """
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
