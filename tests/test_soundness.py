"""A built site is whole, or what is wrong with it is named."""

from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest

from generator.soundness import NEEDED, faults

SOUND: Mapping[str, bytes] = {
    **dict.fromkeys(NEEDED, b"{}"),
    "index.html": b"<a href='a/#b'></a><a href=\"a/?q=1\"></a><a href=https://www.example.org/></a><a href='#c' id=c>",
    "a/index.html": b"<p id=\"b\"></p><a href='..'>x</a><script src='../s.js'></script>",
    "s.js": b"",
    "sitemap.xml": b"<loc>https://kernekataloget.example/</loc><loc>https://kernekataloget.example/a/</loc>",
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"index.html": None}, ["index.html: missing", "sitemap.xml: ", "a/index.html: .."]),
        ({"_headers": None}, ["_headers: missing"]),
        ({"s.js": None}, ["a/index.html: ../s.js"]),
        ({"a/index.html": b""}, ["index.html: a/#b"]),
        ({"index.html": b"<a href=b/>"}, ["index.html: b/"]),
        ({"index.html": b"<a href='#d'>"}, ["index.html: #d"]),
        ({"index.html": b"<p style='x'>"}, ["index.html: style="]),
        ({"data/catalogue.json": b"{"}, ["data/catalogue.json: "]),
        ({"data/catalogue.json": b"[NaN]"}, ["data/catalogue.json: NaN"]),
    ],
)
def test_fault_is_named_with_its_page(changed: Mapping[str, bytes | None], expected: list[str]) -> None:
    """Pages that are missing, addresses that lead nowhere, what the policy forbids, and data that is none."""
    site = {PurePosixPath(path): content for path, content in {**SOUND, **changed}.items() if content is not None}
    found = list(faults(site))
    assert len(found) == len(expected)
    assert [each for each, start in zip(found, expected, strict=True) if not each.startswith(start)] == []
