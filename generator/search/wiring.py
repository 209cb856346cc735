"""Wiring: the search's files, and the theme's pages pointed at them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from generator.exports.download import Download
from generator.script import classic

FOLDER = PurePosixPath("assets/search")
"""Where the search's modules stand among the documents, and its files on the site."""

_CONFIG = re.compile(
    r'(?P<tag><script id="__config" type="application/json">)(?P<config>.*?)(?P<end></script>)', re.DOTALL
)
_THEMES_WORKER = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js$")


class NotWiredError(Exception):
    """A page cannot be pointed at our search, most likely because the theme has changed."""


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """The worker and its index, whose names change with what is in them, and what tells the newest index.

    Pages name the worker alone, so that they stay as they are when the index changes.
    """

    worker: Download
    index: Download
    newest: Download

    @property
    def all(self) -> tuple[Download, ...]:
        """What is to be written, with what the theme asks for where a copy of the site is opened from disk."""
        stub = b'var __index={"config":{"separator":" "},"docs":[]};\n'
        return (self.worker, self.index, self.newest, Download(PurePosixPath("search/search_index.js"), stub))


def search_files(index: str, modules: Mapping[PurePosixPath, str]) -> SearchFiles:
    """Make the files of an index and of the search's modules, by path.

    The index is a script too, since a page that is opened from disk may fetch nothing else.
    """
    worker = classic(FOLDER / "worker.js", modules).encode()
    script = f"globalThis.kernekatalogIndex={index};\n".encode()
    name = f"index.{_mark(script)}.js"
    newest = f'globalThis.kernekatalogNewest="{name}";\n'.encode()
    return SearchFiles(
        Download(FOLDER / f"worker.{_mark(worker)}.js", worker),
        Download(FOLDER / name, script),
        Download(FOLDER / "newest.js", newest),
    )


def _mark(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]


def wired(html: str, worker: PurePosixPath) -> str:
    """Point a page of the theme at our worker; a page of another make, which has no search, comes back as it was.

    Raises NotWiredError where the theme's own worker is not where it has been.
    """
    config = _CONFIG.search(html)
    if config is None:
        if "md-search" in html:
            raise NotWiredError("the page has a search box and no settings for it")
        return html
    settings = json.loads(config["config"])
    themes = str(settings.get("search", ""))
    ours, swapped = _THEMES_WORKER.subn(str(worker), themes)
    if not swapped:
        raise NotWiredError(f"the settings name {themes!r}, which is not the theme's worker")
    # As Jinja's tojson writes it: nothing in it can end the script.
    text = (
        json.dumps({**settings, "search": ours}).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    )
    return html[: config.start()] + config["tag"] + text + config["end"] + html[config.end() :]
