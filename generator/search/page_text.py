"""Page text: what a page says to its readers, taken out of its HTML."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html.parser import HTMLParser

from generator.search.entry import Section

_HEADING = re.compile(r"^(?P<marks>#{2,6}) (?P<title>.*?) \{ #(?P<anchor>\S+) \}$", re.MULTILINE)
_SILENT = frozenset({"button", "form", "nav", "script", "select", "style", "svg", "table", "template"})
"""What is not read as text: numbers in tables, pictures and controls."""
_PASSED_OVER = re.compile(r"<(svg|template|script|select)\b.*?</\1>", re.DOTALL)
"""Silent elements that never stand inside another of their own: most of a page of charts, and slow to read."""
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class _Reader(HTMLParser):
    """Gathers the visible text of HTML under the headings that have an anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._open: list[tuple[str, bool]] = []
        """The elements we are in, and whether each is silent."""
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        given = dict(attrs)
        is_silent = tag in _SILENT or "hidden" in given or given.get("aria-hidden") == "true"
        is_silent = is_silent or given.get("class") == "headerlink" or self._is_silent
        self._open.append((tag, is_silent))
        if tag in {"h2", "h3"} and given.get("id") and not is_silent:
            self.sections.append((str(given["id"]), [], []))
            self._in_heading = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h2", "h3"}:
            self._in_heading = False
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._is_silent:
            _, title, text = self.sections[-1]
            (title if self._in_heading else text).append(data)

    @property
    def _is_silent(self) -> bool:
        return bool(self._open) and self._open[-1][1]


@lru_cache(maxsize=64)
def sections_of(body: str) -> Sequence[Section]:
    """Give the text of a page before its first heading, without anchor, then that of each heading.

    The body is HTML, or one of our own pages, whose headings are Markdown.
    """
    reader = _Reader()
    # A comment in its place, since words on both sides of it are two.
    reader.feed(_HEADING.sub(_as_html, _PASSED_OVER.sub("<!---->", body)))
    reader.close()
    return tuple(Section(anchor, _one_line(title), _one_line(text)) for anchor, title, text in reader.sections)


def _as_html(heading: re.Match[str]) -> str:
    level = len(heading["marks"])
    return f'<h{level} id="{heading["anchor"]}">{heading["title"]}</h{level}>'


def _one_line(pieces: list[str]) -> str:
    return " ".join(" ".join(pieces).split())
