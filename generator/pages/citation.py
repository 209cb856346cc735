"""How a page of the site is cited: as text, and for the programs that keep references."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.address import HERE
from generator.words import Words

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_LATEX_MARKS = re.compile(r"[\\~^{}$&#%_]")


@dataclass(frozen=True, slots=True)
class Citation:
    """One page, or a part of it, in four forms."""

    text: str
    bibtex: str
    ris: str
    csl: Mapping[str, object]
    """An item of CSL-JSON."""


def cite(  # noqa: PLR0913 - what a citation is made of
    key: str,
    title: str,
    *,
    day: date | None,
    rule: int | None,
    words: Words,
    seen: str = "cite.reviewed",
    anchor: str = "",
) -> Citation:
    """Cite a page by its title, the day it was last gone through, and the rule its grades are by, where known.

    The key is the page's own among all pages. Its address stands in as ``HERE``, with the anchor of a part of it behind
    it. ``seen`` is the key of the words for what was done on the day.
    """
    address = f"{HERE}#{anchor}" if anchor else HERE
    author = words.t("cite.author")
    year = str(day.year) if day else words.t("reference.no-year")
    known = [words.t(seen, day=words.day(day))] if day else []
    known += [words.t("cite.rule", version=rule)] if rule else []
    note = " ".join(known)
    fields = [("author", f"{{{author}}}"), ("title", _latex(title)), ("year", str(day.year) if day else "")]
    fields += [("note", _latex(note)), ("url", address)]
    inner = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    tags = [("TY", "ELEC"), ("AU", author), ("TI", title), ("PY", str(day.year) if day else "")]
    tags += [("DA", f"{day:%Y/%m/%d}" if day else ""), ("N1", note), ("UR", address)]
    item: Mapping[str, object] = {
        "id": f"kernekataloget-{key}",
        "type": "webpage",
        "title": title,
        "author": [{"literal": author}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "note": note,
        "language": words.language,
        "URL": address,
    }
    return Citation(
        text=" ".join([f"{author} ({year}). {title}.", *known, address]),
        bibtex=f"@misc{{kernekataloget-{key},\n{inner}\n}}",
        ris="\n".join([f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value] + ["ER  -"]),
        csl={name: value for name, value in item.items() if value},
    )


def _latex(text: str) -> str:
    return _LATEX_MARKS.sub(lambda match: _LATEX.get(match[0], f"\\{match[0]}"), text)
