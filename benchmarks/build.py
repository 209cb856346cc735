"""How long the whole site takes to build, beside MkDocs alone on the same pages: ``python -m benchmarks.build``."""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from types import MappingProxyType

from benchmarks.hosts import differences, for_hugo, install
from benchmarks.made_up import ROOT, make_catalogue
from benchmarks.serving import saved_to_shown
from generator.progress import Progress

PAGE = ROOT / "content" / "om" / "hastighed.md"
REFERENCE = """\
site_name: Kernekataloget
site_url: https://www.example.org/
docs_dir: written
site_dir: {site}
theme: {{name: material, language: da, font: false, features: [navigation.tabs]}}
nav:
  - index.md
  - aktiviteter/index.md
  - evalueringer/index.md
  - omraader/index.md
  - Tilgængelighed: tilgaengelighed/index.md
plugins: [search]
markdown_extensions: [attr_list, tables, {{toc: {{permalink: true}}}}]
"""
"""MkDocs and its theme as they come, without a plugin of ours, on the pages as ``kernekatalog build`` writes them."""
RECORD = "activities/lommepengejob.yml"
MAKE_ALL = """\
from pathlib import Path
from generator.site import build
site = build(Path({root!r}))
for page in site.pages:
    page.body, [file.content for file in page.files]
for file in site.exported:
    file.content
"""
READ = "from pathlib import Path; from generator.site import read; read(Path({root!r}))"


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
    saves: Sequence[float] = ()
    """What ``mkdocs serve`` took of one core from a saved record until its page was shown anew."""
    different: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Where other hosts' sites do not tell what MkDocs' does, by the host."""

    def ratio(self, name: str) -> float:
        """Give the time as a share of the reference's."""
        return self.by_name[name].seconds / self.by_name["reference"].seconds


def main() -> None:
    """Measure, print the ratios, and write the page about them where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[300, 1000, 5000], help="how many pages (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how many runs, of which the median counts (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another catalogue (%(default)s)")
    parser.add_argument("--hosts", action="store_true", help="install other programs and build by them too")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args()
    measured = []
    with tempfile.TemporaryDirectory() as tools:
        hosts = install(Path(tools)) if asked.hosts else {}
        for pages in asked.pages:
            with tempfile.TemporaryDirectory() as folder:
                # One run of many pages is as long as three of a few, and as sure.
                runs = asked.runs if pages <= 1000 else 1
                measured.append(measure(Path(folder), pages, runs=runs, seed=asked.seed, hosts=hosts))
            _say("\n".join(table(measured[-1])))
    if asked.write:
        PAGE.write_text(page(measured), encoding="utf-8")


def measure(  # noqa: PLR0913 - what a measurement is told
    root: Path,
    pages: int,
    *,
    runs: int,
    seed: int,
    names: Collection[str] = (),
    hosts: Mapping[str, Path] = MappingProxyType({}),
) -> Measured:
    """Make a catalogue in an empty folder and build it, by MkDocs alone and by us, one after the other.

    Everything is measured, or what is named; by other hosts where they are installed.
    """
    # What is built stands beside what it is built from: whether that has changed is looked up too.
    catalogue, written = root / "catalogue", root / "written"
    catalogue.mkdir()
    make_catalogue(catalogue, pages, seed)
    configure(catalogue)
    run([sys.executable, "-m", "generator", "build", "--root", str(catalogue), "--out", str(written)], root)
    commands = {name: command for name, command in _commands(root, hosts).items() if not names or name in names}
    progress = Progress(sys.stderr)
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(runs):
        for name, command in commands.items():
            _prepare(name, root, number)
            taken[name].append(run(command, catalogue))
            progress.say(f"{pages} pages, run {number + 1} of {runs}: {name}")
    progress.say("")
    built = len(list((root / "site").rglob("*.html")))
    # After all else: it edits the record that one address in the sizes is about.
    sizes = _sizes(root / "site")
    saves = [] if names else list(saved_to_shown(catalogue, catalogue / RECORD, saves=3))
    different = {name: list(differences(root / "reference", root / name)) for name in hosts if name != "hugo"}
    return Measured(built, runs, {name: _median(each) for name, each in taken.items()}, sizes, saves, different)


def _commands(root: Path, hosts: Mapping[str, Path]) -> dict[str, Sequence[str]]:
    catalogue = root / "catalogue"
    for name in ("reference", *hosts):
        (root / f"{name}.yml").write_text(REFERENCE.format(site=name), encoding="utf-8")
    publish = [sys.executable, "-m", "generator", "publish", "--to", str(root / "published"), "--config", "mkdocs.yml"]
    whole = _mkdocs("mkdocs.yml", str(root / "site"))
    ours = {
        "reference": _mkdocs(str(root / "reference.yml"), str(root / "reference")),
        "whole": whole,
        "changed": whole,
        "published": publish,
        "unchanged": publish,
        "generator": [sys.executable, "-c", MAKE_ALL.format(root=str(catalogue))],
        "check": [sys.executable, "-c", READ.format(root=str(catalogue))],
    }
    theirs: dict[str, Sequence[str]] = {}
    if "properdocs" in hosts:
        theirs["properdocs"] = [
            str(hosts["properdocs"]),
            "build",
            "--quiet",
            "--config-file",
            str(root / "properdocs.yml"),
        ]
    if "zensical" in hosts:
        theirs["zensical"] = [str(hosts["zensical"]), "build", "--clean", "--config-file", str(root / "zensical.yml")]
        theirs["zensical-again"] = [str(hosts["zensical"]), "build", "--config-file", str(root / "zensical.yml")]
    if "hugo" in hosts:
        for_hugo(root / "written", root / "for-hugo")
        theirs["hugo"] = [str(hosts["hugo"]), "--quiet", "--source", str(root / "for-hugo")]
    return ours | theirs


def _prepare(name: str, root: Path, number: int) -> None:
    """Leave things as what is measured is to find them."""
    catalogue = root / "catalogue"
    if name == "whole":
        shutil.rmtree(catalogue / ".cache", ignore_errors=True)
    if name == "changed":
        _change(catalogue, number)
    if name == "zensical-again":
        page = root / "written" / "aktiviteter" / "lommepengejob.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n<!-- {number} -->\n", encoding="utf-8")


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program to its end and give what it took. Raises CalledProcessError where it failed."""
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=environ, stdout=said, stderr=said)  # noqa: S603 - our own
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.stderr.buffer.write(said.read())
            raise subprocess.CalledProcessError(process.returncode, command)
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def table(measured: Measured) -> Iterable[str]:
    """Give a line for each thing measured: its ratio, and its time beside the reference's."""
    reference = measured.by_name["reference"].seconds
    yield f"{measured.pages} pages, median of {measured.runs}; reference {reference:.1f} s of one core"
    for name, each in measured.by_name.items():
        yield f"  {name:14}{measured.ratio(name):6.2f} R {each.seconds:8.1f} s {each.mib:6} MiB"
    if measured.saves:
        yield f"  serve, from save to page: {median(measured.saves):.1f} s, {median(measured.saves) / reference:.2f} R"
    for name, size in measured.sizes.items():
        yield f"  {name:32}{size:12,} bytes"
    for name, found in measured.different.items():
        yield f"  {name}: {len(found)} pages tell something else{''.join(f'{chr(10)}    {each}' for each in found[:5])}"


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
        f"{platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}, "
        f"ProperDocs {version('properdocs')}, Zensical {version('zensical')}. Belastningen undervejs var "
        f"{_danish(os.getloadavg()[2], 1)}: er den højere end antallet af kerner, er tiderne det også.\n"
    )
    return head + told + "".join(_section(each) for each in measured) + _growth(measured)


NAMES = {
    "reference": "MkDocs alene",
    "whole": "Hele webstedet",
    "changed": "Igen, når én post er ændret",
    "published": "`make site` efter det: bygget, prøvet og sat i stedet for det forrige",
    "unchanged": "`make site` igen, når intet er ændret",
    "generator": "Kun sider, figurer og filer, uden MkDocs",
    "check": "Læse, tjekke og gradere",
    "properdocs": "ProperDocs alene",
    "zensical": "Zensical alene",
    "zensical-again": "Zensical igen, når én side er ændret",
    "hugo": "Hugo alene, med én lille skabelon i stedet for temaet",
}


GOALS = {"whole": 0.7, "changed": 0.12, "unchanged": 0.08, "generator": 0.08}
"""What the ratios are to be with a thousand pages; the page says what they are."""


def _goal(name: str) -> str:
    return _danish(GOALS[name], 2) if name in GOALS else ""


def _section(measured: Measured) -> str:
    rows = "".join(
        f"| {NAMES[name]} | {_danish(measured.ratio(name), 2)} | {_goal(name)} | {_danish(each.seconds, 1)} s "
        f"| {each.mib} MiB |\n"
        for name, each in measured.by_name.items()
    )
    sizes = "".join(f"| {name} | {_danish(size / 1024, 0)} KiB |\n" for name, size in measured.sizes.items())
    written = f"\n| Det, der bliver skrevet | Størrelse |\n| --- | --- |\n{sizes}" if sizes else ""
    runs = f"median af {measured.runs} kørsler" if measured.runs > 1 else "én kørsel"
    return (
        f"\n## {_danish(measured.pages, 0)} sider {{ #sider-{measured.pages} }}\n\n"
        f"| {runs.capitalize()} | Forhold | Mål ved 1.000 | Tid | Hukommelse |\n"
        f"| --- | --- | --- | --- | --- |\n{rows}"
        f"{written}{_serving(measured)}{_hosting(measured)}"
    )


def _serving(measured: Measured) -> str:
    if not measured.saves:
        return ""
    seconds = median(measured.saves)
    ratio = seconds / measured.by_name["reference"].seconds
    return (
        f"\nMed `make serve` er siden vist på ny {_danish(seconds, 1)} sekunder af én kerne efter, at posten er gemt: "
        f"forholdet er {_danish(ratio, 2)}.\n"
    )


def _hosting(measured: Measured) -> str:
    """Say what the sites of other hosts tell, beside MkDocs' of the same files."""
    lines = []
    for name, found in measured.different.items():
        told = "siger det samme på alle adresser" if not found else f"siger noget andet på {len(found)} adresser"
        lines.append(f"{NAMES[name].removesuffix(' alene')} {told}.")
    return f"\nTitel og tekst, side for side, ved siden af MkDocs': {' '.join(lines)}\n" if lines else ""


def _growth(measured: Sequence[Measured]) -> str:
    """Say what a page takes where there are many, beside where there are fewer."""
    if len(measured) < 2:
        return ""
    few, many = measured[-2:]
    per_page = [each.by_name["whole"].seconds / each.pages for each in (few, many)]
    ratio = _danish(per_page[1] / per_page[0], 2)
    return (
        f"\n## Vækst {{ #vaekst }}\n\nEn side ud af {_danish(many.pages, 0)} tager {ratio} gange så lang tid som en ud "
        f"af {_danish(few.pages, 0)}, når hele webstedet bliver bygget.\n"
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
    """Give what is written, where the whole was measured."""
    if not site.is_dir():
        return {}
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


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
