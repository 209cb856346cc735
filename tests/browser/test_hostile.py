"""Hostile texts in a browser, without the policy that would stop them: nothing may run even so."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.hostile import VALUES
from tests.hostile_pages import hostile

RECORD = """
window.ran = [];
for (const name of ["alert", "prompt", "confirm", "print"]) window[name] = (...given) => ran.push([name, ...given]);
"""

LOOK = """() => {
  const all = [...document.querySelectorAll("*")];
  const told = (elements) => elements.map((each) => each.outerHTML);
  const addresses = ["href", "src", "action"].flatMap((name) => all.map((each) => each.getAttribute(name)));
  const kind = (address) => new URL(address, "https://kernekataloget.example/aktiviteter/x/").protocol;
  const ours = "script:is([type='application/json'], [src^='../../assets/'])";
  const programs = `script:not(${ours}), iframe, object, embed, base, style, form:not([role])`;
  return {
    ran,
    handlers: told(all.filter((each) => [...each.attributes].some((one) => /^on/i.test(one.name)))),
    programs: told([...document.querySelectorAll(programs)]),
    links: addresses.filter((each) => each !== null && !["https:", "http:", "mailto:"].includes(kind(each))),
    broken: told([...document.querySelectorAll(".after")].filter((each) => each.parentElement !== document.body)),
    after: document.querySelectorAll(".after").length,
  };
}"""


def test_hostile_text_does_nothing_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    """Nothing runs, no handler, program or odd address stands in a page, and what follows stands whole."""
    made = hostile(tmp_path)
    found, asked = _seen(browser, made.html)
    assert found.pop("after") == made.html.count("<i class=after>") > 100
    assert found == {"ran": [], "handlers": [], "programs": [], "links": [], "broken": []}
    assert asked == []
    assert len(made.shown) > 500


def test_what_runs_would_be_seen(browser: Browser) -> None:
    """The same texts put into a page as they are run, and the test above would say so."""
    html = "".join(f"<div>{text}</div>" for text in (*VALUES[:5], *VALUES[12:18]))
    found, _ = _seen(browser, f"<!doctype html>{html}<a href='javascript:alert(1)'>x</a>")
    assert (len(found["ran"]) > 5, bool(found["handlers"]), bool(found["programs"])) == (True, True, True)
    assert "javascript:alert(1)" in found["links"]


def _seen(browser: Browser, html: str) -> tuple[dict[str, Any], list[str]]:
    """Open a document without any policy; give what it did, and what it asked other hosts for."""
    context = browser.new_context(offline=True)
    context.add_init_script(RECORD)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html, wait_until="load")
    found = page.evaluate(LOOK)
    context.close()
    return found, [url for url in asked if not url.startswith(("about:", "data:"))]
