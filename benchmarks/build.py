"""How long the whole site takes to build, beside MkDocs alone on the same pages: ``python -m benchmarks.build``."""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from types import MappingProxyType

from benchmarks.hosts import differences, for_hugo, install
from benchmarks.made_up import ROOT, make_catalogue
from benchmarks.measured import Measured, Run, read_measured, write_measured
from benchmarks.serving import saved_to_shown
from benchmarks.speed_page import page, table
from generator.progress import Progress

PAGE = ROOT / "content" / "om" / "hastighed.md"
KEPT = ROOT / "benchmarks" / "measured.json"
"""What the page is written of: sizes that are not measured this time stay on it as they were."""
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
"""No record is named on more pages."""
STUDY = "evidence/evaluations/heller2022.yml"
READ = """\
from pathlib import Path
from generator.site import read
from generator.waste import end_at_once, keeping_all
end_at_once()
with keeping_all():
    read(Path({root!r}))
"""


def main() -> None:
    """Measure, print the ratios, and write the page about them where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[300, 1000, 5000], help="how many pages (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how many runs, of which the median counts (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another catalogue (%(default)s)")
    parser.add_argument("--hosts", action="store_true", help="install other programs and build by them too")
    parser.add_argument(
        "--write",
        action="store_true",
        help=f"keep what is measured, and write {PAGE.relative_to(ROOT)} of all that is kept",
    )
    asked = parser.parse_args()
    measured = read_measured(KEPT)
    with tempfile.TemporaryDirectory() as tools:
        hosts = install(Path(tools)) if asked.hosts else {}
        for pages in asked.pages:
            with tempfile.TemporaryDirectory() as folder:
                # One run of many pages is as long as three of a few, and as sure.
                runs = asked.runs if pages <= 1000 else 1
                measured[pages] = measure(Path(folder), pages, runs=runs, seed=asked.seed, hosts=hosts)
            _say("\n".join(table(measured[pages])))
            if asked.write:
                write_measured(KEPT, measured)
                PAGE.write_text(page([measured[size] for size in sorted(measured)]), encoding="utf-8")


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
    began = time.monotonic()
    # What is built stands beside what it is built from: whether that has changed is looked up too.
    catalogue, written = root / "catalogue", root / "written"
    catalogue.mkdir()
    make_catalogue(catalogue, pages, seed)
    configure(catalogue)
    run(_generate(catalogue, written), root)
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
    # After all else: they edit the record that one address in the sizes is about.
    sizes = _sizes(root / "site")
    parts = {} if names else _parts(root, runs)
    saves = [] if names else list(saved_to_shown(catalogue, catalogue / RECORD, saves=5))
    different = {name: list(differences(root / "reference", root / name)) for name in hosts if name != "hugo"}
    return Measured(
        pages=built,
        runs=runs,
        when=f"{datetime.now(tz=UTC):%Y-%m-%d} ved ændring `{_commit()}`",
        where=_machine(),
        load=round(os.getloadavg()[2], 1),
        minutes=(time.monotonic() - began) / 60,
        by_name={name: _median(each) for name, each in taken.items()},
        sizes=sizes,
        parts=parts,
        saves=saves,
        different=different,
    )


def _parts(root: Path, number: int) -> Mapping[str, Mapping[str, float]]:
    """Build in one process with a clock at each part: the whole, and again when one record has changed."""
    command = [sys.executable, "-m", "benchmarks.phases", str(root / "catalogue"), str(root / "site")]
    parts = {}
    for name in ("whole", "changed"):
        _prepare(name, root, number)
        told = subprocess.run(command, cwd=ROOT, env=_environ(), check=True, capture_output=True)  # noqa: S603 - our own
        parts[name] = json.loads(told.stdout)
    return parts


def _commands(root: Path, hosts: Mapping[str, Path]) -> dict[str, Sequence[str]]:
    catalogue = root / "catalogue"
    for name in ("reference", *hosts):
        (root / f"{name}.yml").write_text(REFERENCE.format(site=name), encoding="utf-8")
    publish = [sys.executable, "-m", "generator", "publish", "--to", str(root / "published"), "--config", "mkdocs.yml"]
    whole = _mkdocs("mkdocs.yml", str(root / "site"))
    ours = {
        "reference": _mkdocs(str(root / "reference.yml"), str(root / "reference")),
        "whole": whole,
        "said": whole,
        "changed": whole,
        "published": publish,
        "unchanged": publish,
        "generator": _generate(catalogue, root / "generated"),
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
        shutil.rmtree(root / "site", ignore_errors=True)
    if name == "generator":
        shutil.rmtree(root / "generated", ignore_errors=True)
    if name == "said":
        _change(catalogue / STUDY, "summary", f"Lodtrækning, sagt for {number}. gang.")
    if name == "changed":
        _change(catalogue / RECORD, "title", f"Lommepengejob {number}")
    if name == "zensical-again":
        page = root / "written" / "aktiviteter" / "lommepengejob.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n<!-- {number} -->\n", encoding="utf-8")


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program to its end and give what it took. Raises CalledProcessError where it failed."""
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=_environ(), stdout=said, stderr=said)  # noqa: S603 - our own
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.stderr.buffer.write(said.read())
            raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def _environ() -> Mapping[str, str]:
    # Whoever builds a second time has the program compiled, also where Python is told not to keep it.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


def configure(root: Path) -> None:
    """Let MkDocs build a made-up catalogue as it builds the real one."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(text.replace("generator/theme", f"{ROOT}/generator/theme"), encoding="utf-8")


def _change(record: Path, field: str, said: str) -> None:
    """Say something else in one record."""
    text = re.sub(rf'"{field}": "[^"]*"', f'"{field}": "{said}"', record.read_text(encoding="utf-8"), count=1)
    record.write_text(text, encoding="utf-8")


def _generate(catalogue: Path, out: Path) -> Sequence[str]:
    return [sys.executable, "-m", "generator", "build", "--root", str(catalogue), "--out", str(out)]


def _mkdocs(config: str, site: str) -> Sequence[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", site]


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        median(each.seconds for each in runs),
        median(each.core_seconds for each in runs),
        int(median(each.mib for each in runs)),
    )


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
    programs = [f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "properdocs", "zensical")]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} kerner"
    files = f"filer på {_file_system(Path(tempfile.gettempdir()).resolve())}"
    return ", ".join([machine, files, f"Python {platform.python_version()}", *programs])


def _file_system(folder: Path) -> str:
    """Give the kind of file system a folder is on: to write thousands of files takes ten times as long on some."""
    mounts = Path("/proc/mounts")
    if not mounts.is_file():  # elsewhere than on Linux
        return "et filsystem, som maskinen ikke siger navnet på"
    kinds = {where: kind for _, where, kind, *_ in map(str.split, mounts.read_text(encoding="utf-8").splitlines())}
    return next(kind for above in (folder, *folder.parents) if (kind := kinds.get(str(above))))


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - our own


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
