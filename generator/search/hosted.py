"""Hosted: the search of a site that another program builds, from what it tells of its pages to their wiring."""

from collections.abc import Mapping
from pathlib import Path

from generator.exports.download import Download
from generator.search import search
from generator.search.anew import Remember, anew
from generator.search.page_entries import WrittenPage
from generator.search.wiring import FOLDER, IndexFiles, index_files, wired, worker_file
from generator.site import Site
from generator.words import Words


class HostedSearch:
    """Gathers the pages of one build that were written by hand; its index is made when all of them are known."""

    def __init__(self, documents: Path) -> None:
        """Take the search's modules from among the documents."""
        scripts = sorted((documents / FOLDER).glob("*.js"))
        self.worker: Download = worker_file({FOLDER / file.name: file.read_text(encoding="utf-8") for file in scripts})
        self._by_hand: list[WrittenPage] = []

    def add(self, page: WrittenPage) -> None:
        """Let a page be found that somebody wrote by hand."""
        self._by_hand.append(page)

    def index(
        self,
        site: Site,
        words: Words,
        urls: Mapping[str, str],
        *,
        dictionary: str,
        remember: Remember = anew,
    ) -> IndexFiles:
        """Make the index, of all pages.

        The urls say where the host puts a page of ours; the dictionary is hunspell's.
        """
        return index_files(search(site, self._by_hand, dictionary, words, urls, remember=remember))

    def wired(self, html: str) -> str:
        """Point a page at the search. Raises NotWiredError where the theme has changed."""
        return wired(html, self.worker.path)
