"""Hosted: the search of a site that another program builds, from what it tells of its pages to their wiring."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.exports.download import Download
from generator.search import search
from generator.search.anew import Remember, anew
from generator.search.page_entries import WrittenPage
from generator.search.wiring import FOLDER, SearchFiles, search_files, wired
from generator.site import Site
from generator.words import Words


class HostedSearch:
    """Gathers the pages of one build that were written by hand, and is made when all of them are known."""

    def __init__(self) -> None:
        self._by_hand: list[WrittenPage] = []
        self._files: SearchFiles | None = None

    def add(self, page: WrittenPage) -> None:
        """Let a page be found that somebody wrote by hand."""
        self._by_hand.append(page)

    def make(  # noqa: PLR0913 - all that can be found, and how
        self,
        site: Site,
        words: Words,
        urls: Mapping[str, str],
        *,
        documents: Path,
        headwords: Iterable[str],
        remember: Remember = anew,
    ) -> None:
        """Make the files, of the pages and of the modules among the documents.

        The urls say where the host puts a page of ours; the headwords are a dictionary's.
        """
        scripts = sorted((documents / FOLDER).glob("*.js"))
        modules = {FOLDER / file.name: file.read_text(encoding="utf-8") for file in scripts}
        self._files = search_files(search(site, self._by_hand, headwords, words, urls, remember=remember), modules)

    @property
    def files(self) -> tuple[Download, ...]:
        """What is to be written; nothing where no search was made."""
        return self._files.all if self._files else ()

    @property
    def worker(self) -> str:
        """Where the search's worker is, from the site's root; empty where no search was made."""
        return str(self._files.worker.path) if self._files else ""

    def wired(self, html: str) -> str:
        """Point a page at the search, if there is one. Raises NotWiredError where the theme has changed."""
        return wired(html, self._files.worker.path) if self._files else html
