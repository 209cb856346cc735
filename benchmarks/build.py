"""How long the whole site takes to build, beside MkDocs alone on the same pages: ``python -m benchmarks.build``."""

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.made_up import ROOT, make_catalogue

PAGE = ROOT / "content" / "om" / "hastighed.md"
REFERENCE = """\
site_name: Reference
site_url: https://www.example.org/
docs_dir: written
theme: {name: material, language: da, font: false, features: [navigation.tabs]}
nav: [index.md, aktiviteter/index.md, evalueringer/index.md, omraader/index.md]
plugins: [search]
markdown_extensions: [attr_list, tables, {toc: {permalink: true}}]
"""
"""MkDocs and its theme as they come, without a plugin of ours, on the pages as ``kernekatalog build`` writes them."""
RECORD = "activities/lommepengejob.yml"


@dataclass(frozen=True, slots=True)
class Run:
    """What a program took."""

    seconds: float
    """Of one core, its own and the system's for it: what else the machine does counts for little."""
    mib: int
    """The most memory it had; never less than the program that started it, since Linux counts that in."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one size of catalogue; medians of the runs."""

    pages: int
    runs: int
    by_name: dict[str, Run]
    sizes: dict[str, int]
    """Bytes."""

    def ratio(self, name: str) -> float:
        """Give the time as a share of the reference's."""
        return self.by_name[name].seconds / self.by_name["reference"].seconds


def main() -> None:
    """Measure, print the ratios, and write the page about them where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[300, 1000, 5000], help="how many pages (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how many runs, of which the median counts (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another catalogue (%(default)s)")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args()
    measured = []
    for pages in asked.pages:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(Path(folder), pages, runs=asked.runs, seed=asked.seed))
        _say("\n".join(table(measured[-1])))
    if asked.write:
        PAGE.write_text(page(measured), encoding="utf-8")


def measure(root: Path, pages: int, *, runs: int, seed: int, names: Collection[str] = ()) -> Measured:
    """Make a catalogue in an empty folder and build it, by MkDocs alone and by us, one after the other.

    Everything is measured, or what is named.
    """
    make_catalogue(root, pages, seed)
    configure(root)
    run([sys.executable, "-m", "generator", "build", "--root", str(root), "--out", str(root / "written")], root)
    (root / "reference.yml").write_text(REFERENCE, encoding="utf-8")
    program = f"from pathlib import Path; from generator.site import {{0}}; {{0}}(Path({str(root)!r}))"
    commands = {
        "reference": _mkdocs("reference.yml", "reference"),
        "whole": _mkdocs("mkdocs.yml", "site"),
        "changed": _mkdocs("mkdocs.yml", "site"),
        "unchanged": _mkdocs("mkdocs.yml", "site"),
        "generator": [sys.executable, "-c", program.format("build")],
        "check": [sys.executable, "-c", program.format("read")],
    }
    commands = {name: command for name, command in commands.items() if not names or name in names}
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(runs):
        for name, command in commands.items():
            if name == "changed":
                _change(root, number)
            taken[name].append(run(command, root))
            _progress(f"{pages} pages, run {number + 1} of {runs}: {name}")
    _progress("")
    built = len(list((root / "site").rglob("*.html")))
    return Measured(built, runs, {name: _median(each) for name, each in taken.items()}, _sizes(root / "site"))


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program to its end and give what it took. Raises CalledProcessError where it failed."""
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=environ, stdout=said, stderr=said)  # noqa: S603 - our own
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, said.read())
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def table(measured: Measured) -> Iterable[str]:
    """Give a line for each thing measured: its ratio, and its time beside the reference's."""
    reference = measured.by_name["reference"].seconds
    yield f"{measured.pages} pages, median of {measured.runs}; reference {reference:.1f} s of one core"
    for name, each in measured.by_name.items():
        yield f"  {name:12}{measured.ratio(name):6.2f} R {each.seconds:8.1f} s {each.mib:6} MiB"
    for name, size in measured.sizes.items():
        yield f"  {name:32}{size:12,} bytes"


def page(measured: Sequence[Measured]) -> str:
    """Write what was measured as the page that readers meet."""
    head = (
        "---\ntitle: Hastighed\n"
        "description: Hvor lang tid det tager at bygge webstedet, målt ved siden af MkDocs alene.\n---\n\n"
        "<!-- Skrevet af `make bench`. -->\n\n"
    )
    told = (
        "Opdigtede kataloger, lavet af de rigtige poster i flere eksemplarer, er bygget af os (posterne læst, tjekket\n"
        "og graderet, sider, figurer, søgning og filer til hentning lavet) og af MkDocs alene: de samme sider skrevet\n"
        "som Markdown, temaet, som det kommer, og en kort navigation. Et forhold på 0,5 er halvdelen af den tid,\n"
        "MkDocs alene brugte i samme kørsel. Tiden er sekunder af én kerne; hukommelsen er den største.\n\n"
        f"Målt {datetime.now(tz=UTC):%Y-%m-%d} ved ændring `{_commit()}` på {_machine()}, Python "
        f"{platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}.\n"
    )
    return head + told + "".join(_section(each) for each in measured)


NAMES = {
    "reference": "MkDocs alene",
    "whole": "Hele webstedet",
    "changed": "Igen, når én post er ændret",
    "unchanged": "Igen, når intet er ændret",
    "generator": "Kun siderne, uden MkDocs",
    "check": "Læse, tjekke og gradere",
}


def _section(measured: Measured) -> str:
    rows = "".join(
        f"| {NAMES[name]} | {_danish(measured.ratio(name), 2)} | {_danish(each.seconds, 1)} s | {each.mib} MiB |\n"
        for name, each in measured.by_name.items()
    )
    sizes = "".join(f"| {name} | {_danish(size / 1024, 0)} KiB |\n" for name, size in measured.sizes.items())
    runs = f"median af {measured.runs} kørsler" if measured.runs > 1 else "én kørsel"
    return (
        f"\n## {measured.pages} sider {{ #sider-{measured.pages} }}\n\n"
        f"| {runs.capitalize()} | Forhold | Tid | Hukommelse |\n| --- | ---: | ---: | ---: |\n{rows}\n"
        f"| Det, der bliver skrevet | Størrelse |\n| --- | ---: |\n{sizes}"
    )


def configure(root: Path) -> None:
    """Let MkDocs build a made-up catalogue as it builds the real one."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(text.replace("generator/theme", f"{ROOT}/generator/theme"), encoding="utf-8")


def _change(root: Path, number: int) -> None:
    """Say something else in one record."""
    file = root / RECORD
    text = re.sub(r'"title": "[^"]*"', f'"title": "Lommepengejob {number}"', file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")


def _mkdocs(config: str, site: str) -> Sequence[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", site]


def _median(runs: Sequence[Run]) -> Run:
    return Run(median(each.seconds for each in runs), int(median(each.mib for each in runs)))


def _sizes(site: Path) -> dict[str, int]:
    return {
        "site/": sum(file.stat().st_size for file in site.rglob("*") if file.is_file()),
        "aktiviteter/lommepengejob/": (site / "aktiviteter" / "lommepengejob" / "index.html").stat().st_size,
        "assets/search/index.*.js": next((site / "assets" / "search").glob("index.*.js")).stat().st_size,
        "data/catalogue.json": (site / "data" / "catalogue.json").stat().st_size,
    }


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} kerner"


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - our own


def _danish(number: float, decimals: int) -> str:
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _progress(text: str) -> None:
    """Say on a terminal what is going on, over what was said before."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
