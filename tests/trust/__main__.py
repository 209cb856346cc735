"""Everything that an outsider might try, tried and counted: ``make trust``."""

import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.real import ROOT
from tests.trust.browsed import Visit, seen, visit
from tests.trust.fuzz import TARGETS, fuzz
from tests.trust.hostile_pages import hostile_pages
from tests.trust.inputs import Inputs, tried
from tests.trust.kills import TIMES, Kills, killed
from tests.trust.twice import built_twice

PAGE = ROOT / "content" / "om" / "tillid.md"


@dataclass(frozen=True, slots=True)
class Figures:
    """What the run counted."""

    inputs: Inputs
    executed: int
    """Texts that ran, or left something in a page that could."""
    kills: Kills
    files: int
    """Files of the whole site, with the copy to unpack."""
    different: int
    """Bytes that differ between two builds of it."""
    visit: Visit
    fuzzed: dict[str, int]
    """How many files the fuzzer tried, by target; none where it cannot be installed."""

    @property
    def faults(self) -> int:
        """What must all be nothing, added up."""
        visited = len(self.visit.violations) + len(self.visit.asked)
        return (
            self.executed + len(self.inputs.misplaced) + self.kills.broken + self.kills.left + self.different + visited
        )


def main() -> int:
    """Try everything, write the page, and give 1 where a figure that must be nothing is not."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust", description=__doc__)
    parser.add_argument("--kills", type=int, default=TIMES, help="how many builds are killed (%(default)s)")
    parser.add_argument("--fuzz", type=int, default=120, help="seconds for each target of the fuzzer (%(default)s)")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures = counted(Path(name), kills=asked.kills, fuzz_seconds=asked.fuzz)
    for each in (*figures.visit.violations, *figures.visit.asked, *figures.inputs.misplaced):
        _say(each)
    text = page(figures)
    _say(text)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8")
    return 1 if figures.faults else 0


def counted(folder: Path, *, kills: int, fuzz_seconds: int) -> Figures:
    """Try everything in an empty folder, what takes long at once.

    Raises where the fuzzer finds something, with the file that did it.
    """
    inputs = tried(folder)
    html = hostile_pages(folder, inputs.shown)
    with ThreadPoolExecutor() as pool:
        killing = pool.submit(killed, folder / "drab", kills)
        fuzzing = pool.submit(_fuzzed, fuzz_seconds, folder)
        files, different = built_twice(ROOT, folder)
        for name, many in different.items():
            _say(f"{name}: {many} bytes")
        _say("every page in a browser")
        executed, visited = _browsed(html, folder / "et" / "site")
        _say("builds killed, and the fuzzer")
        return Figures(inputs, executed, killing.result(), files, sum(different.values()), visited, fuzzing.result())


def _browsed(html: str, site: Path) -> tuple[int, Visit]:
    """Give how much of a document ran or could, and what came of opening every page of a site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.ensure(playwright.chromium.executable_path),
            args=chromium.FLAGS,
            chromium_sandbox=not chromium.needs_no_sandbox(os.environ, os.geteuid()),
        )
        found, asked = seen(browser, html)
        visited = visit(browser, site)
        browser.close()
    return sum(len(found[each]) for each in ("ran", "handlers", "programs", "links", "broken")) + len(asked), visited


def _fuzzed(seconds: int, folder: Path) -> dict[str, int]:
    """Fuzz every target, where the fuzzer is."""
    there = find_spec("atheris") is not None and seconds > 0
    return {target: fuzz(target, seconds, folder) for target in TARGETS} if there else {}


def page(figures: Figures) -> str:
    """Write what was counted as the page that readers meet."""
    inputs, kills, number = figures.inputs, figures.kills, _danish
    rows = [
        ("Ondsindede tekster og filer, der blev prøvet", inputs.tried, ""),
        ("– afvist med den rigtige linje", inputs.refused, ""),
        ("– vist på en side som harmløs tekst", len(inputs.shown), ""),
        ("– afvist uden den rigtige linje", len(inputs.misplaced), "0"),
        ("– kørt i browseren, eller efterladt noget, der kunne", figures.executed, "0"),
        ("Udgivelser, der blev slået ihjel undervejs", kills.whole + kills.broken, ""),
        (
            "– hvor webstedet bagefter var helt, det gamle eller det nye",
            kills.whole,
            number(kills.whole + kills.broken),
        ),
        ("– heraf det gamle", kills.old, ""),
        ("– heraf det nye", kills.new, ""),
        ("Rester ved siden af webstedet efter den næste udgivelse", kills.left, "0"),
        ("Filer på hele webstedet, bygget to gange", figures.files, ""),
        ("– bytes, der er forskellige", figures.different, "0"),
        ("Sider åbnet i en browser med indholdspolitikken", figures.visit.pages, ""),
        ("– brud på politikken", len(figures.visit.violations), "0"),
        ("– spørgsmål til andre værter", len(figures.visit.asked), "0"),
        *((f"Filer, fuzzeren lavede og prøvede: {NAMES[name]}", many, "") for name, many in figures.fuzzed.items()),
    ]
    table = "".join(f"| {name} | {number(many)} | {wanted} |\n" for name, many, wanted in rows)
    fuzzed = "" if figures.fuzzed else "Fuzzeren atheris findes ikke til denne maskine og blev sprunget over.\n\n"
    return HEAD + TOLD.format(day=f"{datetime.now(tz=UTC):%Y-%m-%d}", commit=_commit(), table=table, fuzzed=fuzzed)


NAMES = {"yaml": "en post", "bibtex": "referencerne", "site": "en post, og hele webstedet bygget med den"}

HEAD = """\
---
title: Tillid
description: Hvad der er prøvet for at ødelægge webstedet eller få noget til at køre på det, og hvad der skete.
---

<!-- Skrevet af `make trust`. -->

"""

TOLD = """\
Posterne kommer fra mange, og siderne bliver brugt af myndigheder. Derfor prøver et program at ødelægge webstedet, og
tallene her er talt af det, ikke skrevet af nogen. Hvad der er lovet, og hvordan en fejl bliver meldt, står i
`SECURITY.md` ved koden.

Talt {day} ved ændring `{commit}`.

| Hvad | Antal | Skal være |
| --- | --- | --- |
{table}
{fuzzed}## Hvad der er prøvet

**Tekster og filer.** Egne tekster og filer, blandt dem alle de veje forbi et filter, som
[OWASP beskriver](https://cheatsheetseries.owasp.org/cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.html), og
[Big List of Naughty Strings](https://github.com/minimaxir/big-list-of-naughty-strings). Hver tekst er sat ind som
titel, linje, liste og Markdown i en post. Siderne er åbnet i Chromium *uden* den indholdspolitik, som ellers ville
standse et script.

**Udgivelser.** `kernekatalog publish` er slået ihjel midt i arbejdet, halvdelen af gangene omkring det øjeblik, hvor
det nye websted tager det gamles plads. Det, der bagefter ligger til læserne, er holdt op mod det gamle og det nye, byte
for byte.

**To bygninger.** Den samme ændring er bygget i to mapper med hvert sit navn, 400 dage fra hinanden, i hver sin
tidszone, med hvert sit sprog og med filer af hver sin alder. Sammenligningen tager alt med: sider, tabeller, database,
søgning, sitemap og kopien til at pakke ud.

**Sider i en browser.** Hver side på webstedet er åbnet med den strenge indholdspolitik fra `_headers`.

**Fuzzeren** [atheris](https://github.com/google/atheris) laver nye filer af rigtige og ser, hvilke linjer i programmet
de når. En fil, der får programmet til at fejle, dø, gå i stå eller sige noget uden et sted, ville have standset
kørslen.
"""


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _danish(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
