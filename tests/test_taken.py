"""Hand-written files at an address of the program's own."""

from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.reports.report import brief
from generator.site import Site
from generator.taken import taken
from generator.words import Words

CONTENT = PurePosixPath("content")


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("metode/index.md", "/metode/"),
        ("metode.md", "/metode/"),
        ("metode/README.md", "/metode/"),
        ("index.md", "/"),
        ("aktiviteter/eksempel-naboskab.md", "/aktiviteter/eksempel-naboskab/"),
        ("aktiviteter/eksempel-naboskab/index.md", "/aktiviteter/eksempel-naboskab/"),
        ("data/catalogue.json", "/data/catalogue.json"),
    ],
)
def test_file_that_nobody_would_meet_is_told(site: Site, danish: Words, file: str, address: str) -> None:
    """Whichever way a page of ours is written over, it is said where, and what to do."""
    assert brief(taken(site, [PurePosixPath(file)], CONTENT), danish) == (
        f"content/{file}:1:1: fejl page-taken: Filen bliver ikke vist: på {address} står noget, "
        "som programmet selv laver. Giv den et andet navn.\n"
    )


def test_file_at_an_address_of_its_own_is_none(site: Site) -> None:
    """What lies beside our pages, or under them, is the writer's own."""
    files = ["om/index.md", "metode/laes-mere.md", "assets/kernekatalog.css", "data/laes.txt", "metode.txt"]
    assert taken(site, [PurePosixPath(file) for file in files], CONTENT) == []


def test_no_folder_is_written_without_a_page_somebody_wrote(catalogue: Path, tmp_path: Path) -> None:
    """The command tells of the page and writes nothing."""
    page = catalogue / "content" / "metode.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Min metode\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["build", "--root", str(catalogue), "--out", str(tmp_path / "out")])
    assert told.exit_code == 1
    assert "content/metode.md:1:1: fejl page-taken" in told.output
    assert not (tmp_path / "out").exists()
