"""``_headers`` (Netlify, Cloudflare) and ``_nginx.conf``: the headers that hosts are to send with every page."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.exports.download import Download
from generator.exports.stock import Stock
from generator.policy import content_policy

HEADERS = {
    "Content-Security-Policy": content_policy("header"),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def export(stock: Stock) -> Iterator[Download]:
    """Give one file for each way of writing headers; whatever the catalogue, they are the same."""
    netlify = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    nginx = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    for name, lines in (("_headers", netlify), ("_nginx.conf", nginx)):
        yield Download(PurePosixPath(name), "".join(f"{line}\n" for line in lines).encode())
