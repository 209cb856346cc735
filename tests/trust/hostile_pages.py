"""Hostile pages: every hostile text put into records, and all that the site makes of them in one document."""

import json
import shutil
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import yaml
from markdown import Markdown

from generator.site import build
from tests.real import ROOT
from tests.trust.inputs import OURS


def hostile_pages(folder: Path, texts: Sequence[str]) -> str:
    """Build a copy of the example with every text in a title, a line, a list and a Markdown field.

    Gives the pages of the records with them, each followed by ``<i class="after">``.
    """
    root = shutil.copytree(ROOT / "tests" / "example", folder / "catalogue")
    ours = [text for text in texts if text in OURS]
    for number, text in enumerate(ours):
        _write(root, f"ond-{number}", text, [text])
    others = [text for text in texts if text not in OURS]
    for number in range(0, len(others), 25):
        _write(root, f"slem-{number}", others[number], others[number : number + 25])
    markdown = Markdown(extensions=["attr_list", "tables", "toc"])
    pages = [page for page in build(root).pages if "/ond-" in page.address or "/slem-" in page.address]
    documents = [_document(page.markdown, markdown) for page in pages]
    assert len(pages) >= len(ours)
    return "<!doctype html><meta charset=utf-8>" + "".join(documents)


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
