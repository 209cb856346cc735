"""Hostile pages: every hostile text put into records, and all that the site makes of them in one document."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

import yaml
from markdown import Markdown

from generator.load import load_file
from generator.site import build
from tests.hostile import VALUES
from tests.real import ROOT

NAUGHTY: Sequence[str] = json.loads((ROOT / "tests" / "naughty" / "blns.json").read_text(encoding="utf-8"))
"""The Big List of Naughty Strings: see the licence beside it."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """What came of the texts."""

    refused: int
    """Texts that no record may contain."""
    shown: Sequence[str]
    html: str
    """The pages of the records with the others, each followed by ``<i class="after">``."""


def hostile(folder: Path) -> Hostile:
    """Build a copy of the example with every text in a title, a line, a list and a Markdown field."""
    root = shutil.copytree(ROOT / "tests" / "example", folder / "catalogue")
    texts = [*dict.fromkeys([*VALUES, *NAUGHTY])]
    shown = [text for text in texts if _is_taken(folder, text)]
    for number, text in enumerate(text for text in shown if text in VALUES):
        _write(root, f"ond-{number}", text, [text])
    naughty = [text for text in shown if text not in VALUES]
    for number in range(0, len(naughty), 25):
        _write(root, f"slem-{number}", naughty[number], naughty[number : number + 25])
    markdown = Markdown(extensions=["attr_list", "tables", "toc"])
    pages = [page for page in build(root).pages if "/ond-" in page.address or "/slem-" in page.address]
    documents = [_document(page.markdown, markdown) for page in pages]
    assert len(pages) >= len(VALUES)
    return Hostile(len(texts) - len(shown), shown, "<!doctype html><meta charset=utf-8>" + "".join(documents))


def _is_taken(folder: Path, text: str) -> bool:
    if not text.strip() or len(text) > 2000:
        return False
    file = folder / "fil.yml"
    file.write_text(json.dumps({"title": text}, ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
    return load_file(folder, PurePosixPath("fil.yml"))[0] is not None


def _write(root: Path, name: str, title: str, texts: Sequence[str]) -> None:
    record = {
        "title": title,
        "summary": texts[-1],
        "aliases": list(texts),
        "themes": ["eksempel-laering"],
        "target_groups": ["eksempel-unge"],
        "description": "\n\n".join(texts)[:5000],
        "core_components": list(texts),
        "sources": [{"title": title, "url": "https://www.example.org/"}],
    }
    (root / "activities" / f"{name}.yml").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def _document(page: str, markdown: Markdown) -> str:
    """Put a page together as the theme does: its title and description as they stand in the front matter."""
    _, front, body = page.split("---\n", 2)
    meta: Mapping[str, str] = yaml.safe_load(front)
    described = f'<meta name="description" content="{meta["description"]}"><h6>{meta["title"]}</h6>'
    return f"{described}{markdown.reset().convert(body)}<i class=after>{escape(meta['title'][:1])}</i>"
