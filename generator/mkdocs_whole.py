"""Whole: all pages and files of ours in one build, made for readers, or promised to whoever asks for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from generator.exports.download import Download
from generator.mkdocs_around import Sheet
from generator.mkdocs_exporting import Exporting
from generator.mkdocs_files import dictionary_in
from generator.mkdocs_frame import Frame
from generator.mkdocs_press import Press
from generator.mkdocs_printing import Printing
from generator.mkdocs_serving import Serving
from generator.search.hosted import HostedSearch
from generator.search.wiring import NEWEST, STUB, IndexFiles
from generator.site import Site
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Whole:
    """What a build puts on the site beside MkDocs' own."""

    site: Site
    sheets: Sequence[Sheet]
    exported: Sequence[Download]
    """The files about the whole catalogue."""
    search: HostedSearch | None
    dictionary: Path
    words: Words

    def publish(self, press: Press, exporting: Exporting, frame: Frame, tell: Callable[[int], None]) -> None:
        """Make all that is not begun yet."""
        Printing(press, exporting, frame, tell).make(self.sheets, partial(self._found, press))

    def promise(self, serving: Serving, press: Press, frame: Frame, remembering: Callable[[], Press]) -> None:
        """Let each page and file be made when a browser asks for it; the search by a press that remembers pages."""
        for sheet in self.sheets:
            serving.promise(Download(PurePosixPath(sheet.file.dest_uri), partial(press.whole, sheet, frame)))
            for file in sheet.ours.files:
                serving.promise(file)
        found: Sequence[Download] = ()
        if self.search:
            newest = partial(self._newest, self.search, serving, remembering)
            found = (self.search.worker, STUB, Download(NEWEST, newest))
        for file in (*self.exported, *found):
            serving.promise(file)

    def _found(self, press: Press) -> Sequence[Download]:
        if self.search is None:
            return ()
        index = self._index(self.search, press)
        return self.search.worker, STUB, index.index, index.newest

    def _newest(self, search: HostedSearch, serving: Serving, remembering: Callable[[], Press]) -> bytes:
        press = remembering()
        made = self._index(search, press)
        press.close()
        serving.promise(made.index)
        return made.newest.content

    def _index(self, search: HostedSearch, press: Press) -> IndexFiles:
        urls = {sheet.ours.address: sheet.file.url for sheet in self.sheets}
        dictionary, site = dictionary_in(self.dictionary), press.read(self.site)
        return search.index(site, self.words, urls, dictionary=dictionary, remember=press.remember)
