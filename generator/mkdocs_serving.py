"""Serving: the site that ``mkdocs serve`` shows, of which each page is made when a browser asks for it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from posixpath import normpath
from threading import Lock
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import FileWrapper

import click

from generator.exports.download import Download

if TYPE_CHECKING:  # a build has no server, and need not wait for what makes one
    from mkdocs.livereload import LiveReloadServer


class Serving:
    """What MkDocs' server has been promised by the last build, and not yet been asked for.

    MkDocs empties the site's folder before each build, and answers nobody while it builds: so a file that lies there is
    of the last build, made since.
    """

    def __init__(self) -> None:
        self._folder = Path()
        self._promised: dict[str, Download] = {}
        self._builds = 0
        self._making = Lock()
        """Held while a build lasts too: nothing is made of what the build is changing."""
        self._is_building = False

    def begin(self, folder: Path) -> None:
        """Forget what was promised: MkDocs builds the site in its folder anew."""
        if not self._is_building:
            self._making.acquire()
        self._is_building = True
        self._folder, self._promised = folder, {}
        self._builds += 1

    def promise(self, file: Download) -> None:
        """Let a file of the site be made when it is asked for."""
        self._promised[str(file.path)] = file

    def end(self) -> None:
        """Make what is asked for from now on; the build has ended, well or not."""
        if self._is_building:
            self._is_building = False
            self._making.release()

    def before(self, server: "LiveReloadServer") -> WSGIApplication:
        """Give what makes the file that a request is for, and lets the server answer."""
        answer_by, mount = server.get_app(), server.mount_path
        assert answer_by is not None, "the server has its own from the start"

        def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith(mount):
                return answer_by(environ, start_response)
            while True:
                build = self._made(path.removeprefix(mount))
                said = _Said()
                body = answer_by(environ, said)
                # The server waits for a build that goes on, and then the file has to be made of that build.
                if build == self._builds:
                    start_response(*said.last)
                    return body
                if isinstance(body, FileWrapper):
                    body.close()

        return app

    def _made(self, path: str) -> int:
        """Make the file, if it is promised, and give the number of the build that it is of."""
        file = normpath(f"/{path}index.html" if path.endswith("/") or not path else f"/{path}").lstrip("/")
        with self._making:
            # Without its slash, the server leads on to a page that lies there.
            for each in (file, f"{file}/index.html"):
                if promised := self._promised.get(each):
                    self._write(each, promised.content)
                    del self._promised[each]
            return self._builds

    def _write(self, path: str, content: bytes) -> None:
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


class _Said:
    """Takes what an answer begins with, for one that may not be given."""

    def __init__(self) -> None:
        self.last: tuple[str, list[tuple[str, str]]] = ("", [])

    def __call__(self, status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
        self.last = (status, headers)
        return len


def is_followed() -> bool:
    """Tell whether ``mkdocs serve`` follows changes; where it does not, it gives plugins no hold of its server."""
    context = click.get_current_context(silent=True)
    return context is None or bool(context.params.get("livereload", True))
