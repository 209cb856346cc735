"""Which Chromium the browser tests take, and how they get one."""

import sys

import pytest

from tests.browser.chromium import (
    Machine,
    NoChromiumError,
    advice,
    candidates,
    ensure,
    installations,
    is_debian,
    needs_no_sandbox,
)

PLAYWRIGHT_INSTALL = (sys.executable, "-m", "playwright", "install")


def test_named_chromium_is_the_only_one_tried() -> None:
    """Who sets CHROMIUM gets that one, and no other in its place."""
    assert candidates({"CHROMIUM": "/opt/chromium"}, "/cache/chrome") == ("/opt/chromium",)


def test_installed_chromium_comes_before_playwrights_own() -> None:
    """What the machine has is taken first, Playwright's download last."""
    assert candidates({}, "/cache/chrome") == (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "/cache/chrome",
    )


def test_empty_name_is_no_name() -> None:
    """CHROMIUM set to nothing counts as not set."""
    assert "chromium" in candidates({"CHROMIUM": ""}, "/cache/chrome")


def test_first_that_starts_is_taken() -> None:
    """The program that answers to --version is given with its full path."""
    assert ensure("unused", {"CHROMIUM": sys.executable}) == sys.executable


@pytest.mark.parametrize("name", ["/nowhere/chromium", "false"])
def test_named_chromium_that_does_not_start_is_said(name: str) -> None:
    """A CHROMIUM that is not there, or fails, is named in the sentence and nothing is installed."""
    with pytest.raises(NoChromiumError, match=f"CHROMIUM names `{name}`, which does not start"):
        ensure("unused", {"CHROMIUM": name})


@pytest.mark.parametrize("as_root", [(), ("sudo", "-n")], ids=["root", "sudo"])
def test_debian_installs_its_package_first(as_root: tuple[str, ...]) -> None:
    """On Debian, root and who may become root without a password install the headless shell by apt-get."""
    by_apt, by_playwright = installations(Machine(is_debian=True, has_apt=True, as_root=as_root))
    apt = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    assert by_apt == (
        (*apt, "update"),
        (*apt, "install", "--yes", "--no-install-recommends", "fonts-liberation", "chromium-headless-shell"),
    )
    assert by_playwright == ((*PLAYWRIGHT_INSTALL, "--with-deps", "chromium"),)


def test_ubuntu_takes_playwrights_download_with_its_libraries() -> None:
    """Ubuntu's package leads to a snap: there Playwright installs Chromium and the libraries it needs."""
    ubuntu = Machine(is_debian=False, has_apt=True, as_root=())
    assert installations(ubuntu) == (((*PLAYWRIGHT_INSTALL, "--with-deps", "chromium"),),)


@pytest.mark.parametrize(
    "machine",
    [
        Machine(is_debian=True, has_apt=True, as_root=None),
        Machine(is_debian=False, has_apt=False, as_root=None),
        Machine(is_debian=False, has_apt=False, as_root=()),
    ],
    ids=["debian-without-root", "mac", "other-linux"],
)
def test_elsewhere_playwright_downloads(machine: Machine) -> None:
    """Where apt-get is not there or not allowed, Playwright's own download is the only way."""
    assert installations(machine) == (((*PLAYWRIGHT_INSTALL, "chromium"),),)


@pytest.mark.parametrize(
    ("debian", "command"),
    [(True, "sudo apt-get install chromium-headless-shell"), (False, " ".join((*PLAYWRIGHT_INSTALL, "chromium")))],
    ids=["debian", "elsewhere"],
)
def test_advice_names_the_command(debian: bool, command: str) -> None:
    """The sentence of a failure names what to run on this kind of machine."""
    assert f"run `{command}`" in advice(Machine(is_debian=debian, has_apt=debian, as_root=None))


@pytest.mark.parametrize(
    ("os_release", "expected"),
    [
        ('PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', True),
        ("ID=ubuntu\nID_LIKE=debian\n", False),
        ("", False),
    ],
    ids=["debian", "ubuntu", "nothing"],
)
def test_debian_is_told_from_its_descendants(os_release: str, expected: bool) -> None:
    """A system that only resembles Debian is not Debian."""
    assert is_debian(os_release) is expected


@pytest.mark.parametrize(
    ("environ", "user_id", "expected"),
    [({}, 1000, False), ({}, 0, True), ({"CI": "true"}, 1000, True), ({"CI": "false"}, 1000, False)],
    ids=["person", "root", "ci", "no-ci"],
)
def test_only_root_and_ci_go_without_sandbox(environ: dict[str, str], user_id: int, expected: bool) -> None:
    """A person's Chromium keeps its sandbox."""
    assert needs_no_sandbox(environ, user_id) is expected
