"""Page: one page of the site, as a Markdown document in memory."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from html import escape
from pathlib import PurePosixPath
from typing import Literal

from generator.address import HERE
from generator.exports.download import Download


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown document whose blocks are finished HTML."""

    address: str
    """From the site's root, with a slash at the end: ``aktiviteter/lommepengejob/``."""
    document: PurePosixPath
    """The Markdown file, from the documents' folder."""
    title: str
    description: str
    """One sentence for search engines and shared links, as plain text."""
    text: str | partial[str]
    """The body, or what makes it when it is asked for: a function of a module, on the catalogue and plain values, so
    that it can be seen what it is made from."""
    source: PurePosixPath | None = None
    """The record that the edit button opens, from the catalogue's root; None where the page is not one record's."""
    hide: Sequence[Literal["navigation", "toc"]] = ("navigation",)
    """What the theme leaves out beside the text: its navigation, which only the pages under "Om" have a use for, and
    its table of contents, where there is little to list."""
    files: Sequence[Download] = ()
    """What can be fetched from the page and lies beside it: its numbers, its charts."""
    linked_data: Mapping[str, object] = field(default_factory=dict)
    """What it is about in the words of schema.org."""
    is_listed: bool = True
    """Whether search engines and the site's own map are told of it."""
    updated: date | None = None
    """The last day that somebody changed what it tells; None where no record says."""

    @property
    def body(self) -> str:
        """The blocks below the front matter."""
        return self.text if isinstance(self.text, str) else self.text()

    def placed(self, address: str) -> "Page":
        """Give the page with its whole address in its files, where ``HERE`` stands in for it.

        The address given is that of the site, with a slash at the end.
        """
        there = f"{address}{self.address}".encode()
        return replace(self, files=[Download(file.path, partial(_placed, there, file.made)) for file in self.files])

    @property
    def front(self) -> dict[str, object]:
        """What the theme is told beside the body, as a document's front matter says it."""
        # Material prints titles and descriptions as they are: there they are HTML.
        front: dict[str, object] = {
            "title": escape(self.title),
            "description": escape(self.description),
            "hide": list(self.hide),
        }
        if self.linked_data:
            front["linked_data"] = self.linked_data
        if not self.is_listed:
            front["unlisted"] = True
        if self.updated:
            front["updated"] = self.updated.isoformat()
        return front

    @property
    def markdown(self) -> str:
        """The whole document, front matter first."""
        # JSON is YAML, and nothing a contributor typed can break out of its quotes.
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.front.items()]
        return "---\n" + "\n".join(lines) + f"\n---\n\n{self.body.strip()}\n"


def _placed(there: bytes, made: bytes | partial[bytes]) -> bytes:
    content = made if isinstance(made, bytes) else made()
    return content.replace(HERE.encode(), there)
