"""Chromium for the browser tests: which one is taken, and how one gets here where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Best first: the shell has no windows to draw, and the browser tests take half as long with it."""
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The shell would set letters on whole pixels, and text would be wider than readers see it.
    "--font-render-hinting=none",
)
INSTALL_SECONDS = 300

_PLAYWRIGHT_INSTALL = (sys.executable, "-m", "playwright", "install")


class NoChromiumError(Exception):
    """There is no Chromium and none can be installed; the sentence names the command that a person can run."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What decides how Chromium can be installed."""

    is_debian: bool
    has_apt: bool
    as_root: tuple[str, ...] | None
    """What goes before a command that root must run: nothing for root itself; None where it would need a password."""


def candidates(environ: Mapping[str, str], playwrights_own: str) -> tuple[str, ...]:
    """Give the programs to try, best first: the one that CHROMIUM names and no other, or else what may be there."""
    named = environ.get("CHROMIUM")
    return (named,) if named else (*NAMES, playwrights_own)


def installations(machine: Machine) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Give the ways to install Chromium, best first; a way is a row of commands that must all succeed.

    Ubuntu is not Debian here: its packages of Chromium only lead to a snap, which does not run in a container.
    """
    if not machine.has_apt or machine.as_root is None:
        return (((*_PLAYWRIGHT_INSTALL, "chromium"),),)
    apt = (*machine.as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    install = (*apt, "install", "--yes", "--no-install-recommends", "fonts-liberation")
    by_apt = ((*apt, "update"), (*install, "chromium-headless-shell"))
    by_playwright = ((*_PLAYWRIGHT_INSTALL, "--with-deps", "chromium"),)
    return (by_apt, by_playwright) if machine.is_debian else (by_playwright,)


def advice(machine: Machine) -> str:
    """Say in one sentence which command mends that there is no Chromium."""
    by_playwright = " ".join((*_PLAYWRIGHT_INSTALL, "chromium"))
    command = "sudo apt-get install chromium-headless-shell" if machine.is_debian else by_playwright
    return f"The browser tests found no Chromium and could not install one: run `{command}`, then the tests again."


def is_debian(os_release: str) -> bool:
    """Tell from the text of /etc/os-release whether this is Debian itself, not one of its descendants."""
    return "ID=debian" in os_release.splitlines()


def needs_no_sandbox(environ: Mapping[str, str], user_id: int) -> bool:
    """Tell whether Chromium must run without its sandbox, which root cannot have and many CI machines forbid.

    Only our own pages are opened, so nothing is lost.
    """
    return user_id == 0 or environ.get("CI", "") not in {"", "false", "0"}


def ensure(playwrights_own: str, environ: Mapping[str, str] = os.environ) -> str:
    """Give a Chromium that starts, after installing it where there is none.

    Raises NoChromiumError where that is impossible.
    """
    programs = candidates(environ, playwrights_own)
    if found := _first_that_starts(programs):
        return found
    if "CHROMIUM" in environ:
        message = f"CHROMIUM names `{programs[0]}`, which does not start: name another, or `unset CHROMIUM`."
        raise NoChromiumError(message)
    machine = _this_machine()
    for commands in installations(machine):
        if all(_succeeds(command, INSTALL_SECONDS) for command in commands) and (found := _first_that_starts(programs)):
            return found
    raise NoChromiumError(advice(machine))


def _first_that_starts(programs: Sequence[str]) -> str | None:
    # Ubuntu's chromium-browser is there without the snap behind it, and then fails.
    found = (path for program in programs if (path := shutil.which(program)))
    return next((path for path in found if _succeeds((path, "--version"), 30)), None)


def _this_machine() -> Machine:
    os_release = Path("/etc/os-release")
    if os.geteuid() == 0:
        as_root: tuple[str, ...] | None = ()
    else:
        as_root = ("sudo", "-n") if _succeeds(("sudo", "-n", "true"), 30) else None
    return Machine(
        is_debian=os_release.exists() and is_debian(os_release.read_text(encoding="utf-8")),
        has_apt=shutil.which("apt-get") is not None,
        as_root=as_root,
    )


def _succeeds(command: Sequence[str], seconds: int) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=seconds).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
