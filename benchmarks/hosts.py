"""Hosts: other programs that build the pages as ``kernekatalog build`` writes them, and what each site tells."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

HOSTS = ("hugo", "properdocs", "zensical")
"""The catalogue is built without them."""

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_AROUND = re.compile(
    r'<a class="headerlink".*?</a>|<a [^>]*class="md-content__button.*?</a>|<p class="kk-edit">.*?</p>'
    r"|<aside class=\"md-source-file.*?</aside>|<(script|style|template)\b.*?</\1>",
    re.DOTALL,
)
"""What the theme adds to a page's own text, and what is not shown."""
_TAG = re.compile(r"<[^>]*>")

_LAYOUT = """\
<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>{{ .Title }} - {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}"></head>
<body><nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<article>{{ .Content }}</article></body></html>
"""
_HUGO = """\
title = "Kernekataloget"
baseURL = "https://www.example.org/"
languageCode = "da"
disableKinds = ["taxonomy", "term", "RSS"]
ignoreLogs = ["warning-goldmark-raw-html"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
title = true
block = true
"""


def install(folder: Path) -> Mapping[str, Path]:
    """Give the programs by name: those beside this Python, and others where they can be installed into a folder."""
    python, found = folder / "bin" / "python", {}
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)  # noqa: S603 - our own
    for name in HOSTS:
        file = Path(sys.executable).with_name(name)
        if not file.is_file():
            command = [str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", name]
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - as above
            file = python.with_name(name)
        if file.is_file():
            found[name] = file
    return found


def for_hugo(written: Path, out: Path) -> None:
    """Lay pages out as Hugo has them: a section's own page is called ``_index.md``; its theme is one small template."""
    shutil.copytree(written, out / "content")
    for file in out.rglob("index.md"):
        file.rename(file.with_name("_index.md"))
    (out / "layouts").mkdir()
    for name in ("home", "section", "page"):
        (out / "layouts" / f"{name}.html").write_text(_LAYOUT, encoding="utf-8")
    (out / "hugo.toml").write_text(_HUGO, encoding="utf-8")


def told(site: Path) -> Mapping[str, tuple[str, str]]:
    """Give the title and the text of each page of a site, by its address."""
    return {
        str(file.parent.relative_to(site)): _told(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("index.html"))
    }


def differences(one: Path, other: Path) -> Iterator[str]:
    """Name the addresses where two sites do not tell the same, and what is another."""
    ours, theirs = told(one), told(other)
    for address in sorted({*ours, *theirs}):
        if address not in theirs or address not in ours:
            yield f"{address}: only in {one.name if address in ours else other.name}"
        elif ours[address][0] != theirs[address][0]:
            yield f"{address}: title {theirs[address][0]!r} for {ours[address][0]!r}"
        elif ours[address][1] != theirs[address][1]:
            yield f"{address}: {_first_difference(ours[address][1], theirs[address][1])}"


def _told(html: str) -> tuple[str, str]:
    title, article = _TITLE.search(html), _ARTICLE.search(html)
    text = _TAG.sub(" ", _AROUND.sub(" ", article[1] if article else ""))
    return unescape(title[1] if title else ""), _plain(text)


def _plain(text: str) -> str:
    """Give a text letter for letter: hosts take code apart into words of their own, with and without spaces."""
    return "".join(unescape(text).split())


def _first_difference(one: str, other: str) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{other[max(at - 30, 0) : at + 40]!r} for {one[max(at - 30, 0) : at + 40]!r}"
