"""Finished: the blocks of a page that are HTML already, kept apart from the headings that the host makes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_ANCHOR = re.compile(r'id="([^"]+)"')
"""As HTML is written here. With a word's edge before it, it would take twenty times as long."""
_OPENED = re.compile(r"<[a-z]")
_VOID = re.compile(r"<(?:br|col|hr|img|input|link|meta|source|wbr)\b[^>]*(?<!/)>")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True, slots=True)
class Finished:
    """A page's body, taken apart where its headings stand."""

    headings: Sequence[str]
    """Markdown, a line each."""
    blocks: Sequence[str]
    """HTML: what stands before each heading, and after the last one."""

    @property
    def markdown(self) -> str:
        """What is left for the host to make: the anchors and the table of contents come from it."""
        return "\n\n".join(self.headings)

    @property
    def anchors(self) -> frozenset[str]:
        """What can be linked to in the blocks."""
        return frozenset(anchor for block in self.blocks for anchor in anchors_in(block))

    def woven(self, html: str) -> str:
        """Give the whole page, where the host has made this HTML of the headings: what it would make of the whole.

        Raises ValueError if it is not a line for each heading: the host has changed, or an extension adds to it.
        """
        made = html.split("\n") if html else []
        if len(made) != len(self.headings):
            raise ValueError(f"{len(self.headings)} headings have become {len(made)} lines")
        *before, last = self.blocks
        pieces = [piece for block, heading in zip(before, made, strict=True) for piece in (block, heading)]
        return "\n".join(piece for piece in (*pieces, last) if piece)


def anchors_in(html: str) -> Iterator[str]:
    """Give what can be linked to in HTML."""
    return (found[1] for found in _ANCHOR.finditer(html) if html[found.start() - 1].isspace())


def take_apart(body: str) -> Finished:
    """Take a page's body apart at its headings.

    A line that looks like a heading inside an element is a contributor's text, and stays where it is. The body is
    trusted to be well formed: it is our own, and contributors' text in it is escaped.
    """
    body = _EMPTY_LINES.sub("\n\n", body.strip())
    headings, blocks, start = [], [], 0
    depth, counted = 0, 0
    for match in _HEADING.finditer(body):
        depth += _left_open(body[counted : match.start()])
        counted = match.start()
        if depth == 0:
            headings.append(match[0])
            blocks.append(body[start : match.start()].lstrip("\n").removesuffix("\n"))
            start = counted = match.end()
    return Finished(headings, [*blocks, body[start:].lstrip("\n")])


def _left_open(html: str) -> int:
    """Count the elements that are opened and not closed."""
    return len(_OPENED.findall(html)) - html.count("</") - html.count("/>") - len(_VOID.findall(html))
