"""How long areas take: ``python -m benchmarks.areas``. A made-up catalogue on disk, the same one for the same seed."""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import process_time, sleep

from generator.commands.halves import in_halves
from generator.problem import Severity
from generator.site import build
from generator.waste import keeping_all
from generator.write import write

RULE = Path(__file__).parents[1] / "evidence" / "grading.yml"
SOURCE = "{title: A page, url: 'https://www.example.org'}"
FRAME_BYTES = 25_000
"""About what the theme puts around a page."""

MOST_SECONDS, MOST_GIB, MOST_PROFILE_KB = 60, 2, 150
"""What a thousand areas with 25 indicators over 15 years may take."""
MOST_GROWTH = 12
"""Ten times the areas may take little more than ten times as long."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one catalogue took."""

    seconds: float
    """On two cores with nothing else to do."""
    work: float
    """Seconds of both processes together."""
    gib: float
    """The most memory that both had together."""
    profile_kb: float
    """The largest profile, with the theme's frame."""

    def __str__(self) -> str:
        """Tell it in a line."""
        return f"{self.seconds:.1f} s on two cores ({self.work:.1f} s of work), {self.gib:.2f} GiB at most"


def main() -> None:
    """Measure loading, checking and writing, for a tenth of the areas too: growth shows what is not linear."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.areas", description=__doc__)
    parser.add_argument("--areas", type=int, default=1000, help="how many areas (%(default)s)")
    parser.add_argument("--indicators", type=int, default=25, help="how many indicators (%(default)s)")
    parser.add_argument("--years", type=int, default=15, help="how many years (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other numbers (%(default)s)")
    parser.add_argument("--build", type=Path, help="build the catalogue in this folder, and say how long it took")
    asked = parser.parse_args()
    if asked.build:
        _build(asked.build)
        return
    measured = []
    for areas in (asked.areas // 10, asked.areas):
        with tempfile.TemporaryDirectory() as folder:
            write_catalogue(Path(folder), areas, asked.indicators, asked.years, Random(asked.seed))  # noqa: S311
            measured.append(_measure(Path(folder)))
        _say(f"{areas * asked.indicators * asked.years} values: {measured[-1]}")
    small, large = measured
    held = [
        _holds("seconds on two cores", large.seconds, MOST_SECONDS),
        _holds("GiB of memory", large.gib, MOST_GIB),
        _holds("KB of HTML in the largest profile", large.profile_kb, MOST_PROFILE_KB),
        _holds("times as long as a tenth of the areas", large.work / small.work, MOST_GROWTH),
    ]
    sys.exit(not all(held))


def _holds(what: str, found: float, most: float) -> bool:
    _say(f"{'held' if found <= most else 'NOT HELD':8} {found:6.2f} of at most {most} {what}")
    return found <= most


def _measure(root: Path) -> Measured:
    """Build in a process of its own, and add up now and then what it and its second process hold in memory."""
    command = [sys.executable, "-m", "benchmarks.areas", "--build", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - this very module
        most = 0
        while running.poll() is None:
            most = max(most, sum(map(_resident, _family(running.pid))))
            sleep(0.5)
        assert running.stdout
        written = running.stdout.read()
    assert not running.returncode, written
    seconds, work = map(float, written.split())
    largest = max(each.stat().st_size for each in (root / "out" / "omraader").glob("area-*.md"))
    return Measured(seconds, work, most / 1024**2, (largest + FRAME_BYTES) / 1000)


def _build(root: Path) -> None:
    """Load, check and write as ``kernekatalog build`` does.

    Seconds are those of the processor, so that what else the machine does counts for little: what the first process
    took alone, and then what the one of the two took that took longest.
    """
    with keeping_all():
        site = build(root)
    errors = [problem for problem in site.problems if problem.severity == Severity.ERROR]
    assert not errors, errors[:3]
    alone = process_time()
    write(site, root / "content", root / "out", share=in_halves)
    first = process_time() - alone
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    second = used.ru_utime + used.ru_stime
    _say(f"{alone + max(first, second)} {alone + first + second}")


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(FileNotFoundError):
        yield from map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())


def _resident(pid: int) -> int:
    """Give the kibibytes of a process, its part only of those that it shares with another; none of one that ended."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        return int(told.partition("Pss:")[2].split()[0])
    return 0


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
