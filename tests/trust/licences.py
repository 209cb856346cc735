"""Licences of everything that builds the site or is in it: ``make licences`` writes them to a page.

Versions are those of the locks, licences those that the packages tell of themselves. What the theme has built into
its files is known by the names in its source maps, and its licences were read where the packages are published.
"""

import json
import re
from collections.abc import Mapping
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tests.real import ROOT

PAGE = ROOT / "content" / "om" / "licenser.md"
LOCK = ROOT / "requirements" / "site.txt"

INSIDE_THEME: Mapping[str, str] = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
"""What the theme's scripts and style sheets are made of besides its own code; each as npm tells its licence."""

_PIN = re.compile(r"^([a-z0-9-]+)==([^\s;]+)", re.MULTILINE)
_INSIDE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
_LICENCE = "License :: OSI Approved :: "


def pins() -> Mapping[str, str]:
    """Give every package that builds the site with its version, or its versions where Pythons take different ones."""
    versions: dict[str, list[str]] = {}
    for name, version in _PIN.findall(LOCK.read_text(encoding="utf-8")):
        versions.setdefault(name, []).append(version)
    return {name: " / ".join(found) for name, found in sorted(versions.items())}


def licence(name: str) -> str | None:
    """Give the licence that an installed package tells of itself; None where it is not installed on this system."""
    try:
        told: Message = distribution(name).metadata  # type: ignore[assignment]  # a Message in all that we use of it
    except PackageNotFoundError:
        return None
    classes = [each.removeprefix(_LICENCE) for each in told.get_all("Classifier") or [] if each.startswith(_LICENCE)]
    named = str(told.get("License-Expression") or "")
    loose = str(told.get("License") or "").strip()
    short = loose if loose and "\n" not in loose and loose != "UNKNOWN" else ""
    found = named or short or ", ".join(classes)
    assert found, f"{name} tells no licence: read it, and say here what it is"
    return found


def inside_theme() -> frozenset[str]:
    """Give the packages that the theme's source maps name."""
    folder = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets")))
    maps = (file for file in folder.rglob("*.map") if file.parent.name != "workers")  # not on our site
    sources = (source for file in maps for source in json.loads(file.read_bytes())["sources"])
    return frozenset(found[1] for source in sources if (found := _INSIDE.search(source)))


def page(before: str) -> str:
    """Write the page; a package that is not installed on this system keeps the licence that the page had before."""
    rows = "".join(f"| {name} | {version} | {_said(name, before)} |\n" for name, version in pins().items())
    inside = "".join(f"| {name} | {told} |\n" for name, told in INSIDE_THEME.items())
    return TEXT.format(packages=rows, inside=inside)


def _said(name: str, before: str) -> str:
    if told := licence(name):
        return told
    row = re.search(rf"(?m)^\| {re.escape(name)} \| [^|]+ \| ([^|]+) \|$", before)
    assert row, f"{name} is not installed here and not on the page: run `make licences` where it is"
    return row[1]


TEXT = """\
---
title: Licenser
description: Hvad webstedet er lavet med, og hvilke licenser det har.
---

<!-- Skrevet af `make licences`. -->

Posterne har licensen [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/deed.da), og programmet har MIT-licensen.
Her står, hvad webstedet ellers består af og er bygget med. Tal fra andre har deres egne licenser, som står ved hver
kilde på [datasiden](../data/index.md).

## På webstedet

| Hvad | Licens |
| --- | --- |
| Skriften IBM Plex Sans | SIL Open Font License 1.1 |
| Kortet over kommunerne, fra react-denmark-map | MIT |
| Temaet Material for MkDocs | MIT |
| Temaets ikoner, Material Design Icons | Apache-2.0 |
{inside}
De nederste er bygget ind i temaets filer.

## Det, der bygger webstedet

Pakkerne står i `requirements/site.txt` med aftryk. Licensen er den, pakken selv oplyser.

| Pakke | Version | Licens |
| --- | --- | --- |
{packages}"""


def main() -> None:
    """Write the page."""
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(page(before), encoding="utf-8")


if __name__ == "__main__":
    main()
