"""Soundness: whether a built site is whole: every page, link and anchor, its policy and its data."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from posixpath import normpath, splitext
from urllib.parse import unquote, urlsplit

from generator.policy import breaches, spaced

NEEDED = ("index.html", "404.html", "_headers", "sitemap.xml", "data/catalogue.json")
"""What every site of a catalogue has."""

_ADDRESS = re.compile(r"<(?:a|link|script|img)\b[^>]*?\s(?:href|src)=[\"']?([^\"'\s>]+)", re.IGNORECASE)
_ANCHOR = re.compile(r" [iInN](?:(?<=[iI])[dD]|(?<=[nN])[aA][mM][eE])=[\"']?([^\"'\s>]+)")
_PAGE = re.compile(r"<loc>[^<]*?://[^/<]+/([^<]*)</loc>")


def faults(site: Mapping[PurePosixPath, bytes]) -> Iterator[str]:
    """Name what is missing or wrong in a site, by the path of the page it is found on."""
    files = {str(path): content for path, content in site.items()}
    yield from (f"{name}: missing" for name in NEEDED if name not in files)
    for page in pages_of(files.get("sitemap.xml", b"").decode()):
        if _file(page) not in files:
            yield f"sitemap.xml: {page}"
    pages = {path: content.decode() for path, content in sorted(files.items()) if path.endswith(".html")}
    anchors = {path: {unescape(found) for found in _ANCHOR.findall(spaced(html))} for path, html in pages.items()}
    for path, html in pages.items():
        yield from (f"{path}: {breach}" for breach in breaches(html))
        if path != "404.html":  # its addresses begin at the root of the host
            yield from (f"{path}: {address}" for address in _lost(path, html, files, anchors))
    for path, content in sorted(files.items()):
        if path.endswith(".json"):
            try:
                json.loads(content, parse_constant=_refuse)
            except ValueError as error:
                yield f"{path}: {error}"


def pages_of(sitemap: str) -> list[str]:
    """Give the paths that a sitemap names, in its order; the front page's is empty."""
    return [unquote(path) for path in _PAGE.findall(sitemap)]


def _lost(path: str, html: str, files: Mapping[str, bytes], anchors: Mapping[str, set[str]]) -> Iterator[str]:
    """Give the addresses on a page that lead nowhere on the site."""
    folder = path.rpartition("/")[0] or "."
    for address in sorted(set(_ADDRESS.findall(html))):
        if (target := _target(address)) is None:
            continue
        found = _file(normpath(f"{folder}/{target.path}")) if target.path else path
        if found not in files or (target.anchor and target.anchor not in anchors.get(found, set())):
            yield address


@dataclass(frozen=True, slots=True)
class _Target:
    """Where an address leads."""

    path: str
    """From the page's folder; empty for the page itself."""
    anchor: str


@lru_cache(maxsize=50_000)
def _target(address: str) -> _Target | None:
    """Give where an address as it stands in a page leads on the site; None where it leads away from it."""
    parts = urlsplit(unescape(address))
    return None if parts.scheme or parts.netloc else _Target(unquote(parts.path), unquote(parts.fragment))


def _file(path: str) -> str:
    """Name the file that a host serves at a path of folders."""
    path = path.rstrip("/")
    if path in {"", "."}:
        return "index.html"
    return path if splitext(path)[1] else f"{path}/index.html"


def _refuse(constant: str) -> None:
    raise ValueError(constant)
