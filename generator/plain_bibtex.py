"""Plain BibTeX: files laid out as ours is, read without the library that reads them all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_BY_SHORT_NAME = {month[:3].lower(): month for month in _MONTHS}
"""What BibTeX knows months by, without quotes."""

_BEGIN = re.compile(r"@([A-Za-z]+)\s*\{\s*([^\s,{}()\"#%=@\\]+)\s*,\s*")
_FIELD = re.compile(
    r"([A-Za-z]+)\s*=\s*(?:\{((?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}|\"([^\"{}]*+)\"|([0-9]+)|([A-Za-z]{3}))\s*"
)
_COMMA = re.compile(r",\s*")
_NOT_ENTRIES = frozenset(["comment", "preamble", "string"])
_PEOPLE = ("author", "editor")
_AND = re.compile(r" and (?![^{]*\})", re.IGNORECASE)
_IN_BRACES = re.compile(r"\{[^{}\\]*\}")
_NOT_PLAIN_NAME = re.compile(r"[{}\\~]|,.*,|^[^,]* [^,]*$")
"""With LaTeX, a second comma, or no comma between its words."""


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as BibTeX means it: its fields with their LaTeX, white space folded."""

    key: str
    kind: str
    fields: dict[str, str]
    """By their names in small letters; all but those that hold names."""
    people: dict[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """Family names and given names of its ``author`` and ``editor``."""


def read_plain(text: str) -> Sequence[Written] | None:
    """Read a file if all of it is plain; None where the library has to, which would say the same of a plain one.

    Plain is what all tools write: braces around an entry and around its values, no abbreviations but the months', no
    names with LaTeX in them, no key and no field twice.
    """
    try:
        entries = list(_entries(text))
    except _NotPlainError:
        return None
    return entries if len({entry.key.lower() for entry in entries}) == len(entries) else None


class _NotPlainError(Exception):
    pass


def _entries(text: str) -> Iterator[Written]:
    at = text.find("@")
    while at != -1:
        begin = _BEGIN.match(text, at)
        if begin is None or begin[1].lower() in _NOT_ENTRIES:
            raise _NotPlainError
        written = Written(begin[2], begin[1].lower(), {})
        at = _read_fields(text, begin.end(), written)
        yield written
        at = text.find("@", at)


def _read_fields(text: str, at: int, into: Written) -> int:
    """Read an entry's fields and give the position after it."""
    seen: set[str] = set()
    while found := _FIELD.match(text, at):
        name, (braced, quoted, number, month) = found[1].lower(), found.groups()[1:]
        if name in seen or (month and month.lower() not in _BY_SHORT_NAME):
            raise _NotPlainError
        value = (
            _BY_SHORT_NAME[month.lower()]
            if month
            else next(each for each in (braced, quoted, number) if each is not None)
        )
        folded = " ".join(value.split())
        seen.add(name)
        if name not in _PEOPLE:
            into.fields[name] = folded
        elif people := tuple(_names(folded)):
            into.people[name] = people
        at = found.end()
        comma = _COMMA.match(text, at)
        if comma is None:
            break
        at = comma.end()
    if text[at : at + 1] != "}":
        raise _NotPlainError
    return at + 1


def _names(folded: str) -> Iterator[tuple[str, str]]:
    """Give family and given names: of one word, of words with a comma between, or as they stand in braces."""
    for name in _AND.split(folded) if folded else ():
        if _IN_BRACES.fullmatch(name):
            yield name, ""
            continue
        if _NOT_PLAIN_NAME.search(name.strip()):
            raise _NotPlainError
        family, _, given = name.partition(",")
        yield family.strip(), given.strip()
