"""How long areas take: ``python -m benchmarks.areas``. A made-up catalogue on disk, the same one for the same seed."""

import argparse
import re
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from generator.problem import Severity
from generator.site import Site, build

RULE = Path(__file__).parents[1] / "evidence" / "grading.yml"
SOURCE = "{title: A page, url: 'https://www.example.org'}"
FRAME_BYTES = 25_000
"""About what the theme puts around a page."""


def main() -> None:
    """Measure loading, checking and rendering, for a tenth of the areas too: growth shows what is not linear."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.areas", description=__doc__)
    parser.add_argument("--areas", type=int, default=1000, help="how many areas (%(default)s)")
    parser.add_argument("--indicators", type=int, default=25, help="how many indicators (%(default)s)")
    parser.add_argument("--years", type=int, default=15, help="how many years (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other numbers (%(default)s)")
    asked = parser.parse_args()
    measured = []
    for areas in (asked.areas // 10, asked.areas):
        with tempfile.TemporaryDirectory() as folder:
            write_catalogue(Path(folder), areas, asked.indicators, asked.years, Random(asked.seed))  # noqa: S311
            measured.append(_measure(Path(folder), areas * asked.indicators * asked.years))
    _say(f"growth of time from a tenth of the areas: {measured[1] / measured[0]:.1f} x")


def _measure(root: Path, values: int) -> float:
    start = perf_counter()
    site = build(root)
    profiles = list(_made(site))
    seconds = perf_counter() - start
    errors = [problem for problem in site.problems if problem.severity == Severity.ERROR]
    assert not errors, errors[:3]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    _say(f"{values} values: {seconds:6.1f} s, {memory:5.2f} GiB at most, {len(site.pages)} pages")
    _say(f"{'':8}largest profile {(max(profiles) + FRAME_BYTES) / 1024:.0f} KiB with the theme's frame")
    return seconds


def _made(site: Site) -> Iterator[int]:
    """Make every page and file as the doors do, and give the bytes of each profile."""
    for page in site.pages:
        made = len(page.markdown.encode())
        for file in page.files:
            assert file.content, file.path
        if re.fullmatch("omraader/area-[0-9]+/", page.address):
            yield made
    assert sum(len(download.content) for download in site.exported)


def write_catalogue(root: Path, areas: int, indicators: int, years: int, random: Random) -> None:
    """Write estates in ten municipalities, each with every indicator in every year, and what they are compared with."""
    for folder in ("activities", *(f"evidence/{each}" for each in ("indicators", "areas", "snapshots", "outcomes"))):
        (root / folder).mkdir(parents=True)
    evidence = root / "evidence"
    (evidence / "grading.yml").write_text(RULE.read_text(encoding="utf-8"), encoding="utf-8")
    (evidence / "references.bib").write_text("", encoding="utf-8")
    for number in range(indicators):
        better = ("lower", "higher", "none")[number % 3]
        (evidence / "indicators" / f"indicator-{number}.yml").write_text(
            f"title: Share number {number} of those who live there\ndefinition: What it is.\nunit: pct.\nkind: share\n"
            f"better: {better}\ndescribes_areas: {str(number < 8).lower()}\nsource: {SOURCE}\nregister: A register\n"
            f"breaks: [{{from: '2018', why: Counted anew.}}]\n"
            f"thresholds: [{{list: a list, from: 2018-12-01, op: '>', value: 40, source: {SOURCE}}}]\n",
            encoding="utf-8",
        )
    places = [("country", "country", ""), *((f"town-{number}", "municipality", "") for number in range(10))]
    places += [
        (f"area-{number}", "housing_area", f"compare_with: [town-{number % 10}, country]\n") for number in range(areas)
    ]
    for place, kind, more in places:
        (evidence / "areas" / f"{place}.yml").write_text(
            f"title: Place {place}\nkind: {kind}\n{more}", encoding="utf-8"
        )
    for year in range(2024 - years, 2024):
        name = f"{year}-12-01-numbers"
        (evidence / "snapshots" / f"{name}.yml").write_text(
            f"title: Numbers of {year}\npublisher: An office\nurl: https://www.example.org/{year}\n", encoding="utf-8"
        )
        rows = ["area,indicator,period,value,numerator,denominator,status,source_kind"]
        for place, *_ in places:
            for number in range(indicators):
                part, whole = random.randint(50, 950), 1000
                rows.append(f"{place},indicator-{number},{year},{part / 10},{part},{whole},final,register")
        (evidence / "snapshots" / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
