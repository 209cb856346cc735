"""The copy that opens from a folder: its links, scripts and fonts, and the file it is packed in."""

import io
import zipfile
from pathlib import PurePosixPath

import pytest

from generator.offline import START, archive, offline
from generator.policy import content_policy

PAGE = PurePosixPath("aktiviteter/x/index.html")


def _copied(html: str, path: PurePosixPath = PAGE) -> str:
    return offline({path: html.encode()})[path].decode()


@pytest.mark.parametrize(
    ("target", "mended"),
    [
        ("../y/", "../y/index.html"),
        ("../../", "../../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../y/#evidens", "../y/index.html#evidens"),
        ("../../sammenlign/?a=x&amp;a=y", "../../sammenlign/index.html?a=x&amp;a=y"),
        ("#evidens", "#evidens"),
        ("?q=x", "?q=x"),
        ("../../data/catalogue.json", "../../data/catalogue.json"),
        ("https://www.example.org/", "https://www.example.org/"),
        ("mailto:x@example.org/", "mailto:x@example.org/"),
        ("/", "/"),
    ],
)
def test_links_name_the_file(target: str, mended: str) -> None:
    """A link to a folder's own page names its file; every other link stays."""
    assert _copied(f'<a class="x" href="{target}">y</a>') == f'<a class="x" href="{mended}">y</a>'


def test_forms_lead_to_files_too() -> None:
    """What a form asks for is a page as well."""
    assert _copied('<form role="search" action="../../aktiviteter/">').endswith(
        'action="../../aktiviteter/index.html">'
    )


def test_modules_become_classic_scripts() -> None:
    """Browsers load no module from disk: what a page loads as one holds those it imports."""
    entry, other = PurePosixPath("assets/a.js"), PurePosixPath("assets/b.js")
    copy = offline(
        {
            PAGE: b'<script src="../../assets/a.js" type="module"></script>',
            entry: b'import { b } from "./b.js";\n\nb();\n',
            other: b"export const b = () => {};\n",
        }
    )
    assert copy[PAGE] == b'<script defer src="../../assets/a.js"></script>'
    assert b"import" not in copy[entry]
    assert copy[entry].count(b"() => {};") == 1


def test_fonts_stand_in_the_style_sheet() -> None:
    """A browser that fetches no font from disk finds it all the same."""
    style, font = PurePosixPath("assets/a.css"), PurePosixPath("assets/fonts/a.woff2")
    copy = offline({style: b"src: url(fonts/a.woff2)", font: b"abc"})
    assert copy[style] == b"src: url(data:font/woff2;base64,YWJj)"


def test_policy_is_left_out_and_the_helping_script_put_in() -> None:
    """The policy is about hosts, of which a copy has none."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content_policy("page")}">'
    assert _copied(f"<head>\n{meta}\n</head><body>x</body>") == (
        '<head>\n</head><body>x<script defer src="../../assets/offline.js"></script>\n</body>'
    )


def test_what_only_servers_need_is_left_out() -> None:
    """Headers, the map for search engines and the page for what was not found have no use on disk."""
    names = ["404.html", "_headers", "_nginx.conf", "sitemap.xml", "sitemap.xml.gz", "robots.txt"]
    assert list(offline({PurePosixPath(name): b"" for name in names})) == [PurePosixPath("robots.txt")]


def test_archive_is_the_same_for_the_same_files() -> None:
    """Neither the order of the files nor the hour changes a byte; one file at the top leads to the front page."""
    one, other = PurePosixPath("index.html"), PurePosixPath("om/index.html")
    packed = archive({one: b"1", other: b"2"})
    assert packed == archive({other: b"2", one: b"1"})
    with zipfile.ZipFile(io.BytesIO(packed)) as made:
        assert made.namelist() == [str(START), "kernekataloget/index.html", "kernekataloget/om/index.html"]
        assert b"url=kernekataloget/index.html" in made.read(str(START))
