"""How well the search finds what people look for, beside two others: ``python -m benchmarks.search``."""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page

from benchmarks.browsing import opened
from generator import site
from generator.search.entries import record_entries
from generator.search.entry import Entry
from generator.search.index import index
from generator.search.vocabulary import concepts
from generator.words import load_words
from tests.browser.searching import Worker, addresses
from tests.search.judged import Half, Query, fit, queries, score

ROOT = Path(__file__).parents[1]

Ask = Callable[[Sequence[str]], Sequence[tuple[Sequence[str], float]]]
"""Gives the pages of each query's answer, best first, and the milliseconds it took."""

PAGEFIND = """async (queries) => {
  globalThis.pagefind ??= await import("/pagefind/pagefind.js");
  const all = [];
  for (const query of queries) {
    const begun = performance.now();
    const { results } = await pagefind.search(query);
    const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    all.push([data.map(({ url }) => url.replace(/^[/]/, "")), performance.now() - begun]);
  }
  return all;
}"""

MODULE = """async ([text, queries]) => {
  const { engine } = await import("/assets/search/engine.js");
  const begun = performance.now();
  const made = engine(JSON.parse(text));
  const first = performance.now() - begun;
  const times = [];
  for (const query of [...queries, ...queries]) {
    const start = performance.now();
    made.answer(query);
    times.push(performance.now() - start);
  }
  return [first, times.slice(queries.length)];
}"""


@dataclass(frozen=True, slots=True)
class System:
    """A search to be measured."""

    name: str
    path: str
    """The page it is asked from."""
    open: Callable[[Page], Ask]
    at_load: Sequence[str]
    """What a page fetches for it before anybody searches, the worker left out."""


def main() -> None:
    """Build the site once, ask every system the same queries on it, and print a table; then how ours grows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[200, 1000], help="made-up sites of so many pages")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other pages (%(default)s)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, "site")
        themes_worker = _build(built)
        heads = ("nDCG@10", "rec@5", "MRR@10", "empty", "false", "first", "p50", "p95 ms", "at load", "+kB gz")
        _say(" " * 37 + "".join(f"{head:>8}" for head in heads))
        for half in ("tuning", "checking"):
            for system in _systems(themes_worker):
                _measure(system, half, built)
        with opened(built, "blank.html") as page:
            for pages in asked.pages:
                _grow(page, pages, asked.seed)


def _build(built: Path) -> str:
    """Build the site with all three searches; gives the address of the theme's worker."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(built), hooks=["benchmarks/theme_index.py"])
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    command = [sys.executable, "-m", "pagefind", "--site", str(built), "--quiet"]
    subprocess.run(command, check=True)  # noqa: S603  # the program is ours to name
    # Pagefind runs WebAssembly, which the site's policy does not allow.
    (built / "_headers").write_text("/*\n", encoding="utf-8")
    (built / "blank.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    theirs = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    (built / "stub.json").write_text(json.dumps({**theirs, "docs": []}), encoding="utf-8")
    (worker,) = (built / "assets" / "javascripts" / "workers").glob("search.*.js")
    return f"/{worker.relative_to(built)}"


def _systems(themes_worker: str) -> Iterator[System]:
    def ask_worker(script: str | None) -> Callable[[Page], Ask]:
        def start(page: Page) -> Ask:
            worker = Worker(page, script)
            return lambda texts: [(addresses(each), each["milliseconds"]) for each in worker.ask(texts)]

        return start

    def ask_pagefind(page: Page) -> Ask:
        def ask(texts: Sequence[str]) -> Sequence[tuple[Sequence[str], float]]:
            answered: Sequence[tuple[Sequence[str], float]] = page.evaluate(PAGEFIND, list(texts))
            return answered

        return ask

    yield System("Kernekataloget", "om/", ask_worker(None), ["assets/search/box.js", "stub.json"])
    yield System("Material for MkDocs, lang da", "om/", ask_worker(themes_worker), ["search/search_index.json"])
    yield System("Pagefind", "blank.html", ask_pagefind, [])


def _measure(system: System, half: Half, built: Path) -> None:
    asked = queries(half)
    with opened(built, system.path) as page:
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url.split("/", 3)[3].partition("?")[0]))
        ask = system.open(page)
        (_, first), *_ = ask(["opvarmning"])
        # The theme's whole index counts as fetched at load, which is where it is fetched.
        later = {path for path in fetched if "worker" not in path} - {"search/search_index.json"}
        answers = ask([query.text for query in asked])
    times = [each for _, each in answers]
    summed = score([fit(query, pages) for query, (pages, _) in zip(asked, answers, strict=True)])
    shares = (summed.ndcg, summed.recall, summed.reciprocal_rank, summed.empty, summed.false_hits)
    quality = "".join(f"{each:8.3f}" for each in shares)
    speed = "".join(f"{each:8.1f}" for each in (first, median(times), quantiles(times, n=20)[-1]))
    sizes = [sum(_kb((built / path).read_bytes()) for path in paths) for paths in (system.at_load, later)]
    _say(f"{half:9}{system.name:28}{quality}{speed}{sizes[0]:8.1f}{sizes[1]:8.1f}")


def _grow(page: Page, pages: int, seed: int) -> None:
    """Print what a made-up site of so many pages costs."""
    reading, words = site.build(ROOT), load_words("da")
    entries = list(record_entries(reading.catalogue, reading.grades, words))
    # Not for secrets: the same seed is to make the same pages.
    grown = list(islice(_made_up(entries, Random(seed)), pages))  # noqa: S311
    text = index(grown, concepts(reading.catalogue), "", words)
    both: list[Query] = [*queries("tuning"), *queries("checking")]
    first, times = page.evaluate(MODULE, [text, [query.text for query in both]])
    speed = f"engine made in {first:.0f} ms, p50 {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms"
    _say(f"{len(grown)} pages: index {_kb(text.encode()):.0f} kB, {speed}")


def _made_up(entries: Sequence[Entry], random: Random) -> Iterator[Entry]:
    """Give the site's entries, then more of them whose sentences come from anywhere on the site."""
    yield from entries
    sentences = [each for entry in entries for each in f"{entry.lead} {entry.text}".split(". ")]
    while True:
        one, other = random.choice(entries), random.choice(entries)
        count = len(f"{one.lead} {one.text}".split(". "))
        words = " ".join(random.choices(sentences, k=count)).split()
        random.shuffle(words)
        title = " ".join([*one.title.split()[:3], *other.title.split()[-3:]])
        address = f"{one.address}{random.randrange(10**9)}/"
        yield replace(one, address=address, title=title, lead="", text=" ".join(words), about=other.about)


def _kb(content: bytes) -> float:
    return len(gzip.compress(content, 9)) / 1000


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
