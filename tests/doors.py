"""A small repository to try the doors on: the example catalogue, one hand-written page and a ``mkdocs.yml``."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

from tests.real import ROOT

MKDOCS = f"""\
site_name: Eksempel
site_url: https://www.example.org/
repo_url: https://git.example.org/eksempel
edit_uri: edit/main/
docs_dir: katalog/content
theme:
  name: material
  language: da
  custom_dir: {ROOT}/generator/theme
  font: false
  features: [content.action.edit]
markdown_extensions: [attr_list, tables]
validation:
  links: {{not_found: warn, anchors: warn, unrecognized_links: warn}}
"""

BROKEN = """\
title: En post med to fejl
summary: Den nævner noget, der ikke findes.
themes: [eksempel-laering, eksempel-jobb]
target_groups: [eksempel-ungee]
description: Resten er i orden.
sources:
  - title: En side
    url: https://www.example.org/side
"""
"""An activity that names, on its lines 3 and 4, a theme and a target group which are not there."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Folders of a repository whose catalogue stands in a folder of its own."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """Where the records are."""
        return self.root / "katalog"

    def break_a_record(self) -> None:
        """Add a record with two mistakes."""
        (self.catalogue / "activities" / "eksempel-fejl.yml").write_text(BROKEN, encoding="utf-8")

    def settle(self, *, plugin: bool = True, settings: str = "root: katalog") -> None:
        """Write MkDocs' settings, by default with our plugin."""
        plugins = f"plugins: [kernekatalog: {{{settings}}}]\n" if plugin else "plugins: []\n"
        (self.root / "mkdocs.yml").write_text(MKDOCS + plugins, encoding="utf-8")

    def mkdocs(
        self, *arguments: str, plugin: bool = True, settings: str = "root: katalog"
    ) -> subprocess.CompletedProcess[str]:
        """Run ``mkdocs build``, by default with our plugin."""
        self.settle(plugin=plugin, settings=settings)
        return run("mkdocs", "build", *arguments, cwd=self.root)


def repository(root: Path) -> Repository:
    """Make the repository in an empty folder."""
    shutil.copytree(ROOT / "tests" / "example", root / "katalog")
    by_hand = root / "katalog" / "content" / "om" / "index.md"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text("# Om eksemplet\n\nSe [data](../data/index.md).\n", encoding="utf-8")
    return Repository(root)


FORM_SWITCHED_ON = (
    "root: katalog, editor: {name: github, repo: a/b, branch: main, base_url: 'https://sign-in.example.org/'}"
)
"""Our plugin's settings with the editors' form on the site."""


def sound_repository(root: Path) -> Repository:
    """Make a repository whose site is whole: with the assets, and the hand-written pages that ours link to."""
    made = repository(root)
    content = made.catalogue / "content"
    shutil.copytree(ROOT / "content" / "assets", content / "assets")
    for path in (Path("bidrag", "index.md"), Path("om", "tal-om-omraader.md")):
        (content / path).parent.mkdir(exist_ok=True)
        lines = (ROOT / "content" / path).read_text(encoding="utf-8").splitlines()
        # What they say leads to the real records; what ours lead to are their headings.
        (content / path).write_text("\n\n".join(line for line in lines if line.startswith("#")), encoding="utf-8")
    plugins = "plugins: [search, kernekatalog: {root: katalog}]\n"
    (root / "mkdocs.yml").write_text(MKDOCS + plugins, encoding="utf-8")
    return made


def run(module: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a module of Python as a program, with lines as wide as they come."""
    environ: Mapping[str, str] = {**os.environ, "COLUMNS": "1000", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False)


@dataclass(frozen=True, slots=True)
class Served:
    """A running ``mkdocs serve``."""

    address: str

    def get(self, path: str) -> tuple[int, bytes]:
        """Give the status and the content of what lies at a path."""
        try:
            with urlopen(self.address + quote(path), timeout=60) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()

    def waited(self, path: str, text: str) -> str:
        """Ask for a page until it has a text, and give it; the server looks twice a second for what was saved."""
        for _ in range(600):
            page = self.get(path)[1].decode()
            if text in page:
                return page
            time.sleep(0.1)
        raise AssertionError(f"{path} never said {text!r}")


@contextmanager
def served(root: Path, *arguments: str) -> Iterator[Served]:
    """Run ``mkdocs serve`` on a repository that is settled, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}", *arguments]
    # MkDocs leaves the site that it serves where it is made, when it is ended from outside.
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(root)}
    with subprocess.Popen(command, cwd=root, env=environ) as server:
        try:
            there = Served(f"http://127.0.0.1:{port}/")
            for _ in range(600):
                try:
                    there.get("")
                    break
                except URLError:
                    time.sleep(0.1)
            yield there
        finally:
            server.terminate()


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Give the content of every file of a folder by its path."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
