"""The same commit gives the same bytes: no folder, day, clock, locale or chance is in them."""

import json
from pathlib import Path

from tests.doors import sound_repository
from tests.trust.twice import ELSEWHERE, HERE, Circumstances, differing, touched

COMMITTED = {"SOURCE_DATE_EPOCH": "1763900000"}
SAY_DAY = "import time, datetime, json; print(json.dumps([time.strftime('%Y'), str(datetime.date.today().year)]))"


def test_site_is_the_same_wherever_and_whenever_it_is_built(tmp_path: Path) -> None:
    """Pages, sitemap, tables, database and the copy to unpack: no byte of two builds differs."""
    one = _built(tmp_path / "et", HERE, moment=0)
    other = _built(tmp_path / "et andet sted", ELSEWHERE, moment=1_800_000_000)
    assert differing(one, other) == {}
    kinds = {file.suffix for file in one.rglob("*") if file.is_file()}
    assert kinds > {".html", ".xml", ".gz", ".sqlite", ".csv", ".json", ".js", ".svg", ".zip"}


def test_byte_that_differs_is_seen(tmp_path: Path) -> None:
    """A file is told with the bytes that are not the same, and one that only one folder has with all of its own."""
    for folder, text in {"a": "abc", "b": "axcd"}.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "f").write_text(text, encoding="utf-8")
        (tmp_path / folder / "same").touch()
    (tmp_path / "b" / "g").write_text("123", encoding="utf-8")
    assert differing(tmp_path / "a", tmp_path / "b") == {"f": 2, "g": 3}


def test_clock_is_another(tmp_path: Path) -> None:
    """A program that looks at the clock would be seen: it is told another year."""
    told = ELSEWHERE.run(["timeit", "-n1", "-r1", SAY_DAY], tmp_path)
    now = HERE.run(["timeit", "-n1", "-r1", SAY_DAY], tmp_path)
    years, (year, *_) = (json.loads(each.splitlines()[0]) for each in (told, now))
    assert {int(each) - int(year) for each in years} <= {1, 2}


def _built(folder: Path, circumstances: Circumstances, moment: int) -> Path:
    made = sound_repository(folder)
    touched(made.root, moment)
    circumstances.run(["mkdocs", "build", "--strict", "--quiet"], made.root, COMMITTED)
    circumstances.run(["generator", "offline", "site", "--out", "site/kopi.zip"], made.root, COMMITTED)
    return made.root / "site"
