"""Search: what the site's own search box knows, made at build time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.search.anew import Remember, anew
from generator.search.entries import record_entries
from generator.search.entry import Entry
from generator.search.index import index
from generator.search.page_entries import WrittenPage, page_entries
from generator.search.vocabulary import concepts
from generator.site import Site
from generator.words import Words


def search(  # noqa: PLR0913 - all that can be found, and how
    site: Site,
    by_hand: Iterable[WrittenPage],
    dictionary: str,
    words: Words,
    urls: Mapping[str, str],
    *,
    remember: Remember = anew,
) -> str:
    """Make the search index of a site and of the pages beside it, as JSON.

    The dictionary is hunspell's, to take compounds apart by; urls say where the host puts a page of ours, where
    that is not its address.
    """
    found = list(record_entries(site.catalogue, site.grades, words))
    known = {entry.address for entry in found}
    found += page_entries(site.pages, by_hand, known, remember=remember)
    moved = [_moved(entry, urls) for entry in found]
    return index(moved, concepts(site.catalogue), dictionary, words, remember=remember)


def _moved(entry: Entry, urls: Mapping[str, str]) -> Entry:
    page, mark, anchor = entry.address.partition("#")
    return replace(entry, address=f"{urls.get(page, page)}{mark}{anchor}")
