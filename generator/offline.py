"""Offline: a built site as a copy that opens from a folder, where no server is there to find pages and files."""

import re
import zipfile
from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath

from generator.address import EDITOR
from generator.script import classic

START = PurePosixPath("Kernekataloget.html")
"""What one opens; it leads on to the front page."""

_FOLDER = "kernekataloget"
_HELP = PurePosixPath("assets/offline.js")
_ONLY_SERVED = {"404.html", "_headers", "_nginx.conf", "sitemap.xml", "sitemap.xml.gz"}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say: no copy tells when it was made."""

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\s*')
_LINK = re.compile(rb"(<(?:a|link|form)\b[^>]*?\s(?:href|action)=\")(?![a-z]+:|/|#)([^\"?#]*)", re.IGNORECASE)
_REFRESH = re.compile(rb"(<meta http-equiv=\"refresh\" content=\"0; url=)([^\"]+)")
_MODULE = re.compile(rb"<script\b(?=[^>]*\stype=\"module\")[^>]*\ssrc=\"([^\"]+)\"[^>]*>", re.IGNORECASE)
_FONT = re.compile(rb"url\(([^)]+\.woff2)\)")


def offline(site: Mapping[PurePosixPath, bytes]) -> Mapping[PurePosixPath, bytes]:
    """Give the files of the copy by path, for those of a built site by path.

    A folder has no server that shows a folder's own page, so links name it. Browsers load no module and no font from
    disk, so modules are joined into classic scripts and fonts are put into the style sheets. The content policy, which
    is about hosts, is left out.
    """
    # The form editor saves by a server, and is left out.
    kept = [path for path in site if str(path) not in _ONLY_SERVED and not str(path).startswith(EDITOR)]
    files = {path: site[path] for path in kept}
    modules = {path: content.decode() for path, content in files.items() if path.suffix == ".js"}
    entries: set[PurePosixPath] = set()
    for path, content in files.items():
        if path.suffix == ".html":
            entries |= {_at(path, found) for found in _MODULE.findall(content)}
            files[path] = _page(path, content)
        elif path.suffix == ".css":
            files[path] = _with_fonts(path, content, site)
    return files | {path: classic(path, modules).encode() for path in entries}


def archive(files: Mapping[PurePosixPath, bytes]) -> bytes:
    """Pack a copy as a zip file, the same bytes for the same files."""
    front = f"{_FOLDER}/index.html"
    start = (
        '<!doctype html><meta charset="utf-8"><title>Kernekataloget</title>'
        f'<meta http-equiv="refresh" content="0; url={front}"><a href="{front}">Kernekataloget</a>\n'
    )
    packed = {START: start.encode()} | {PurePosixPath(_FOLDER, path): files[path] for path in sorted(files)}
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for path, content in packed.items():
            info = zipfile.ZipInfo(str(path), _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            made.writestr(info, content)
    return whole.getvalue()


def _page(path: PurePosixPath, html: bytes) -> bytes:
    to_root = "../" * (len(path.parts) - 1)
    html = _POLICY.sub(b"", html)
    html = _MODULE.sub(rb'<script defer src="\1">', html)
    html = _REFRESH.sub(lambda found: found[1] + _file(found[2]), html)
    html = _LINK.sub(lambda found: found[1] + _file(found[2]), html)
    return html.replace(b"</body>", f'<script defer src="{to_root}{_HELP}"></script>\n</body>'.encode())


def _file(target: bytes) -> bytes:
    """Name the file of a folder's own page; any other target is a file already."""
    if target in {b".", b".."} or target.endswith(b"/"):
        return target.rstrip(b"/") + b"/index.html"
    return target


def _at(path: PurePosixPath, target: bytes) -> PurePosixPath:
    return PurePosixPath(normpath(path.parent / target.decode().strip("\"'")))


def _with_fonts(path: PurePosixPath, style: bytes, site: Mapping[PurePosixPath, bytes]) -> bytes:
    def inside(found: re.Match[bytes]) -> bytes:
        return b"url(data:font/woff2;base64," + b64encode(site[_at(path, found[1])]) + b")"

    return _FONT.sub(inside, style)
