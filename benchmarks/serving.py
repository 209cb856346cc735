"""Serving: how long ``mkdocs serve`` takes from a saved record until its page is shown anew."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_TITLE = re.compile(r'"title": "[^"]*"')


def saved_to_shown(root: Path, record: Path, *, saves: int) -> Iterator[tuple[float, float]]:
    """Give the seconds for each save of an activity, and those of one core, where a busy machine counts for little."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/aktiviteter/{record.stem}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://127.0.0.1:{port}/"}
    # MkDocs leaves the site that it serves where it is made, when it is ended from outside.
    environ["TMPDIR"] = str(root)
    with subprocess.Popen(  # noqa: S603 - our own
        command, cwd=root, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    ) as server:
        try:
            _wait_for(address, b"<title>")
            for number in range(saves):
                before, began = _seconds_of(server.pid), time.monotonic()
                title = f"Gemt for {number + 1}. gang"
                text = _TITLE.sub(f'"title": "{title}"', record.read_text(encoding="utf-8"), count=1)
                record.write_text(text, encoding="utf-8")
                _wait_for(address, f"<title>{title}".encode())
                yield time.monotonic() - began, _seconds_of(server.pid) - before
        finally:
            server.terminate()


def _wait_for(address: str, text: bytes) -> None:
    """Ask until the page has the text."""
    while True:
        try:
            with urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
                if text in answer.read():
                    return
        except (URLError, TimeoutError, ConnectionError):
            pass
        time.sleep(0.05)


def _seconds_of(process: int) -> float:
    """Give the time of one core that a process has had, its own and the system's for it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
