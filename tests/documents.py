"""HTML documents as their readers' programs see them: what they link to, what can be linked to, what does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements that have no end tag. https://html.spec.whatwg.org/multipage/syntax.html#void-elements"""

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre"}
    | {"search", "section", "table", "ul"}
)
"""Elements at whose start a browser closes an open paragraph."""

_PARENTS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl", "div"}),
    "dd": frozenset({"dl", "div"}),
    "tr": frozenset({"thead", "tbody", "tfoot"}),
    "th": frozenset({"tr"}),
    "td": frozenset({"tr"}),
    "summary": frozenset({"details"}),
    "option": frozenset({"select", "optgroup", "datalist"}),
}
"""What an element may only stand directly in, where that is not a template: there anything may."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a document."""

    tag: str
    target: str
    """As written."""
    relations: frozenset[str]
    """The words of ``rel``."""


@dataclass(frozen=True, slots=True)
class Document:
    """One HTML file."""

    links: tuple[Link, ...]
    anchors: frozenset[str]
    mistakes: tuple[str, ...]
    """Tags that do not fit each other, with their lines."""


def read_document(file: Path) -> Document:
    """Read an HTML file of a site."""
    return parse_document(file.read_text(encoding="utf-8"))


def parse_document(html: str) -> Document:
    """Read HTML; strict where browsers mend in silence."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    mistakes = [*reader.mistakes, *(f"<{tag}> is never closed" for tag in reader.open)]
    return Document(tuple(reader.links), frozenset(reader.anchors), tuple(mistakes))


class _Reader(HTMLParser):
    """Keeps the elements that are open, outermost first."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[Link] = []
        self.anchors: set[str] = set()
        self.mistakes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element; void ones are closed at once."""
        self._must_fit(tag)
        self._look_at(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself, as only void ones and those of a drawing may."""
        if tag not in VOID and "svg" not in self.open:
            self._wrong(f"<{tag}/> closes nothing")
        self._look_at(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        if tag in self.open:
            while (inner := self.open.pop()) != tag:
                self._wrong(f"</{tag}> where <{inner}> is open")
        else:
            self._wrong(f"</{tag}> closes nothing")

    def _must_fit(self, tag: str) -> None:
        around = self.open[-1] if self.open else ""
        if tag in _PARENTS and around not in {*_PARENTS[tag], "template"}:
            self._wrong(f"<{tag}> in <{around}>")
        if tag in _BLOCKS and "p" in self.open:
            self._wrong(f"<{tag}> in <p>")
        if tag == "a" and "a" in self.open:
            self._wrong("<a> in <a>")

    def _look_at(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if len(attributes) != len(attrs):
            self._wrong(f"<{tag}> says an attribute twice")
        if anchor := attributes.get("id"):
            if anchor in self.anchors:
                self._wrong(f'id="{anchor}" stands twice')
            self.anchors.add(anchor)
        relations = frozenset(attributes.get("rel", "").split())
        self.links += [Link(tag, attributes[name], relations) for name in ("href", "src") if name in attributes]

    def _wrong(self, mistake: str) -> None:
        self.mistakes.append(f"line {self.getpos()[0]}: {mistake}")
