"""Page: one page of the site, as a Markdown document in memory."""

import json
from dataclasses import dataclass
from pathlib import PurePosixPath


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
    body: str
    source: PurePosixPath | None = None
    """The record that the edit button opens, from the catalogue's root; None where the page is not one record's."""

    @property
    def markdown(self) -> str:
        """The whole document, front matter first."""
        # JSON is YAML, and nothing a contributor typed can break out of its quotes.
        front = {"title": self.title, "description": self.description}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        return "---\n" + "\n".join(lines) + f"\n---\n\n{self.body.strip()}\n"
