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


NEWEST = FOLDER / "newest.js"
"""Tells the worker which index is the newest, so that pages name the worker alone: they stay as they are when the index
changes."""

STUB = Download(PurePosixPath("search/search_index.js"), b'var __index={"config":{"separator":" "},"docs":[]};\n')
"""What the theme asks for where a copy of the site is opened from disk."""


@dataclass(frozen=True, slots=True)
class IndexFiles:
    """The index, whose name changes with what is in it, and what tells its name."""

    index: Download
    newest: Download


def worker_file(modules: Mapping[PurePosixPath, str]) -> Download:
    """Make the worker of the search's modules, by path; its name changes with what is in it."""
    worker = classic(FOLDER / "worker.js", modules).encode()
    return Download(FOLDER / f"worker.{_mark(worker)}.js", worker)


def index_files(index: str) -> IndexFiles:
    """Make the files of an index. It is a script too: a page that is opened from disk may fetch nothing else."""
    script = f"globalThis.kernekatalogIndex={index};\n".encode()
    name = f"index.{_mark(script)}.js"
    newest = f'globalThis.kernekatalogNewest="{name}";\n'.encode()
    return IndexFiles(Download(FOLDER / name, script), Download(NEWEST, newest))


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
