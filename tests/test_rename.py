"""A record that gets another id keeps all that names it, and its old address leads on."""

from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from generator.catalogue import Catalogue
from generator.cli import main
from generator.link import links_in
from generator.offline import offline
from generator.site import read
from tests.doors import Repository, files_of, repository

OLD = "eksempel-lektiehjaelp"


@pytest.fixture
def sound(tmp_path: Path) -> Repository:
    """A repository without errors."""
    return repository(tmp_path)


def rename(of: Repository, *arguments: str) -> Result:
    """Rename a record of the repository."""
    return CliRunner().invoke(main, ["rename", "--root", str(of.catalogue), *arguments])


def named(catalogue: Catalogue, kind: str, record_id: str) -> int:
    """Count the links to a record."""
    records = [*catalogue.activities.values(), *catalogue.evaluations.values(), *catalogue.areas.values()]
    found = [link for record in records for link in links_in(record)]
    return sum((link.kind, link.target) == (kind, record_id) for link in found)


def test_every_link_follows_and_nothing_else_changes(sound: Repository) -> None:
    """With the new id put back to the old, every file is byte for byte what it was, but for the page left behind."""
    before = files_of(sound.catalogue)
    links = named(read(sound.catalogue).catalogue, "activities", OLD)
    assert links
    assert rename(sound, OLD, "nyt-navn").exit_code == 0
    reading = read(sound.catalogue)
    assert not [problem for problem in reading.problems if problem.severity == "error"]
    assert named(reading.catalogue, "activities", "nyt-navn") == links
    assert named(reading.catalogue, "activities", OLD) == 0
    after = dict(files_of(sound.catalogue))
    assert after.pop(f"content/aktiviteter/{OLD}.md")
    back = {
        name.replace("nyt-navn", OLD): content.replace(b"nyt-navn", OLD.encode()) for name, content in after.items()
    }
    assert back == before


@pytest.mark.parametrize("kind", ["areas", "indicators"])
def test_tables_follow_too(sound: Repository, kind: str) -> None:
    """An area or an indicator with numbers has as many of them afterwards, under its new id."""
    catalogue = read(sound.catalogue).catalogue
    column = kind.removesuffix("s")
    rows = [row for of_snapshot in catalogue.observations.values() for row in of_snapshot]
    old = getattr(rows[0], column)
    assert rename(sound, old, "nyt-navn", "--kind", kind).exit_code == 0
    again = read(sound.catalogue).catalogue
    after = [row for of_snapshot in again.observations.values() for row in of_snapshot]
    count = sum(getattr(row, column) == old for row in rows)
    assert sum(getattr(row, column) == "nyt-navn" for row in after) == count > 0


def test_old_address_leads_on_without_script(sound: Repository) -> None:
    """The page left behind sends readers and search engines to the new one, in the copy without a server too."""
    assert rename(sound, OLD, "mellem").exit_code == 0
    assert rename(sound, "mellem", "nyt-navn").exit_code == 0
    built = sound.mkdocs("--strict")
    assert built.returncode == 0, built.stderr
    site = sound.root / "site"
    for old in (OLD, "mellem"):
        html = (site / "aktiviteter" / old / "index.html").read_text(encoding="utf-8")
        assert '<meta http-equiv="refresh" content="0; url=../nyt-navn/">' in html
        assert '<link rel="canonical" href="https://www.example.org/aktiviteter/nyt-navn/">' in html
        assert 'href="../nyt-navn/">nyt-navn</a>' in html
        page = PurePosixPath("aktiviteter", old, "index.html")
        copy = offline({page: html.encode()})[page]
        assert b'content="0; url=../nyt-navn/index.html"' in copy
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("aktiviteter/nyt-navn/<") == 1
    assert OLD not in sitemap


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([OLD + "p", "nyt"], f"Mente du {OLD}?", id="a record that is not there"),
        pytest.param([OLD, "eksempel-jobhjaelp"], "findes allerede", id="an id that is taken"),
        pytest.param([OLD, "../ud"], "kan ikke være et id", id="an id that is none"),
    ],
)
def test_what_cannot_be_renamed_stays(sound: Repository, arguments: list[str], said: str) -> None:
    """The command says why, and every file is as it was."""
    before = files_of(sound.catalogue)
    answer = rename(sound, *arguments)
    assert answer.exit_code == 2
    assert said in " ".join(answer.stderr.split())
    assert files_of(sound.catalogue) == before


def test_broken_catalogue_is_not_renamed_in(sound: Repository) -> None:
    """Links in a record that cannot be read would be left behind, so nothing is done."""
    sound.break_a_record()
    before = files_of(sound.catalogue)
    assert rename(sound, OLD, "nyt-navn").exit_code == 1
    assert files_of(sound.catalogue) == before


def test_syntheses_follow_the_sample_of_a_renamed_study(sound: Repository) -> None:
    """A synthesis names the people of its studies; where they go by the study's id, they go by its new one."""
    path = sound.catalogue / "evidence" / "evaluations" / "eksempel2019samlet.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("andre-skoler]", "andre-skoler, eksempel-2020-jobforsoeg]"), "utf-8"
    )
    assert rename(sound, "eksempel-2020-jobforsoeg", "nyt-navn").exit_code == 0
    assert "includes: [eksempel-skoler, eksempel-andre-skoler, nyt-navn]" in path.read_text(encoding="utf-8")


def test_sample_with_an_id_of_its_own_keeps_it(sound: Repository) -> None:
    """What a synthesis names is then not the study's id, whatever it is like."""
    path = sound.catalogue / "evidence" / "evaluations" / "eksempel2019samlet.yml"
    assert rename(sound, "eksempel2015forsoeg", "nyt-navn").exit_code == 0
    assert "includes: [eksempel-skoler, eksempel-andre-skoler]" in path.read_text(encoding="utf-8")
