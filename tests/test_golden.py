"""The pages and downloads of the example, held to those that somebody has looked at."""

import shutil
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

import pytest

from generator.address import SECTIONS
from generator.exports.download import Download
from generator.site import Site
from tests.doors import files_of

GOLDEN = Path(__file__).with_name("golden")
HELD_ELSEWHERE = ("data/excel", "data/referencer", "data/schemas", *(f"data/{each}"[:-1] for each in SECTIONS.values()))
"""Folders of downloads that other tests hold to what they are made of."""
FILES_HELD_ELSEWHERE = ("csv-metadata.json", "datapackage.json", "kernekatalog.sqlite")
"""Files of which the same is true."""
MOST_LINES = 40
"""Lines of a difference that are shown of one file."""


def test_example_gives_the_golden_files(site: Site, request: pytest.FixtureRequest) -> None:
    """Whatever changes on a page or in a download shows as a diff, for review in the same commit."""
    given = _files(site)
    if request.config.getoption("update_golden"):
        _write(given)
    golden = files_of(GOLDEN)
    paths = sorted(given.keys() | golden.keys())
    diffs = [diff for path in paths if (diff := _diff(path, golden.get(path, b""), given.get(path, b"")))]
    shown = "\n".join(diffs)
    assert not diffs, f"`pytest tests/test_golden.py --update-golden` rewrites tests/golden/ for review:\n{shown}"


def _files(site: Site) -> Mapping[str, bytes]:
    """Give what the site consists of by path."""
    pages = {str(page.document): page.markdown.encode() for page in site.pages}
    downloads = {str(each.path): each.content for each in site.downloads if not _is_held_elsewhere(each)}
    # Of the program's own words, the same for every catalogue: tests/test_codes.py, tests/test_record_fields.py.
    own = [path for path in pages if path.startswith("bidrag/")]
    return {path: content for path, content in {**pages, **downloads}.items() if path not in own}


def _is_held_elsewhere(download: Download) -> bool:
    return str(download.path.parent) in HELD_ELSEWHERE or download.path.name in FILES_HELD_ELSEWHERE


def _write(files: Mapping[str, bytes]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, content in files.items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_bytes(content)


def _diff(path: str, golden: bytes, given: bytes) -> str:
    return "\n".join(_lines(path, golden, given)) if golden != given else ""


def _lines(path: str, golden: bytes, given: bytes) -> Iterator[str]:
    """Give the lines of a difference, the first of them where there are many."""
    before, after = (each.decode(errors="replace").splitlines() for each in (golden, given))
    lines = list(unified_diff(before, after, f"golden/{path}", path, lineterm="", n=1))
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield f"… and {len(lines) - MOST_LINES} lines more"
