"""What each page was made from, and which of them an edit touches."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest

from benchmarks.memory import edit
from generator.ledger import Ledger, Told
from generator.memory import Memory
from generator.pages.page import Page
from generator.site import Site, build
from tests.real import ROOT

EXAMPLE = ROOT / "tests" / "example"
ALWAYS = {"bidrag/mangler/", "data/"}
"""Pages that are made anew each time: they tell where things were written, and how long the files are."""

SHOWING_THE_INTERVIEW = {
    "",
    "aktiviteter/",
    "aktiviteter/eksempel-jobhjaelp/",
    "aktiviteter/eksempel-naboskab/",
    "effektmaal/eksempel-laesning/",
    "effektmaal/eksempel-ledighed/",
    "effektmaal/eksempel-trivsel/",
    "evalueringer/",
    "evalueringer/eksempel-2020-jobforsoeg/",
    "evalueringer/eksempel-2021-interview/",
    "evalueringer/eksempel2016kapitel/",
    "indsatsomraader/eksempel-job/",
    "indsatsomraader/eksempel-laering/",
    "maalgrupper/eksempel-foraeldre/",
    "maalgrupper/eksempel-unge/",
    "min-liste/",
    "nyt/",
    "referencer/",
    "sammenlign/",
    "videnskort/",
}
"""Pages that ask for an interview, or for what is known of the two activities that it is about."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the example catalogue."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "catalogue"))


@contextmanager
def ledger_of(site: Site, file: Path, program: bytes = b"program") -> Iterator[Ledger]:
    """Open a ledger for a site on a memory, and write what the next one is to know."""
    assert site.watched
    memory = Memory(file, b"owner")
    ledger = Ledger(memory, program, site, site.watched, "da")
    yield ledger
    ledger.close()
    memory.close()


def told(page: Page) -> tuple[str, Mapping[str, bytes]]:
    """Give everything that a page and the files beside it say."""
    return page.body, {str(file.path): file.content for file in page.files}


def made_anew(root: Path, file: Path, program: bytes = b"program") -> set[str]:
    """Tell all pages of the catalogue as it is now by what is remembered, and give the addresses of those made."""
    site = build(root, is_watched=True)
    made = set()

    with ledger_of(site, file, program) as ledger:
        for page in site.pages:
            if ledger.recall(page) is None:
                made.add(page.address)
                note(ledger, ledger.made(page))
    return made


def note(ledger: Ledger, now: Told) -> Told:
    """Have a page remembered, if it may be."""
    if now.noted:
        ledger.note(now.noted)
    return now


def test_nothing_is_made_again_where_nothing_has_changed(root: Path, tmp_path: Path) -> None:
    """All pages are made once, and the second time none that a memory can answer for."""
    first = made_anew(root, tmp_path / "memory")
    assert len(first) > 100
    assert made_anew(root, tmp_path / "memory") == ALWAYS


def test_edit_makes_the_pages_that_asked_for_what_it_changed(root: Path, tmp_path: Path) -> None:
    """Another summary of an evaluation leaves the areas, the indicators and the other activities as they were."""
    made_anew(root, tmp_path / "memory")
    record = root / "evidence" / "evaluations" / "eksempel-2021-interview.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("summary: ", "summary: Nyt. ", 1), encoding="utf-8")
    assert made_anew(root, tmp_path / "memory") == ALWAYS | SHOWING_THE_INTERVIEW


def test_another_program_remembers_nothing(root: Path, tmp_path: Path) -> None:
    """A page is made by the program too."""
    first = made_anew(root, tmp_path / "memory")
    assert made_anew(root, tmp_path / "memory", b"another") == first


@pytest.mark.parametrize("seed", range(4))
def test_what_is_remembered_is_what_would_be_made(root: Path, tmp_path: Path, seed: int) -> None:
    """Whatever is edited, pages and the files beside them are told as a build without a memory tells them."""
    random = Random(seed)  # noqa: S311 - not for secrets: the same seed makes the same edits
    made_anew(root, tmp_path / "memory")
    for _ in range(3):
        said = edit(root, random)
        site = build(root, is_watched=True)
        plain = {page.address: told(page) for page in build(root).pages}
        with ledger_of(site, tmp_path / "memory") as ledger:
            pages = [ledger.recall(page) or note(ledger, ledger.made(page)) for page in site.pages]
            assert {each.page.address: told(each.page) for each in pages} == plain, said


def test_page_whose_making_cannot_be_seen_is_made_each_time(root: Path, tmp_path: Path) -> None:
    """A function made inside another may hold anything."""
    site = build(root, is_watched=True)
    page = next(each for each in site.pages if not isinstance(each.text, str))
    hidden = replace(page, text=partial(lambda: "hidden"))
    with ledger_of(site, tmp_path / "memory") as ledger:
        assert ledger.made(hidden).noted is None
        assert ledger.recall(hidden) is None


def test_ledger_without_a_memory_makes_every_page(root: Path) -> None:
    """A memory that cannot be written holds nothing."""
    site = build(root, is_watched=True)
    assert site.watched
    ledger = Ledger(Memory(None, b"owner"), b"program", site, site.watched, "da")
    for page in site.pages:
        assert told(note(ledger, ledger.made(page)).page) == told(page)
        assert ledger.recall(page) is None
    ledger.close()
