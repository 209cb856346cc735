"""Hostile texts in a browser, without the policy that would stop them: nothing may run even so."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.trust.browsed import seen, visit
from tests.trust.hostile import VALUES
from tests.trust.hostile_pages import hostile_pages
from tests.trust.inputs import tried


def test_hostile_text_does_nothing_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    """Nothing runs, no handler, program or odd address stands in a page, and what follows stands whole."""
    inputs = tried(tmp_path)
    html = hostile_pages(tmp_path, inputs.shown)
    found, asked = seen(browser, html)
    assert found.pop("after") == html.count("<i class=after>") > 250
    assert found == {"ran": [], "handlers": [], "programs": [], "links": [], "broken": []}
    assert asked == []
    assert len(inputs.shown) > 700


def test_what_runs_would_be_seen(browser: Browser) -> None:
    """The same texts put into a page as they are run, and the test above would say so."""
    html = "".join(f"<div>{text}</div>" for text in (*VALUES[:5], *VALUES[12:18]))
    found, _ = seen(browser, f"<!doctype html>{html}<a href='javascript:alert(1)'>x</a>")
    assert (len(found["ran"]) > 5, bool(found["handlers"]), bool(found["programs"])) == (True, True, True)
    assert "javascript:alert(1)" in found["links"]


def test_what_a_page_is_kept_from_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    """A script that the policy stops is a violation, and a picture of another host that it lets through a request."""
    policy = "script-src 'none'; img-src *"
    (tmp_path / "_headers").write_text(f"/*\n  Content-Security-Policy: {policy}\n", encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<loc>https://www.example.org/a.html</loc>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    page = "<!doctype html><script>alert(1)</script><img src=http://127.0.0.1:9/x.png>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    visited = visit(browser, tmp_path)
    assert visited.pages == 2
    assert visited.violations == ["/a.html: script-src-elem inline"]
    assert visited.asked == ["http://127.0.0.1:9/x.png"]
