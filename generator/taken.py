"""Taken: hand-written files at an address that the program gives to a page or a file of its own."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.problem import Place, Problem
from generator.sentence import sentence
from generator.site import Site


def taken(site: Site, written: Iterable[PurePosixPath], folder: PurePosixPath) -> list[Problem]:
    """Tell of each hand-written file that no reader would meet, as the site's own stands in its place.

    Files are told by their paths from their folder, and the folder by its path from the repository's root.
    Problems: ``page-taken``.
    """
    ours = {_place(page.document) for page in site.pages} | {download.path for download in site.exported}
    return [
        Problem(Place(folder / file), "page-taken", sentence("page-taken", address=_shown(_place(file))))
        for file in sorted(written)
        if _place(file) in ours
    ]


def _place(file: PurePosixPath) -> PurePosixPath:
    """Give where a file of the site's source stands on the site: a page is a folder with an index."""
    if file.suffix != ".md":
        return file
    is_index = file.stem in {"index", "README"}
    return (file.parent if is_index else file.with_suffix("")) / "index.html"


def _shown(place: PurePosixPath) -> str:
    return f"/{place}".removesuffix("index.html")
