"""Browsed: what documents do in a browser that must do nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from generator.soundness import pages_of
from tests.browser.server import serve

OUR_SCHEMES = ("data:", "blob:", "about:", "file:")
"""Addresses that lead to no host."""

_RECORD = """
window.ran = [];
for (const name of ["alert", "prompt", "confirm", "print"]) window[name] = (...given) => ran.push([name, ...given]);
"""

_LOOK = """() => {
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

_VIOLATED = """
document.addEventListener("securitypolicyviolation", (event) =>
  violated(`${location.pathname}: ${event.effectiveDirective} ${event.blockedURI}`));
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of opening pages of a site under the policy that it is served with."""

    pages: int
    violations: list[str]
    """What the policy kept a page from."""
    asked: list[str]
    """Addresses of other hosts that a page asked for."""


def seen(browser: Browser, html: str) -> tuple[dict[str, Any], list[str]]:
    """Open a document without any policy; give what it did, and what it asked other hosts for."""
    context = browser.new_context(offline=True)
    context.add_init_script(_RECORD)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html, wait_until="load")
    found = page.evaluate(_LOOK)
    context.close()
    return found, [url for url in asked if not url.startswith(("about:", "data:"))]


def visit(browser: Browser, site: Path) -> Visit:
    """Open every page of a built site as a host serves it."""
    violations: list[str] = []
    asked: list[str] = []
    paths = ["404.html", *pages_of((site / "sitemap.xml").read_text(encoding="utf-8"))]
    with serve(site) as address:
        context = browser.new_context(base_url=address, reduced_motion="reduce")
        context.expose_function("violated", lambda told: violations.append(told))  # noqa: PLW0108 - Playwright marks it
        context.add_init_script(_VIOLATED)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        for path in paths:
            page.goto(f"/{path}")
        context.close()
        others = [url for url in asked if not url.startswith((f"{address}/", *OUR_SCHEMES))]
    return Visit(len(paths), violations, others)
