"""Parts of pages that are made once for many."""

from itertools import product

import pytest
from mkdocs.utils import get_relative_url

from generator.once import Once, Ways

LISTED = ["", "om/", "om/metode/", "aktiviteter/"]


def test_part_is_made_once_for_all_that_it_is_made_from() -> None:
    """The second time it is asked for of the same, nobody makes it; of another thing it is made."""
    made = iter(["one", "two"])
    once = Once()
    asked = [once("nav", depth, caller=lambda: next(made)) for depth in ("..", "../..", "..", "../..")]
    assert asked == ["one", "two", "one", "two"]


@pytest.mark.parametrize(
    ("address", "shared"),
    [
        ("om/", None),
        ("", None),
        ("om/tal/", "om/"),
        ("om/metode/x/y/", "om/metode/"),
        ("data/x/", ""),
        ("aktiviteter/om/", "aktiviteter/"),
        ("om.html", ""),
    ],
)
def test_shared_folder_is_the_deepest(address: str, shared: str | None) -> None:
    """A page of the list has none: it is marked where it stands."""
    assert Ways(LISTED).shared(address) == shared


def test_pages_with_the_same_way_have_the_same_links() -> None:
    """As MkDocs makes relative links, from any page to any of the list."""
    names = ("om", "metode", "aktiviteter", "x")
    pages = ["".join(f"{name}/" for name in path) for depth in range(4) for path in product(names, repeat=depth)]
    ways = Ways(LISTED)
    links: dict[tuple[int, str], set[tuple[str, ...]]] = {}
    for page in pages:
        if (way := ways.shared(page)) is not None:
            made = tuple(get_relative_url(target, page) for target in LISTED)
            links.setdefault((page.count("/"), way), set()).add(made)
    assert len(links) > 5
    assert {len(each) for each in links.values()} == {1}
