"""Exporting: the files about the whole catalogue, put on the shelf by a second process while the first reads on."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial

from generator.address import DATA
from generator.commands.halves import Apart
from generator.compiled import Compiled
from generator.exports.download import Download
from generator.mkdocs_second import Made, Second
from generator.pages.page import Page
from generator.shelf import Shelf


class Exporting:
    """Begun as soon as the site is listed; asked for its fruits when all else is made.

    The page that tells how large the files are is made with them, while they are at hand.
    """

    def __init__(self, shelf: Shelf, exported: Iterable[Download], pages: Sequence[Page], compiled: Compiled) -> None:
        self.shelf, self._exported, self.compiled = shelf, exported, compiled
        self._second = Second()
        telling = [partial(self._tell, page) for page in pages if page.address == DATA]
        self._apart = Apart([self._put, *telling], many=len(pages))

    def body(self) -> str:
        """Give the body of the page that tells of the files."""
        return self._second.handed()

    def end(self) -> None:
        """Let the shelf know of the files, once they are there."""
        self._apart.join()
        for made in self._second.told():
            self.shelf.given |= made.given
            self.compiled.take(made.compiled)

    def leave(self) -> None:
        """Let the second process end, where the build has failed."""
        with suppress(ChildProcessError):
            self._apart.join()
        list(self._second.told())  # what it has told goes with the file that it is told by

    def _put(self) -> None:
        given = {}
        for download in self._exported:
            path = str(download.path)
            self.shelf.put(path, download.content)
            given[path] = self.shelf.given[path]
        self._second.tell(Made(given))

    def _tell(self, page: Page) -> None:
        body = page.body
        self._second.tell(Made({}, compiled=self.compiled.new()))
        self._second.hand(body)
