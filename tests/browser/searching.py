"""Searching: the site's own search worker in a browser, asked as the theme asks it."""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

_START = """async (script) => {
  const { search, base } = JSON.parse(document.getElementById("__config").textContent);
  const index = await (await fetch(new URL("search/search_index.json", new URL(base + "/", location)))).json();
  const worker = new Worker(script ?? search);
  const next = (type) => new Promise((resolve) => {
    const hear = ({ data }) => {
      if (data.type !== type) return;
      worker.removeEventListener("message", hear);
      resolve(data.data);
    };
    worker.addEventListener("message", hear);
  });
  const isReady = next(1);
  worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  await isReady;
  globalThis.ask = async (query) => {
    const answer = next(3);
    const begun = performance.now();
    worker.postMessage({ type: 2, data: query });
    return { ...(await answer), milliseconds: performance.now() - begun };
  };
}"""

_ASK = "async (queries) => { const all = []; for (const each of queries) all.push(await ask(each)); return all; }"


class Worker:
    """The search worker that a page of the site names, or another by its address, started anew."""

    def __init__(self, page: Page, script: str | None = None) -> None:
        """Start it on a page that is open."""
        page.evaluate(_START, script)
        self._page = page

    def ask(self, queries: Sequence[str]) -> list[dict[str, Any]]:
        """Give the answer to each query: the theme's items, what the box adds, and milliseconds."""
        answers: list[dict[str, Any]] = self._page.evaluate(_ASK, list(queries))
        return answers


def addresses(answer: dict[str, Any]) -> list[str]:
    """Give the pages of an answer, best first, from the site's root."""
    return [group[0]["location"] for group in answer["items"]]
