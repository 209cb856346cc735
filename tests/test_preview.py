"""What ``mkdocs serve`` shows between two saves."""

from pathlib import Path

from generator.preview import Preview
from generator.site import Site, build
from tests.doors import MKDOCS, repository, run

SAVES = """\
import shutil, sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config()
config.plugins.on_startup(command="serve", dirty=False)
for save in sys.argv[1:]:
    exec(save)
    build(load_config())
    shutil.copytree("site", f"site-{sys.argv.index(save)}")
"""
"""What ``mkdocs serve`` does at each save, without the server."""
RECORD = Path("katalog", "activities", "eksempel-lektiehjaelp.yml")


def test_while_a_record_is_broken_the_last_good_site_is_shown_with_the_mistakes(tmp_path: Path) -> None:
    """Pages stay as they were and tell what is wrong; when it is mended, they follow and say nothing."""
    made = repository(tmp_path)
    (made.root / "mkdocs.yml").write_text(f"{MKDOCS}plugins: [kernekatalog: {{root: katalog}}]\n", encoding="utf-8")
    (made.root / "saves.py").write_text(SAVES, encoding="utf-8")
    file = f"Path({str(RECORD)!r})"
    breaking = f"text = {file}.read_text('utf-8'); {file}.write_text(text.replace('themes:', 'temaer:'), 'utf-8')"
    mending = f"{file}.write_text(text.replace('Eksempel på', 'Nyt eksempel på'), 'utf-8')"
    done = run("saves", "pass", breaking, mending, cwd=made.root)
    assert done.returncode == 0, done.stderr
    page = Path("aktiviteter", "eksempel-lektiehjaelp", "index.html")
    first, broken, mended = ((made.root / f"site-{each}" / page).read_text(encoding="utf-8") for each in (1, 2, 3))
    assert "kk-broken" not in first
    assert "Kataloget har fejl." in broken
    assert "activities/eksempel-lektiehjaelp.yml:" in broken.partition("kk-broken")[2].partition("</pre>")[0]
    assert first.partition("<main")[2] == broken.partition("<main")[2]
    assert "kk-broken" not in mended
    assert "Nyt eksempel på" in mended


def test_a_site_is_made_again_only_when_something_it_is_made_from_has_changed(site: Site, tmp_path: Path) -> None:
    """The same files asked for alike give the same site; another byte, name or question a new one."""
    made: list[str] = []

    def make() -> Site:
        made.append("once more")
        return site

    preview = Preview()
    (tmp_path / "a.yml").write_text("a", encoding="utf-8")
    preview.newest([tmp_path], make, asked="da")
    preview.newest([tmp_path], make, asked="da")
    assert len(made) == 1
    (tmp_path / "a.yml").write_text("b", encoding="utf-8")
    preview.newest([tmp_path], make, asked="da")
    (tmp_path / "a.yml").rename(tmp_path / "b.yml")
    preview.newest([tmp_path], make, asked="da")
    preview.newest([tmp_path], make, asked="en")
    assert len(made) == 4


def test_a_catalogue_that_was_never_sound_shows_its_sound_records(catalogue: Path) -> None:
    """Where there is no earlier site without errors, the newest is what there is to show."""
    (catalogue / "activities" / "eksempel-fejl.yml").write_text("title: Halv\n", encoding="utf-8")
    preview = Preview()
    newest = preview.newest([catalogue], lambda: build(catalogue), asked="")
    assert preview.shown is newest
    assert not preview.is_earlier


def test_a_site_shown_in_place_of_a_broken_one_is_an_earlier_one(catalogue: Path) -> None:
    """Only then may it be said that the pages are as they were before."""
    preview = Preview()
    sound = preview.newest([catalogue], lambda: build(catalogue), asked="")
    (catalogue / "activities" / "eksempel-fejl.yml").write_text("title: Halv\n", encoding="utf-8")
    preview.newest([catalogue], lambda: build(catalogue), asked="")
    assert preview.shown is sound
    assert preview.is_earlier
