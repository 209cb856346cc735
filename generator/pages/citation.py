"""How a page of the site is cited: as text, and for the programs that keep references."""

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date

from generator.address import HERE
from generator.words import Words

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_LATEX_MARKS = re.compile(r"[\\~^{}$&#%_]")


@dataclass(frozen=True, slots=True)
class Citation:
    """One page, or a part of it, which is written out in one of four forms when it is asked for.

    Its address stands in as ``HERE``, with the anchor of a part of it behind it.
    """

    key: str
    """The page's own among all pages."""
    title: str
    _: KW_ONLY
    day: date | None
    """When the page was last gone through, where that is known."""
    rule: int | None
    """The version of the rule that its grades are by."""
    words: Words
    seen: str = "cite.reviewed"
    """The key of the words for what was done on the day."""
    anchor: str = ""

    @property
    def text(self) -> str:
        """As people write it."""
        year = str(self.day.year) if self.day else self.words.t("reference.no-year")
        return " ".join([f"{self._author} ({year}). {self.title}.", *self._known, self._address])

    @property
    def bibtex(self) -> str:
        """As an entry of BibTeX."""
        fields = [("author", f"{{{self._author}}}"), ("title", _latex(self.title)), ("year", self._year)]
        fields += [("note", _latex(self._note)), ("url", self._address)]
        inner = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
        return f"@misc{{kernekataloget-{self.key},\n{inner}\n}}"

    @property
    def ris(self) -> str:
        """In RIS, a tag a line."""
        tags = [("TY", "ELEC"), ("AU", self._author), ("TI", self.title), ("PY", self._year)]
        tags += [("DA", f"{self.day:%Y/%m/%d}" if self.day else ""), ("N1", self._note), ("UR", self._address)]
        return "\n".join([f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value] + ["ER  -"])

    @property
    def csl(self) -> Mapping[str, object]:
        """As an item of CSL-JSON."""
        day = self.day
        item: Mapping[str, object] = {
            "id": f"kernekataloget-{self.key}",
            "type": "webpage",
            "title": self.title,
            "author": [{"literal": self._author}],
            "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
            "note": self._note,
            "language": self.words.language,
            "URL": self._address,
        }
        return {name: value for name, value in item.items() if value}

    @property
    def _address(self) -> str:
        return f"{HERE}#{self.anchor}" if self.anchor else HERE

    @property
    def _author(self) -> str:
        return self.words.t("cite.author")

    @property
    def _year(self) -> str:
        return str(self.day.year) if self.day else ""

    @property
    def _note(self) -> str:
        return " ".join(self._known)

    @property
    def _known(self) -> list[str]:
        known = [self.words.t(self.seen, day=self.words.day(self.day))] if self.day else []
        return [*known, self.words.t("cite.rule", version=self.rule)] if self.rule else known


def _latex(text: str) -> str:
    return _LATEX_MARKS.sub(lambda match: _LATEX.get(match[0], f"\\{match[0]}"), text)
