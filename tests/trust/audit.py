"""Audit: what is known to be wrong with what the locks hold, and the locks as a bill of materials: ``make audit``.

Where no database of weaknesses can be reached, that is said in a sentence and nothing fails: not knowing is no fault
of a change. A weakness that is known fails.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.real import ROOT

LOCKS = ("site.txt", "dev.txt", "trust.txt")
BILL = ROOT / "build" / "sbom.cdx.json"

_UNREACHABLE = re.compile(
    r"ConnectionError|ConnectTimeout|ConnectionResetError|Max retries|NameResolutionError|ProxyError|SSLError"
    r"|Failed to (?:resolve|establish)|service error|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|E40[0-9]|E50[0-9]"
    r"|audit endpoint returned an error",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a database answered."""

    found: Sequence[str]
    asked: int
    """Packages that it knows."""
    unknown: int


def main() -> int:
    """Write the bill, ask the databases, and give 1 where a weakness is known."""
    write_bill(BILL)
    _say(f"{BILL.relative_to(ROOT)}: what builds the site, as CycloneDX")
    known = [line for lock in LOCKS for line in audited(_pip_audit(lock), lock)]
    known += audited(_npm_audit(), "package-lock.json")
    return 1 if known else 0


def write_bill(file: Path) -> None:
    """Write what is in the lock of the site as CycloneDX, held to its schema; the same bytes for the same lock."""
    file.parent.mkdir(exist_ok=True)
    lock = ROOT / "requirements" / "site.txt"
    command = ["cyclonedx_py", "requirements", str(lock), "--pyproject", str(ROOT / "pyproject.toml")]
    settings = ["--spec-version", "1.6", "--output-reproducible", "--validate", "--output-file", str(file)]
    subprocess.run([sys.executable, "-m", *command, *settings], check=True, capture_output=True)


def audited(run: subprocess.CompletedProcess[str], lock: str) -> Sequence[str]:
    """Say what a program found in a lock, and give that; nothing where it could not ask.

    Raises RuntimeError where it neither answered nor says that it reached nobody: then it is broken, not the net.
    """
    told = _told(run.stdout)
    if told is None and not _UNREACHABLE.search(run.stdout + run.stderr):
        raise RuntimeError(run.stdout + run.stderr)
    if told is None or not told.asked:
        _say(f"{lock}: skipped, no database that knows its packages can be reached from here")
        return []
    for line in told.found:
        _say(f"{lock}: {line}")
    rest = f"; {told.unknown} packages the database does not know" if told.unknown else ""
    _say(f"{lock}: {len(told.found)} known weaknesses in {told.asked} packages{rest}")
    return told.found


def _told(answer: str) -> Told | None:
    """Read what pip-audit or npm answers; None where that is no answer."""
    try:
        read: Any = json.loads(answer)
    except ValueError:
        return None
    if "dependencies" in read:
        asked = [each for each in read["dependencies"] if "vulns" in each]
        found = [f"{each['name']} {each['version']}: {one['id']}" for each in asked for one in each["vulns"]]
        return Told(found, len(asked), len(read["dependencies"]) - len(asked))
    if "vulnerabilities" in read:
        found = [f"{name}: {each['severity']}" for name, each in read["vulnerabilities"].items()]
        return Told(found, read["metadata"]["dependencies"]["total"], 0)
    return None


def _pip_audit(lock: str) -> subprocess.CompletedProcess[str]:
    settings = ["--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    return _run([sys.executable, "-m", "pip_audit", *settings, "--requirement", str(ROOT / "requirements" / lock)])


def _npm_audit() -> subprocess.CompletedProcess[str]:
    settings = ["--json", "--package-lock-only", "--fetch-retries=0", "--fetch-timeout=10000"]
    npm = str(Path(sys.executable).with_name("npm"))
    return _run([npm, "--prefix", str(ROOT / "requirements"), "audit", *settings])


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
