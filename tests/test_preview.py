"""What ``mkdocs serve`` shows between two saves."""

from pathlib import Path

from generator.preview import Preview
from generator.site import Site, build


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
