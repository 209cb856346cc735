"""Server: a built site on a free port, as a host would serve it that sends the site's own headers."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Handler(SimpleHTTPRequestHandler):
    """Files of a folder, with the headers that its ``_headers`` asks for; its 404.html where there is no such file."""

    def end_headers(self) -> None:
        for name, value in self._asked_for().items():
            self.send_header(name, value)
        super().end_headers()

    def _asked_for(self) -> dict[str, str]:
        """Read the headers under every place that the address lies in; a later place may take one away again."""
        headers: dict[str, str] = {}
        place = ""
        for line in (Path(self.directory) / "_headers").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                place = line.removesuffix("*")
            elif self.path.startswith(place):
                name, _, value = line.strip().partition(": ")
                headers.pop(name.removeprefix("! "), None)
                headers.update({name: value} if value else {})
        return headers

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing: the tests' own output is read."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve the folder while the block runs; gives its address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
