"""The pipeline in one function, and the Site that it gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.address import NOWHERE
from generator.bibliography import Bibliography, parse_references
from generator.catalogue import Catalogue
from generator.check import check, check_rows
from generator.grade import Grade, GradeKey, grade
from generator.link import Records, link
from generator.load import load, load_file, load_text
from generator.problem import Problem
from generator.records import RECORD_TYPES
from generator.records.fields import Record
from generator.records.grading import GradingRule
from generator.records.snapshot import Observation
from generator.rules import RULES
from generator.sources import REFERENCES, RULE, Sources

if TYPE_CHECKING:  # a check reads as much and shows nothing: it need not wait for what makes pages
    from generator.exports.download import Download
    from generator.pages.page import Page
    from generator.watch import Watched


@dataclass(frozen=True, slots=True)
class Reading:
    """A catalogue read and judged, before anything is shown of it."""

    catalogue: Catalogue
    grades: Mapping[GradeKey, Grade]
    problems: Sequence[Problem]
    """In the order of their places."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything the site consists of, in memory or yet to be made."""

    catalogue: Catalogue
    grades: Mapping[GradeKey, Grade]
    pages: "Sequence[Page]"
    """What is on them is made when it is asked for, and not kept."""
    exported: "Sequence[Download]"
    """The files about the whole catalogue, which lie beside no page."""
    problems: Sequence[Problem]
    watched: "Watched | None" = None
    """What pages ask of the catalogue is noted by this watch, where they are to be remembered."""

    @property
    def downloads(self) -> "Sequence[Download]":
        """Every file, those beside pages too, yet to be made."""
        return (*self.exported, *(file for page in self.pages for file in page.files))


def build(
    root: Path, language: str = "da", *, drafts: bool = False, address: str = NOWHERE, is_watched: bool = False
) -> Site:
    """Make the site of the catalogue under a root, its drafts too if asked; reads files there and nothing else.

    The address is where the site will be, with a slash at the end. Watched, a site can be remembered (``ledger.py``).
    """
    # As above: half of the time that a check of one file takes.
    from generator.exports import EXPORTS  # noqa: PLC0415
    from generator.exports.stock import Stock  # noqa: PLC0415
    from generator.linked_data import linked  # noqa: PLC0415
    from generator.pages import PAGES, data  # noqa: PLC0415
    from generator.watch import watched  # noqa: PLC0415

    reading = read(root)
    catalogue = reading.catalogue if drafts else reading.catalogue.without_drafts()
    # Without the drafts, findings have other numbers in their evaluations.
    grades = reading.grades if catalogue is reading.catalogue else grade(catalogue)
    stock = Stock(catalogue, grades, address)
    exported = [download for make in EXPORTS for download in make(stock)]
    told = watched(catalogue, grades) if is_watched else None
    of, by = (told.catalogue, told.grades) if told else (catalogue, grades)
    made = [page for make in PAGES for page in make(of, by, language)]
    whole = linked([*made, *data.pages(stock, exported, language)], catalogue, grades, language)
    pages = tuple(page.placed(address) for page in whole)
    return Site(catalogue, grades, pages, tuple(exported), reading.problems, told)


def read(root: Path) -> Reading:
    """Read, check, link and grade the catalogue under a root.

    Problems: those of every stage and rule.
    """
    sources, problems = load(root, RECORD_TYPES)
    bibliography, said = _references(root)
    problems += said
    records, said = _check(root, sources)
    problems += said
    catalogue, said = link(records, sources, bibliography)
    problems += said
    grades = grade(catalogue)
    problems += [problem for rule in RULES for problem in rule(catalogue, grades)]
    return Reading(catalogue, grades, tuple(sorted(set(problems))))


def _check(root: Path, sources: Sources) -> tuple[Records, list[Problem]]:
    by_kind: dict[str, Mapping[str, Record]] = {}
    problems: list[Problem] = []
    for record_type in RECORD_TYPES:
        by_kind[record_type.kind], said = check(record_type.model, sources.files[record_type.kind])
        problems += said
    observations, said = check_rows(Observation, sources.tables["snapshots"])
    problems += said
    source, said = load_file(root, RULE)
    problems += said
    rules, said = check(GradingRule, {"": source} if source else {})
    problems += said
    return Records(by_kind, observations, rules.get(""), source), problems


def _references(root: Path) -> tuple[Bibliography, list[Problem]]:
    text, problems = load_text(root, REFERENCES)
    if text is None:
        return Bibliography({}, frozenset(), is_read=False), problems
    bibliography, said = _parsed(text)
    return bibliography, [*problems, *said]


@lru_cache(maxsize=1)
def _parsed(text: str) -> tuple[Bibliography, Sequence[Problem]]:
    # ``serve`` reads it after each record that is saved.
    return parse_references(text, REFERENCES)
