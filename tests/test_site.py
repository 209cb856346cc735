"""The whole pipeline: whatever happens to the files, it answers."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problem import Place, Problem, Severity
from generator.records import RECORD_TYPES
from generator.site import Site, build, read
from tests.conftest import EXAMPLE

FILES = sorted(str(file.relative_to(EXAMPLE)) for file in EXAMPLE.rglob("*.*") if file.is_file())
NOISE = st.binary(max_size=8) | st.sampled_from(
    [b"\n", b": ", b"- ", b"'", b"{", b"@misc{", b",", b"\t", b"\xff", b"~"]
)

DAMAGE = st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 200), NOISE)
"""A file, where in it, how many bytes are cut, and what is put there instead."""


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example that is damaged and mended over and over."""
    return shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("damaged") / "catalogue")


@given(damage=DAMAGE)
def test_garbled_file_is_answered(damaged: Path, damage: tuple[str, float, int, bytes]) -> None:
    """Whatever is cut from a file or put into it, reading ends and each problem has its place."""
    with _done(damaged, *damage):
        _assert_places_exist(damaged, read(damaged).problems)


@given(damage=DAMAGE)
@settings(max_examples=25)
def test_site_is_built_beside_a_garbled_file(damaged: Path, damage: tuple[str, float, int, bytes]) -> None:
    """Pages and downloads are made of what is left."""
    with _done(damaged, *damage):
        assert len(build(damaged).pages) > 5


@given(first=st.sampled_from(FILES), second=st.sampled_from(FILES))
@settings(max_examples=50)
def test_file_with_the_text_of_another_is_answered(damaged: Path, first: str, second: str) -> None:
    """A record copied over one of another kind is a mistake like any other."""
    with _written(damaged / first, (EXAMPLE / second).read_bytes()):
        _assert_places_exist(damaged, read(damaged).problems)


@pytest.mark.parametrize("file", FILES)
def test_missing_file_is_answered(catalogue: Path, file: str) -> None:
    """Whatever is deleted, the site is built of the rest."""
    (catalogue / file).unlink()
    _assert_places_exist(catalogue, build(catalogue).problems)


@pytest.mark.parametrize("file", FILES)
def test_empty_file_is_answered(catalogue: Path, file: str) -> None:
    """An empty file is a mistake of its own, and of no other file."""
    (catalogue / file).write_bytes(b"")
    problems = read(catalogue).problems
    _assert_places_exist(catalogue, problems)
    errors = {str(problem.place.file) for problem in problems if problem.severity == Severity.ERROR}
    assert errors == {file} or file == "evidence/references.bib"


@pytest.mark.parametrize("folder", [record_type.folder for record_type in RECORD_TYPES] + ["evidence", "."])
def test_missing_folder_is_answered(catalogue: Path, folder: str) -> None:
    """A catalogue that has only just begun is built too."""
    shutil.rmtree(catalogue / folder)
    assert isinstance(build(catalogue), Site)


def test_problems_come_in_the_order_of_their_places(catalogue: Path) -> None:
    """All of one file stand together, from its first line to its last, whichever stage found them."""
    (catalogue / "activities" / "b.yml").write_text("titel: a\ntitle: 1\nstatus: klar\n", encoding="utf-8")
    (catalogue / "activities" / "a.yml").write_text("title: @\n", encoding="utf-8")
    (catalogue / "activities" / "C.yml").write_text("", encoding="utf-8")
    problems = read(catalogue).problems
    assert list(problems) == sorted(problems)
    assert [str(problem.place) for problem in problems if len(problem.place.file.name) == 5] == [
        "activities/C.yml:1:1",
        "activities/a.yml:1:8",
        "activities/b.yml:1:1",
        "activities/b.yml:1:1",
        "activities/b.yml:1:1",
        "activities/b.yml:1:1",
        "activities/b.yml:1:1",
        "activities/b.yml:2:8",
        "activities/b.yml:3:9",
    ]


def test_site_has_pages_and_downloads(site: Site) -> None:
    """The example is built whole: every page has an address of its own, a title and a description."""
    addresses = [page.address for page in site.pages]
    assert len(set(addresses)) == len(addresses) > 40
    assert [page.address for page in site.pages if not (page.title.strip() and page.description.strip())] == []
    assert len({download.path for download in site.downloads}) == len(site.downloads) > 5


def test_drafts_are_built_only_on_request(site: Site) -> None:
    """A reader meets no draft, not even by its name on another page."""
    with_drafts = build(EXAMPLE, drafts=True)
    drafts = {page.address for page in with_drafts.pages} - {page.address for page in site.pages}
    assert drafts == {"aktiviteter/eksempel-kladde/"}
    assert [page.address for page in site.pages if "eksempel-kladde" in page.markdown] == []


@contextmanager
def _done(root: Path, file: str, start: float, length: int, noise: bytes) -> Iterator[None]:
    """Let a file be damaged while the block runs."""
    content = (EXAMPLE / file).read_bytes()
    position = int(start * len(content))
    with _written(root / file, content[:position] + noise + content[position + length :]):
        yield


@contextmanager
def _written(file: Path, content: bytes) -> Iterator[None]:
    """Let a file have another content while the block runs."""
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        yield
    finally:
        file.write_bytes(before)


def _assert_places_exist(root: Path, problems: Sequence[Problem]) -> None:
    """Each problem stands in a line of a file that is there, or at the top of one that should be."""
    outside = [problem for problem in problems if not _exists(root, problem.place)]
    assert outside == []


def _exists(root: Path, place: Place) -> bool:
    file = root / place.file
    if not file.is_file():
        return str(place.file) in FILES and (place.line, place.column) == (1, 1)
    lines = file.read_bytes().decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1


def test_draft_takes_its_findings_with_it(catalogue: Path) -> None:
    """A finding on a draft alone, first in an evaluation, is left out; the others count as they do without it."""
    file = catalogue / "evidence" / "evaluations" / "eksempel2015forsoeg.yml"
    finding = """findings:
  - activities: [eksempel-kladde]
    outcome: eksempel-trivsel
    measure: {kind: smd, estimate: 0.5, ci: [0.3, 0.7]}
    page: s. 1
"""
    before = build(catalogue)
    file.write_text(file.read_text(encoding="utf-8").replace("findings:\n", finding), encoding="utf-8")
    after = build(catalogue)
    assert {page.address: page.body for page in after.pages} == {page.address: page.body for page in before.pages}
