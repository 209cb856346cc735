"""A made-up catalogue of any size: real records in several copies, with ids of their own, the same for a seed."""

import json
import math
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any

from generator.grade import GradeKey
from generator.site import read
from generator.source import parse

ROOT = Path(__file__).parents[1]
PAGES_OF_THE_REAL_ONE = 480
"""About how many pages the real catalogue has; a made-up one is as near to what is asked as that allows."""
THINNED = ("evidence/evaluations", "evidence/areas")
"""Folders of which each copy has as many records, taken by chance, as give the number of pages."""
COPIED = ("activities", "evidence/evaluations", "evidence/areas", "evidence/indicators")
"""Folders whose records are copied under other names; the vocabulary and the outcomes are one for all copies."""
LIBRARIES = 5
"""So many copies have publications of their own, and the others those of one of them: a file may hold no more."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LINKED = re.compile(r"/([\w-]+)\.md\b")
_KEY = re.compile(r"^(@\w+\{)([^,]+),", re.MULTILINE)


def make_catalogue(root: Path, pages: int, seed: int) -> None:
    """Write a catalogue of about so many pages into an empty folder, its hand-written pages too."""
    random = Random(seed)  # noqa: S311 - not for secrets: the same seed makes the same catalogue
    copies = math.ceil(pages / PAGES_OF_THE_REAL_ONE)
    kept = pages / (copies * PAGES_OF_THE_REAL_ONE)
    shutil.copytree(ROOT / "content", root / "content")
    for folder in ("evidence/outcomes", "evidence/vocabulary"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "evidence" / "grading.yml", root / "evidence")
    references = (ROOT / "evidence" / "references.bib").read_text(encoding="utf-8")
    shared = {file.stem for folder in ("outcomes", "vocabulary") for file in (ROOT / "evidence" / folder).iterdir()}
    records = {folder: dict(_records(ROOT / folder)) for folder in COPIED}
    named = {name for file in (ROOT / "content").rglob("*.md") for name in _LINKED.findall(file.read_text("utf-8"))}
    keys = {key for _, key in _KEY.findall(references)}
    ids = {each for by_id in records.values() for each in by_id}
    written = []
    for copy in range(copies):
        ending = f"-{_LETTERS[copy]}" if copy else ""
        names = {each: f"{each}{ending}" for each in ids - shared}
        library = f"-{_LETTERS[copy % LIBRARIES]}" if copy % LIBRARIES else ""
        publications = {key: f"{key}{library}" for key in keys}
        thinned = {
            folder: {each for each in records[folder] if random.random() > kept and (copy or each not in named)}
            for folder in THINNED
        }
        areas = thinned["evidence/areas"]
        for folder, by_id in records.items():
            (root / folder).mkdir(parents=True, exist_ok=True)
            for each, data in by_id.items():
                if each not in thinned.get(folder, ()):
                    text = json.dumps(_renamed(_without(data, areas), names, publications), ensure_ascii=False)
                    (root / folder / f"{names.get(each, each)}.yml").write_text(f"{text}\n", encoding="utf-8")
        _snapshots(root, ending, names, areas)
        if copy < LIBRARIES:
            written.append(_KEY.sub(rf"\g<1>\g<2>{library},", references))
    (root / "evidence" / "references.bib").write_text("\n".join(written), encoding="utf-8")
    _state_grades(root)


def _state_grades(root: Path) -> None:
    """Let the activities state the grades that their evaluations give: some of those are not there."""
    reading = read(root)
    for file in sorted((root / "activities").iterdir()):
        data = json.loads(file.read_text(encoding="utf-8"))
        for stated in data.get("outcomes", ()):
            for field in ("history", "override"):
                stated.pop(field, None)
            grade = reading.grades[GradeKey(file.stem, stated["outcome"])]
            stated |= {"strength": grade.strength, "direction": grade.direction}
        file.write_text(f"{json.dumps(data, ensure_ascii=False)}\n", encoding="utf-8")


def _records(folder: Path) -> Iterator[tuple[str, Any]]:
    for file in sorted(folder.glob("*.yml")):
        source, problems = parse(file.read_text(encoding="utf-8"), PurePosixPath(file.name))
        assert not problems, problems
        yield file.stem, source.data


def _snapshots(root: Path, ending: str, names: Mapping[str, str], gone: set[str]) -> None:
    """Write the tables without the rows of areas that are not there, and none that would be empty."""
    folder = root / "evidence" / "snapshots"
    folder.mkdir(exist_ok=True)
    for name, data in _records(ROOT / "evidence" / "snapshots"):
        table = ROOT / "evidence" / "snapshots" / f"{name}.csv"
        head, *rows = table.read_text(encoding="utf-8").splitlines()
        split = [row.split(",", 2) for row in rows]
        kept = [
            [names.get(area, area), names.get(number, number), rest] for area, number, rest in split if area not in gone
        ]
        if kept:
            text = "\n".join([head, *(",".join(row) for row in kept), ""])
            (folder / f"{name}{ending}.csv").write_text(text, encoding="utf-8")
            (folder / f"{name}{ending}.yml").write_text(json.dumps(_renamed(data, names, {})), encoding="utf-8")


def _without(data: Any, gone: set[str]) -> Any:  # noqa: ANN401 - whatever a record holds
    """Give a record without what names a record that is not there."""
    if isinstance(data, dict):
        return {key: _without(value, gone) for key, value in data.items() if not _names(value, gone)}
    if isinstance(data, list):
        return [_without(each, gone) for each in data if not _names(each, gone) and not _has(each, gone)]
    return data


def _names(value: Any, gone: set[str]) -> bool:  # noqa: ANN401 - as above
    return isinstance(value, str) and value in gone


def _has(value: Any, gone: set[str]) -> bool:  # noqa: ANN401 - as above
    return isinstance(value, dict) and any(_names(each, gone) for each in value.values())


def _renamed(data: Any, names: Mapping[str, str], publications: Mapping[str, str]) -> Any:  # noqa: ANN401 - as above
    if isinstance(data, dict):
        return {
            key: _renamed(value, publications if key == "reference" else names, publications)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_renamed(each, names, publications) for each in data]
    return names.get(data, data) if isinstance(data, str) else data
