"""The editor command: the form editor on this machine, where drafts become branches of the repository one stands in."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from socket import create_connection
from tempfile import TemporaryDirectory

import click

from generator.address import FORM
from generator.commands.options import language_option, root_option
from generator.editor.home import Home
from generator.editor.hosted import NoPackagesError, form
from generator.site import read
from generator.words import Words, load_words

_TRIES = 300
"""A tenth of a second each: so long Decap's server may take to begin."""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal is for what the editor must know."""


@click.command("editor")
@language_option
@root_option
@click.option(
    "--port",
    type=click.IntRange(1, 65534),
    default=8001,
    help="The form's port; the next one is that of the server that saves.",
)
def command(lang: str, root: Path, port: int) -> None:
    """Serve the form editor: whatever is saved becomes a draft, a branch of its own in this repository."""
    words = load_words(lang)
    # However it is ended, the server that saves ends with it; a shell may have told its jobs to ignore Ctrl-C.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
    repository, branch = _repository(root, words)
    here, there = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}"
    backend = {"name": "proxy", "proxy_url": f"{there}/api/v1", "branch": branch}
    home = Home(backend, f"{here}/", PurePosixPath(root.resolve().relative_to(repository).as_posix()))
    packages = Path(sys.prefix, "node", "node_modules")
    try:
        files = list(form(read(root).catalogue, words, home, packages))
    except NoPackagesError as missing:
        raise click.ClickException(words.t("editor.not-installed", folder=str(missing))) from None
    with TemporaryDirectory() as folder, _saving(packages, repository, port + 1, origin=here) as saving:
        for file in files:
            path = Path(folder, file.path.relative_to(FORM))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        try:
            with ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=folder)) as served:
                _await(saving, port + 1, words)
                click.echo(words.t("editor.served", address=f"{here}/", branch=branch))
                served.serve_forever()
        except KeyboardInterrupt:
            return
        except OSError as error:
            raise click.ClickException(words.t("editor.port", port=f"{port:d}", why=str(error))) from None


def _repository(root: Path, words: Words) -> tuple[Path, str]:
    """Give the repository around a catalogue, and the branch that drafts are begun from."""
    found = _git(root, "rev-parse", "--show-toplevel")
    if not found:
        raise click.ClickException(words.t("editor.no-repository"))
    if _git(root, "status", "--porcelain"):
        # The server adds all that it finds to the draft that it commits.
        raise click.ClickException(words.t("editor.not-clean"))
    branch = _git(root, "branch", "--show-current")
    if not branch:
        raise click.ClickException(words.t("editor.no-branch"))
    return Path(found).resolve(), branch


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - no shell


@contextmanager
def _saving(packages: Path, repository: Path, port: int, *, origin: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run Decap's own server, which saves in the repository, for pages of this machine only."""
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or "node"
    settings = {"MODE": "git", "GIT_REPO_DIRECTORY": str(repository), "BIND_HOST": "127.0.0.1", "PORT": str(port)}
    environ = {**os.environ, **settings, "ORIGIN": origin, "LOG_LEVEL": "error"}
    program = [node, str(packages / "decap-server" / "dist" / "index.js")]
    with subprocess.Popen(program, env=environ, stdout=subprocess.DEVNULL) as running:  # noqa: S603 - no shell
        try:
            yield running
        finally:
            running.terminate()


def _await(saving: subprocess.Popen[bytes], port: int, words: Words) -> None:
    """Wait until somebody answers at the port."""
    for _ in range(_TRIES):
        if saving.poll() is not None:
            break
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise click.ClickException(words.t("editor.not-saving", port=f"{port:d}"))
