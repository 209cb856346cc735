"""The page of licences: everything that builds the site or is in it, as the packages tell."""

from tests.trust.licences import INSIDE_THEME, PAGE, inside_theme, page, pins


def test_page_is_that_of_the_locks() -> None:
    """A package that came, went or got another version or licence is on the page: `make licences`."""
    before = PAGE.read_text(encoding="utf-8")
    assert page(before) == before, "run `make licences`"
    assert len(pins()) > 30


def test_everything_inside_the_theme_is_listed() -> None:
    """A theme with something new in it is not shipped before somebody has read that licence."""
    assert inside_theme() == INSIDE_THEME.keys()
