"""A Site to a folder of Markdown, for hosts that run no plugin."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from generator.address import DATA, EDIT, HERE, NOWHERE_TO_EDIT
from generator.pages.page import Page
from generator.site import Site

_MARK = ".kernekatalog"
"""Tells a folder that was written here from any other, so that none is ever lost."""


Piece = Callable[[], None]
"""A piece of the work, which stands alone."""
Share = Callable[[Sequence[Piece]], None]
"""Does each piece, in whatever order and by whomever, the first of them in this process."""


class NotWrittenHereError(Exception):
    """A folder holds what was not written here, and would be lost."""


def _one_by_one(pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        piece()


def write(  # noqa: PLR0913 - where from, where to, and what the host alone knows
    site: Site,
    content: Path,
    out: Path,
    *,
    address: str = "",
    editing: str = NOWHERE_TO_EDIT,
    share: Share = _one_by_one,
) -> None:
    """Write the hand-written pages and the generated ones to one folder, which is replaced as a whole.

    The address is where the site will be, with a slash at the end; pages say it where they say how they are cited.
    Editing is where the repository lets a file be edited, without the file's path.
    Until everything is written, what was there before stays. Raises NotWrittenHereError, with the folder that would
    suffer, where the folder holds anything that was not written here, or lies among the hand-written pages.
    """
    # Whole paths: "." has no name, and the new folder is made beside the old one.
    out, content = out.resolve(), content.resolve()
    if out.is_relative_to(content):
        raise NotWrittenHereError(content)
    if out.exists() and not (out / _MARK).is_file() and any(out.iterdir()):
        raise NotWrittenHereError(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        new, old = Path(folder, "new"), Path(folder, "old")
        new.mkdir()
        if content.is_dir():
            shutil.copytree(content, new, dirs_exist_ok=True)
        # The page that tells how large the exported files are comes right after them: neither is made twice.
        pages = sorted(site.pages, key=lambda page: page.address != DATA)
        write_page = partial(_write_page, new, address, editing)
        share([partial(_write_exported, new, site), *(partial(write_page, page) for page in pages)])
        (new / _MARK).touch()
        if out.exists():
            out.rename(old)
        new.rename(out)


def _write_exported(folder: Path, site: Site) -> None:
    for download in site.exported:
        _write(folder / download.path, download.content)


def _write_page(folder: Path, address: str, editing: str, page: Page) -> None:
    markdown = page.markdown.replace(EDIT, editing).replace(HERE, f"{address}{page.address}")
    _write(folder / page.document, markdown.encode())
    # Beside their page: what both are made of is remembered until the next page is made.
    for file in page.files:
        _write(folder / file.path, file.content)


def _write(path: Path, content: bytes) -> None:
    # Most folders are there by then, and asking takes as long as writing.
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
