"""The content policy: what it allows, and that whatever else stands in a page is seen."""

import re

import pytest

from generator.policy import INLINE_SCRIPTS, breaches, content_policy, hash_of
from tests.real import ROOT

THEME = ROOT / "generator" / "theme" / "partials" / "javascripts"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p style="color: red">x</p>', ["style="]),
        ("<p class='a'\nSTYLE='color: red'>x</p>", ["STYLE="]),
        ('<img src="x" onerror="alert(1)">', ["onerror="]),
        ("<style>p { color: red }</style>", ["<style>"]),
        ("<script>alert(1)</script>", ["<script> sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=: alert(1)"]),
        ("<SCRIPT type='text/javascript'>alert(1)</SCRIPT>", [f"<script> {hash_of('alert(1)')}: alert(1)"]),
        ("<script>alert(1)</script><b onclick=x>", [f"<script> {hash_of('alert(1)')}: alert(1)", "onclick="]),
    ],
)
def test_what_the_policy_forbids_is_seen(html: str, found: list[str]) -> None:
    """Inline scripts that nobody has listed, inline styles and handlers are named."""
    assert list(breaches(html)) == found


@pytest.mark.parametrize(
    "html",
    [
        '<script src="../assets/x.js"></script>',
        '<script type="module" src="../assets/x.js"></script>',
        '<script id="__config" type="application/json">{"a": "<b onclick=x>"}</script>',
        '<script type="application/ld+json">{}</script>',
        "<p>style=color:red and onclick=x are text here</p>",
        '<link rel="stylesheet" href="x.css">',
        '<a data-style="x" class="on">x</a>',
    ],
)
def test_what_the_policy_allows_is_passed(html: str) -> None:
    """Scripts of files, data and plain text are no breach."""
    assert list(breaches(html)) == []


def test_our_own_partial_is_listed() -> None:
    """The script that we have in place of the theme's is the one that somebody has read."""
    (script,) = re.findall(r"<script[^>]*>(.*?)</script>", (THEME / "base.html").read_text(encoding="utf-8"))
    assert hash_of(script) in INLINE_SCRIPTS


def test_policy_allows_nothing_inline_beyond_the_list() -> None:
    """No keyword that would let any inline script, style or eval pass stands in it, and nothing of another host."""
    for place in ("header", "page"):
        policy = content_policy(place)
        assert "unsafe" not in policy
        assert "http" not in policy
        assert policy.startswith("default-src 'none'; ")
        assert ("frame-ancestors" in policy) == (place == "header")
