"""The locks: what they must hold, and what they must not."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("site.txt", "dev.txt", "trust.txt")
GROUPS = {"site.txt": ("build",), "dev.txt": ("build", "test", "lint", "lock", "bench"), "trust.txt": ("trust",)}
"""What of pyproject.toml each lock holds."""

_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)((?: ;.*)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def _lock(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def _pins(name: str) -> set[tuple[str, str]]:
    return {(pin[1], pin[2]) for pin in _PIN.finditer(_lock(name))}


def _asked(lock: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    chosen = [name for group in GROUPS[lock] for name in groups[group]]
    assert set(groups) == {group for each in GROUPS.values() for group in each}
    words = (re.match(r"[\w-]+", requirement) for requirement in project["project"]["dependencies"] + chosen)
    return {word[0].lower().replace("_", "-") for word in words if word}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address_and_no_machine(lock: str) -> None:
    """No index, no user, no folder of the machine that wrote the lock stands in it."""
    assert not re.findall(r"://|^-.*|/home/|/root/|/tmp/|/work/|/Users/", _lock(lock), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    """Everything but comments and pins with hashes would let pip take something unseen."""
    rest = _PIN.sub("", _lock(lock))
    assert [line for line in rest.splitlines() if line and not line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_all_that_pyproject_asks_for(lock: str) -> None:
    """A dependency added to pyproject.toml is in the locks: `make lock`."""
    assert _asked(lock) - {name for name, _ in _pins(lock)} == set()


def _npm(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "requirements" / name).read_text(encoding="utf-8"))
    return loaded


def test_every_package_of_npm_has_its_hash_and_no_address() -> None:
    """A package is told by its hash, and comes from wherever the machine has its packages from."""
    packages = {name: package for name, package in _npm("package-lock.json")["packages"].items() if name}
    assert packages
    assert [name for name, each in packages.items() if not each["integrity"].startswith("sha512-")] == []
    assert [name for name, each in packages.items() if "resolved" in each] == []


def test_lock_of_npm_is_that_of_what_is_asked_for() -> None:
    """A package added to package.json is in its lock: `make lock`."""
    asked = _npm("package.json")["devDependencies"]
    assert _npm("package-lock.json")["packages"][""]["devDependencies"] == asked


def test_locks_agree() -> None:
    """The site is tested with the versions that it is built with, and tried with the same."""
    assert _pins("site.txt") - _pins("dev.txt") == set()
    tested = {name for name, _ in _pins("dev.txt")}
    assert {(name, at) for name, at in _pins("trust.txt") - _pins("dev.txt") if name in tested} == set()
