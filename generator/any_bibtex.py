"""Any BibTeX: whatever anybody may write in it, and what is wrong with that; the only module that knows pybtex."""

import re
from ast import literal_eval
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import pybtex.errors
from pybtex.database import Entry as ReadEntry
from pybtex.database import Person, parse_string
from pybtex.database.input.bibtex import UndefinedMacro
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.scanner import PybtexSyntaxError

from generator.bibtex import Entry, line_starts, place_in
from generator.plain_bibtex import Written
from generator.problem import Place, Problem
from generator.sentence import sentence

_REPEATED = re.compile(r"repeated bibliography entry: (?P<key>.+)")
_TWICE = re.compile(r"entry with key (?P<key>.+) has a duplicate (?P<field>.+) field")
_COMMAS = re.compile(r"Too many commas in (?P<name>.+)")


def read_any(text: str, file: PurePosixPath, entries: Sequence[Entry]) -> tuple[list[Written], list[Problem]]:
    """Read a text without bombs, every entry of it that can be read; those that stand in it are given.

    Problems: ``bibtex-syntax``.
    """
    with pybtex.errors.capture() as errors:
        data = parse_string(text, "bibtex")
    problems = list(_syntax_problems(errors, text, file, entries))
    return [_written(key, read) for key, read in data.entries.items()], problems


def text_of_latex(latex: str) -> str | None:
    """Give what LaTeX shows, its white space folded; None where it is no LaTeX."""
    # Unescaped, LaTeX takes % and the rest of the line for a comment, which nobody means in a title or a DOI.
    escaped = re.sub(r"(?<!\\)%", r"\%", latex)
    try:
        return " ".join(str(Text.from_latex(escaped)).split())
    except (PybtexSyntaxError, UnicodeDecodeError):
        return None


def _written(key: str, read: ReadEntry) -> Written:
    people = {role: tuple(_names(person) for person in persons) for role, persons in read.persons.items()}
    fields = {name.lower(): value for name, value in read.fields.items()}
    return Written(key, read.type.lower(), fields, {role.lower(): names for role, names in people.items()})


def _names(person: Person) -> tuple[str, str]:
    family = [*person.prelast_names, *person.last_names, *person.lineage_names]
    given = [*person.first_names, *person.middle_names]
    return " ".join(family), " ".join(given)


def _syntax_problems(
    errors: Sequence[PybtexError], text: str, file: PurePosixPath, entries: Sequence[Entry]
) -> Iterator[Problem]:
    """Word what pybtex says, each at the beginning of the entry that it is about."""
    lines, repeats = line_starts(text), Counter[str]()
    places: dict[str, list[Place]] = {}
    for entry in entries:
        places.setdefault(entry.key.lower(), []).append(entry.place)
    folded = [(entry.place, " ".join(entry.text.split())) for entry in entries] if errors else []
    for error in errors:
        said, place = str(error), Place(file)
        if isinstance(error, PybtexSyntaxError):
            # Where pybtex stops is often in the next entry; it keeps where it began.
            place = place_in(lines, error.error_context_info[0], file)
            key = "bibtex-syntax.string" if isinstance(error, UndefinedMacro) else "bibtex-syntax"
            yield Problem(place, "bibtex-syntax", sentence(key, line=error.lineno, value=error.args[0]))
        elif repeated := _REPEATED.fullmatch(said):
            same = places.get(repeated["key"].lower(), [place])
            repeats[repeated["key"].lower()] += 1
            place = same[min(repeats[repeated["key"].lower()], len(same) - 1)]
            yield Problem(
                place, "bibtex-syntax", sentence("bibtex-syntax.repeated", key=repeated["key"], line=same[0].line)
            )
        elif twice := _TWICE.fullmatch(said):
            place = places.get(twice["key"].lower(), [place])[0]
            wording = sentence("bibtex-syntax.field", key=twice["key"], value=twice["field"])
            yield Problem(place, "bibtex-syntax", wording)
        elif commas := _COMMAS.fullmatch(said):
            name = literal_eval(commas["name"])
            place = next((found for found, words in folded if name in words), place)
            yield Problem(place, "bibtex-syntax", sentence("bibtex-syntax.name", value=name))
        else:
            raise error
