"""How the form writes records: other values in the same text, laid out as ``fmt`` lays them out."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import Any
from zlib import crc32

import pytest

from generator.editor.config import told
from generator.editor.home import Home
from generator.records import RECORD_TYPES
from generator.site import Site
from generator.source import parse
from generator.tidy import tidy
from generator.words import load_words
from tests.real import ROOT

RECORD = """\
# Øverst.
title: Eksempel # bag titlen
# Foran resuméet.
summary: >-
  Første linje i et langt resumé.
  Anden linje.


  Nyt afsnit.
themes:
  - eksempel-laering
  # Foran job.
  - eksempel-job # bag job
  - eksempel-tredje
age: {from: 13, to: 18} # alder
description: Kort.
implementation:
  # Om stederne.
  danish_sites: 3
  training: true
sources:
  # Om den første.
  - title: Side 1
    url: https://www.example.org/1
  # Om den anden.
  - title: Side 2 # to
    url: https://www.example.org/2
# Nederst.
"""

THEMES = ["eksempel-laering", "eksempel-job", "eksempel-tredje"]
FIRST = {"title": "Side 1", "url": "https://www.example.org/1"}
SECOND = {"title": "Side 2", "url": "https://www.example.org/2"}

Change = tuple[str, object]
"""Where, as ``age.from``, and the value that the form has there; None where it was emptied."""

CASES: Mapping[str, tuple[Sequence[Change], str]] = {
    "number": ([("age.from", 14)], "-age: {from: 13, to: 18} # alder\n+age: {from: 14, to: 18} # alder\n"),
    "text": ([("title", "Andet")], "-title: Eksempel # bag titlen\n+title: Andet # bag titlen\n"),
    "text-in-quotes": (
        [("title", "nej: 1 # to")],
        '-title: Eksempel # bag titlen\n+title: "nej: 1 # to" # bag titlen\n',
    ),
    "text-like-a-number": ([("title", "010")], '-title: Eksempel # bag titlen\n+title: "010" # bag titlen\n'),
    "quotes-in-text": ([("title", 'et "ord"')], '-title: Eksempel # bag titlen\n+title: et "ord" # bag titlen\n'),
    "folded": (
        [("summary", "Første linje i et langt resumé. Anden linje, rettet.\n\nNyt afsnit.")],
        "-  Anden linje.\n+  Anden linje, rettet.\n",
    ),
    "paragraph": (
        [("summary", "Første linje i et langt resumé. Anden linje.\n\nNyt afsnit.\n\nOg et til.")],
        "+\n+\n+  Og et til.\n",
    ),
    "points": (
        [("description", "Kort:\n\n- et\n- to")],
        "-description: Kort.\n+description: >-\n+  Kort:\n+\n+\n+  - et\n+\n+  - to\n",
    ),
    "yes-or-no": ([("implementation.training", "false")], "-  training: true\n+  training: false\n"),
    "unknown-again": ([("implementation.training", None)], "-  training: true\n"),
    "new-field-in-order": ([("implementation.described", "true")], "+  described: true\n"),
    "new-group": (
        [("delivery", {"setting": "Ude", "staffing": "", "partners": None})],
        "+delivery:\n+  setting: Ude\n",
    ),
    "nothing-in-a-group": ([("delivery", {"setting": ""}), ("aliases", [])], ""),
    "group-emptied": ([("age", {"from": None, "to": ""})], "-age: {from: 13, to: 18} # alder\n"),
    "end-taken-from-braces": ([("age.to", "")], "-age: {from: 13, to: 18} # alder\n+age: {from: 13} # alder\n"),
    "item-added": ([("themes", [*THEMES, "eksempel-fjerde"])], "+  - eksempel-fjerde\n"),
    "item-removed": ([("themes", [THEMES[0], THEMES[2]])], "-  - eksempel-job # bag job\n"),
    "item-moved": (
        [("themes", [THEMES[1], THEMES[0], THEMES[2]])],
        "-  - eksempel-laering\n   # Foran job.\n   - eksempel-job # bag job\n+  - eksempel-laering\n",
    ),
    "items-of-fields-moved": (
        [("sources", [SECOND, FIRST])],
        (
            "-  - title: Side 1\n-    url: https://www.example.org/1\n   # Om den anden.\n   - title: Side 2 # to\n"
            "     url: https://www.example.org/2\n+  - title: Side 1\n+    url: https://www.example.org/1\n"
        ),
    ),
    "field-of-an-item": (
        [("sources", [FIRST, {**SECOND, "title": "Side 3"}])],
        "-  - title: Side 2 # to\n+  - title: Side 3 # to\n",
    ),
    "first-field-of-an-item": (
        [("sources", [{**FIRST, "reference": "eksempel2001bog"}, SECOND])],
        "-  - title: Side 1\n+  - reference: eksempel2001bog\n+    title: Side 1\n",
    ),
    "item-of-fields-added": (
        [("sources", [FIRST, SECOND, {"reference": "eksempel2001bog", "pages": ""}])],
        "+  - reference: eksempel2001bog\n",
    ),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes of one record's text; a new record has none."""

    text: str | None
    changes: Sequence[tuple[Sequence[str | int], object]]
    kind: str = "activities"


Editor = Callable[[Sequence[Edit]], Sequence[str]]


@pytest.fixture(scope="module")
def edited(site: Site) -> Editor:
    """The form's format, run by Node."""
    form = told(site.catalogue, load_words("da"), Home({}, "", PurePosixPath()))
    kinds = {
        each["name"]: {
            "fields": (each["files"][0] if "files" in each else each)["fields"],
            "head": form["heads"][each["name"]],
        }
        for each in form["config"]["collections"]
    }
    command = [
        str(Path(sys.executable).parent / "node"),
        str(Path(__file__).with_name("editor_format.mjs")),
        str(ROOT / "generator" / "editor" / "browser"),
        str(Path(sys.prefix, "node", "node_modules")),
    ]

    def run(edits: Sequence[Edit]) -> Sequence[str]:
        told = [
            {
                "kind": each.kind,
                "text": each.text,
                "changes": [{"path": path, "value": value} for path, value in each.changes],
            }
            for each in edits
        ]
        asked = json.dumps({"kinds": kinds, "edits": told})
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        texts: list[str] = json.loads(done.stdout)
        return texts

    return run


def test_changes_are_written_where_they_belong(edited: Editor) -> None:
    """Each case changes the lines that it must, and no comment is lost but that of a line that is gone."""
    edits = [Edit(RECORD, [(path.split("."), value) for path, value in changes]) for changes, _ in CASES.values()]
    texts = edited(edits)
    found = {name: _diff(RECORD, text) for name, text in zip(CASES, texts, strict=True)}
    assert found == {name: expected for name, (_, expected) in CASES.items()}


def test_a_new_record_is_laid_out_as_all_are(edited: Editor) -> None:
    """Its first line names its schema; its fields stand in the model's order, those that are empty not at all."""
    changes = [
        (["themes"], ["eksempel-job"]),
        (["title"], "Nyt: en prøve"),
        (["aliases"], []),
        (["summary"], " ".join(["ord"] * 40)),
        (["sources"], [{"title": "Side", "url": "https://www.example.org/", "accessed": "2026-11-23"}]),
        (["age"], {"from": 13, "to": ""}),
        (["status"], None),
    ]
    (text,) = edited([Edit(None, changes)])
    assert text == (
        "# yaml-language-server: $schema=../generator/schemas/activity.json\n"
        'title: "Nyt: en prøve"\n'
        "summary: >-\n"
        f"  {' '.join(['ord'] * 29)}\n"
        f"  {' '.join(['ord'] * 11)}\n"
        "themes:\n"
        "  - eksempel-job\n"
        "age:\n"
        "  from: 13\n"
        "sources:\n"
        "  - title: Side\n"
        "    url: https://www.example.org/\n"
        "    accessed: 2026-11-23\n"
    )


def test_one_value_of_a_real_record_is_one_line(edited: Editor) -> None:
    """Whatever value of a real record is edited, one line goes and one comes, the rest of the record says the same.

    A value of some lines may take or leave one more; fmt finds nothing to lay out anew. Some values of each record.
    """
    edits = list(_real_edits())
    assert len(edits) > 50
    for edit, text in zip(edits, edited(edits), strict=True):
        assert edit.text is not None
        model = next(kind.model for kind in RECORD_TYPES if kind.kind == edit.kind)
        source, problems = parse(text, PurePosixPath("after.yml"))
        assert not problems
        ((path, value),) = edit.changes
        assert source.data == _with(parse(edit.text, PurePosixPath("before.yml"))[0].data, path, value), (path, value)
        gone, come = ([line for line in _diff(edit.text, text).splitlines() if line.startswith(sign)] for sign in "-+")
        assert (len(gone), len(come)) in {(1, 1), (1, 2), (2, 1), (2, 2), (1, 3)}, (path, gone, come)
        assert tidy(text, source, model) == text


def _real_edits() -> Iterator[Edit]:
    """Give edits of numbers and texts all over the real records, the same ones on every run."""
    for kind in RECORD_TYPES:
        for file in sorted((ROOT / kind.folder).glob("*.yml")):
            if crc32(file.name.encode()) % 10:
                continue
            text = file.read_text(encoding="utf-8")
            for path, value in _leaves(parse(text, PurePosixPath(file.name))[0].data):
                if crc32(f"{file.name}{path}".encode()) % 15 == 0:
                    yield Edit(text, [(path, _other(value))], kind.kind)


def _leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str | int | float]]:  # noqa: ANN401 - YAML
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _leaves(value, (*path, name))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _leaves(value, (*path, position))
    elif isinstance(data, str | int | float) and not isinstance(data, bool):
        yield path, data


def _other(value: str | float) -> str | float:
    """Give another value of the same kind: in a text the last word with an e in it is another."""
    if not isinstance(value, str):
        return value + 1
    before, e, after = value.rpartition("e")
    return f"{before}æ: «{after}" if e else f"{value}x"


def _with(data: Any, path: Sequence[str | int], value: object) -> object:  # noqa: ANN401 - YAML
    """Put a value into data, in place."""
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


def _diff(before: str, after: str) -> str:
    """Give the lines that differ, with those between them."""
    lines = list(unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=9))[2:]
    changed = [n for n, line in enumerate(lines) if line[0] in "+-"]
    return "".join(lines[changed[0] : changed[-1] + 1]) if changed else ""
