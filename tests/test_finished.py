"""Pages whose blocks are HTML already: the host makes their headings, and the page is what it would make of all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator.finished import take_apart
from generator.site import Site

EXTENSIONS = ["attr_list", "tables", "toc"]
SETTINGS = {"toc": {"permalink": True}}


def test_woven_pages_are_those_that_markdown_makes_of_the_whole(site: Site) -> None:
    """Byte for byte: each page of the example, its headings made alone, is what Python-Markdown makes of the page."""
    different = [page.address for page in site.pages if _woven(page.body) != _made(page.body.strip())]
    assert different == []


def test_what_looks_like_a_heading_in_an_element_is_text() -> None:
    """A line that a contributor began with a hash, in an element of the template, stays where it is."""
    body = "<p>First\n# not a heading { #mine }\n</p>\n\n## A heading { #real }\n\n<p>Last<br>\n# nor this</p>\n"
    assert take_apart(body).headings == ["## A heading { #real }"]
    assert take_apart(body).blocks == [
        "<p>First\n# not a heading { #mine }\n</p>\n",
        "<p>Last<br>\n# nor this</p>",
    ]


def test_anchors_are_those_of_the_blocks() -> None:
    """What other pages may link to inside the HTML is known without the host's reading it."""
    assert take_apart('<p id="a">x</p>\n\n## H { #h }\n\n<ul><li id="b">y</li></ul>').anchors == {"a", "b"}


def test_a_host_that_adds_to_the_headings_is_told() -> None:
    """Headings that come back as more lines cannot be put in their places, and no page is guessed."""
    with pytest.raises(ValueError, match="1 headings have become 2 lines"):
        take_apart("## H").woven("<h2>H</h2>\n<p>more</p>")


@given(st.lists(st.sampled_from(["## One { #one }", "### Two", "<p>a\n# b</p>", "<ul>\n<li>c<br></li>\n</ul>"])))
def test_any_order_of_blocks_and_headings_is_woven_as_markdown_does(pieces: list[str]) -> None:
    """Headings first, last, side by side or none: with empty lines between, nothing is lost or moved."""
    body = "\n\n".join(pieces)
    assert _woven(body) == _made(body)


def _woven(body: str) -> str:
    page = take_apart(body)
    return page.woven(_made(page.markdown))


def _made(document: str) -> str:
    return Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS).convert(document)
