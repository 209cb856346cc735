"""Source: YAML text read into plain data that remembers the place of every value.

The only module that knows PyYAML. The text is read event by event, which never recurses and meets everything a
record may not contain (tags, anchors, second documents) where it stands. Plain scalars follow the YAML 1.2 core
schema, as JSON Schema and editors do: ``NO`` and ``12:30`` are text.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol

import yaml

from generator.characters import code_point, hidden
from generator.problem import Place, Problem
from generator.sentence import Sentence, sentence

Data = dict[str, "Data"] | list["Data"] | str | int | float | bool | None
Path = tuple[str | int, ...]
"""Keys and positions from the top of a file down to a value."""

MAX_DEPTH = 12
"""Lists and mappings inside each other; the deepest record needs six."""

MAX_EVENTS = 20_000
"""Keys, values, and beginnings and ends of lists and mappings; the longest record has two thousand."""

# libyaml reads about three times as fast; without it the same code runs on PyYAML's own parser.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_READ_OTHERWISE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
"""Numbers to YAML 1.2, text to us."""
_READ_AS_DATES = "tag:yaml.org,2002:timestamp"
"""What YAML 1.1 makes of a date. All dates of records are text that looks like one, and every reader can tell."""
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_NOT_ONLY_TEXT = frozenset(["", *yaml.SafeLoader.yaml_implicit_resolvers])
"""What an unquoted scalar begins with where any reader may take it for something else than text."""

_INVISIBLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What YAML may not contain, and the three marks that end a line to PyYAML, but neither to YAML 1.2 nor to editors."""

_SYNTAX_SENTENCES: Sequence[tuple[str, str]] = (
    ("while scanning a quoted scalar found unexpected", "yaml-syntax.quote"),
    ("while parsing a flow sequence", "yaml-syntax.bracket"),
    ("while parsing a flow mapping", "yaml-syntax.bracket"),
    ("while scanning a simple key", "yaml-syntax.no-colon"),
    ("while scanning an", "yaml-syntax.character"),  # an anchor or an alias: & or *
    ("ing a tag", "yaml-syntax.character"),
    ("expected comment or line break", "yaml-syntax.character"),  # after > or |
    ("cannot start any token", "yaml-syntax.character"),
    ("did not find expected node content", "yaml-syntax.character"),
    ("found undefined tag handle", "yaml-syntax.character"),
    ("mapping values are not allowed", "yaml-syntax.colon"),
    ("found unexpected ':'", "yaml-syntax.colon"),
    ("block sequence entries are not allowed", "yaml-syntax.list"),
    ("hexdecimal", "yaml-syntax.escape"),
    ("escape", "yaml-syntax.escape"),
    ("did not find expected", "yaml-syntax.indent"),
)
"""What PyYAML says, in part, and our sentence for it."""

_BEGINS = (
    "while scanning a quoted scalar found",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
    "while scanning a simple key",
    "while scanning an",
    "while scanning a tag",
    "while parsing a tag",
    "while scanning a block scalar did not find expected comment",
)
"""Where PyYAML points at what it met instead of an end: the mistake is where the thing begins."""


class _Mark(Protocol):
    """What libyaml's mark and PyYAML's own have in common: a position that counts from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Places(Mapping[Path, Place]):
    """Where the values or keys of a file stand: made of PyYAML's marks when asked for, since most never are."""

    __slots__ = ("_file", "_marks")

    def __init__(self, file: PurePosixPath, marks: Mapping[Path, _Mark]) -> None:
        self._file, self._marks = file, marks

    def __getitem__(self, path: Path) -> Place:
        return _place(self._file, self._marks[path])

    def __contains__(self, path: object) -> bool:
        return path in self._marks

    def __iter__(self) -> Iterator[Path]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


@dataclass(frozen=True, slots=True)
class Source:
    """One file read: its data, and where each value and key stands."""

    file: PurePosixPath
    data: Data
    values: Mapping[Path, Place] = field(repr=False)
    keys: Mapping[Path, Place] = field(repr=False)

    def place(self, path: Path) -> Place:
        """Where the value stands, or the nearest value around it that is there."""
        return next(
            (self.values[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.values), Place(self.file)
        )

    def key_place(self, path: Path) -> Place:
        """Where the key of the value stands; the value itself where it has none."""
        return self.keys.get(path) or self.place(path)


def parse(text: str, file: PurePosixPath) -> tuple[Source, list[Problem]]:
    """Read one YAML document.

    The source holds what could be read; where there is a problem it is not to be used.

    Problems: ``yaml-syntax``, ``yaml-feature``, ``yaml-depth``, ``yaml-length``, ``yaml-ambiguous``,
    ``duplicate-key``, ``hidden-character``.
    """
    reading = _Reading(file, may_hide="\\" in text or next(hidden(text), None) is not None)
    # PyYAML's own error for these has no mark, and libyaml's position counts bytes.
    if (invisible := _INVISIBLE.search(text)) is not None:
        return Source(file, None, {}, {}), [_invisible_problem(text, invisible.start(), file)]
    # Not yaml.parse, which looks twice at each event.
    next_event, number = _LOADER(text).get_event, 0
    try:
        while (event := next_event()) is not None:
            if number == MAX_EVENTS:
                reading.too_long(event)
                break
            number += 1
            if isinstance(event, yaml.ScalarEvent):  # most are
                reading.take_scalar(event)
            else:
                reading.take(event)
    except _TooDeepError as too_deep:
        reading.problems.append(Problem(too_deep.place, "yaml-depth", sentence("yaml-depth", most=MAX_DEPTH)))
    except yaml.MarkedYAMLError as error:
        reading.problems.append(_syntax_problem(error, text, reading))
    source = Source(file, reading.data, Places(file, reading.values), Places(file, reading.keys))
    return source, reading.problems


def scalar(text: str) -> str | int | float | bool | None:
    """Give the value of an unquoted scalar by the YAML 1.2 core schema, without its octal and hexadecimal forms."""
    if text[:1] not in _NOT_ONLY_TEXT:  # most scalars of a record, by far
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def is_ambiguous(text: str) -> bool:
    """Tell whether YAML 1.1, YAML 1.2 and we would read an unquoted scalar differently: ``NO``, ``010``."""
    if text[:1] not in _NOT_ONLY_TEXT:
        return False
    value = scalar(text)
    tag = next(
        (tag for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], ()) if pattern.match(text)), None
    )
    kind = "" if tag in {None, _READ_AS_DATES} else tag.removeprefix("tag:yaml.org,2002:")
    match value:
        case None:
            return kind != "null"
        case bool():
            return kind != "bool"
        case int():
            return kind != "int" or (text.lstrip("+-").startswith("0") and text.lstrip("+-") != "0")
        case float():
            return kind != "float"
        case _:
            return bool(kind or _READ_OTHERWISE.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far what is written in a file reaches; of a text that cannot be read whole, as far as it can be."""

    ends: Mapping[tuple[int, int], int]
    """Line and column where a key or a value of one line begins, and the column after it."""
    mappings: frozenset[tuple[int, int]]
    """Where mappings begin, most of them with their first key."""


def reach(text: str) -> Reach:
    """Measure the keys and values of a YAML text."""
    ends: dict[tuple[int, int], int] = {}
    mappings: set[tuple[int, int]] = set()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            start, end = event.start_mark, event.end_mark
            if isinstance(event, yaml.MappingStartEvent) and start:
                mappings.add((start.line + 1, start.column + 1))
            if isinstance(event, yaml.ScalarEvent) and start and end and start.line == end.line:
                ends[start.line + 1, start.column + 1] = end.column + 1
    except yaml.YAMLError:
        pass  # what is wrong with the text is told by parse
    return Reach(ends, frozenset(mappings))


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not finished."""

    path: Path
    data: dict[str, Data] | list[Data]
    key: str | None = None
    """The key whose value comes next."""
    value_path: Path = ()
    """Where that value stands."""

    def wait_for(self, key: str) -> Path:
        """Take what comes next for the value of a key, and give its path."""
        self.key, self.value_path = key, (*self.path, key)
        return self.value_path


@dataclass(slots=True)
class _Reading:
    """The walk over a file's events."""

    file: PurePosixPath
    may_hide: bool
    """There is an escape in the text, or a mark that nobody sees."""
    data: Data = None
    values: dict[Path, _Mark] = field(default_factory=dict)
    keys: dict[Path, _Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.CollectionEndEvent():
                self.open.pop()
            case yaml.MappingStartEvent():
                self._start(event, {})
            case yaml.SequenceStartEvent():
                self._start(event, [])
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents == 2:
                    self._feature(event, "document")
            case yaml.AliasEvent():
                self._feature(event, "anchor")
                self._value(event, None)
            case _:
                pass

    def too_long(self, event: yaml.Event) -> None:
        """Say that the file has too many values to be a record, where the first of those begins."""
        self.problems.append(Problem(self._place(event), "yaml-length", sentence("yaml-length", most=MAX_EVENTS)))

    def take_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._no_features(event)
        if self.may_hide and event.style == '"':
            self._no_hidden(event)
        around = self.open[-1] if self.open else None
        text = event.value
        if around and around.key is None and isinstance(around.data, dict):
            self._key(event, text, around)
        elif event.implicit[0] and text[:1] in _NOT_ONLY_TEXT:
            if is_ambiguous(text):
                said = sentence("yaml-ambiguous", value=text[:60])
                self.problems.append(Problem(self._place(event), "yaml-ambiguous", said))
            self._value(event, scalar(text))
        else:
            self._value(event, text)

    def _key(self, event: yaml.ScalarEvent, text: str, around: _Open) -> None:
        # Composed: an å in one sign and one in two are the same key to whoever reads it.
        key = text if text.isascii() else unicodedata.normalize("NFC", text)
        if key == "<<" and event.implicit[0]:
            self.problems.append(Problem(self._place(event), "yaml-feature", sentence("yaml-feature.merge")))
        if key in around.data:
            said = sentence("duplicate-key", key=key, line=self.keys[*around.path, key].line + 1)
            self.problems.append(Problem(self._place(event), "duplicate-key", said))
        self.keys.setdefault(around.wait_for(key), _mark(event))

    def _value(self, event: yaml.Event, value: Data) -> Path:
        """Put a value where it belongs, and give its path."""
        if self.documents > 1:
            return ()
        if not self.open:
            self.values[()] = _mark(event)
            self.data = value
            return ()
        around = self.open[-1]
        data = around.data
        if isinstance(data, list):
            path = (*around.path, len(data))
            self.values[path] = _mark(event)
            data.append(value)
        elif around.key is None:
            # An alias as a key, which is told already: the value that follows is not a key itself.
            path = around.wait_for("")
        else:
            path = around.value_path
            self.values.setdefault(path, _mark(event))
            data.setdefault(around.key, value)
            around.key = None
        return path

    def _start(
        self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, data: dict[str, Data] | list[Data]
    ) -> None:
        if event.anchor is not None or event.tag is not None:
            self._no_features(event)
        if len(self.open) == MAX_DEPTH:
            raise _TooDeepError(self._place(event))
        around = self.open[-1] if self.open else None
        if around and around.key is None and isinstance(around.data, dict):
            # A list or mapping as a key: read on, so that what stands in it is not taken for the keys around it.
            self._feature(event, "key")
            path = around.wait_for("")
            self.values.setdefault(path, _mark(event))
        else:
            path = self._value(event, data)
        self.open.append(_Open(path, data))

    def _no_hidden(self, event: yaml.ScalarEvent) -> None:
        """Only between double quotes can a mark be written that does not stand in the file itself."""
        marks = [event.value[position] for position in hidden(event.value)]
        for mark in (*marks, *(found[0] for found in _INVISIBLE.finditer(event.value))):
            said = sentence("hidden-character", character=code_point(mark))
            self.problems.append(Problem(self._place(event), "hidden-character", said))

    def _no_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._feature(event, "anchor")
        if event.tag is not None:
            self._feature(event, "tag")

    def _feature(self, event: yaml.Event, feature: str) -> None:
        self.problems.append(Problem(self._place(event), "yaml-feature", Sentence(f"yaml-feature.{feature}")))

    def _place(self, event: yaml.Event) -> Place:
        return _place(self.file, _mark(event))


def _mark(event: yaml.Event) -> _Mark:
    assert event.start_mark is not None, "an event of a text has its place"
    return event.start_mark


def _place(file: PurePosixPath, mark: _Mark) -> Place:
    return Place(file, mark.line + 1, mark.column + 1)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, reading: _Reading) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.context_mark if said.startswith(_BEGINS) else error.problem_mark
    assert mark is not None, "a parser's error has a mark"
    lines = re.split("\r\n|\r|\n", text)
    place = Place(reading.file, mark.line + 1, mark.column + 1)
    key = next((key for part, key in _SYNTAX_SENTENCES if part in said), "yaml-syntax.other")
    if said.startswith("while parsing a flow node") and not "".join(lines[mark.line :])[mark.column :]:
        # The text ends where a value should begin; libyaml points at a line after it.
        key, place = "yaml-syntax.bracket", _place(reading.file, reading.values[reading.open[-1].path])
    line, column = lines[place.line - 1], place.column - 1
    if line[column : column + 1] == "\t":
        key = "yaml-syntax.tab"
    elif key == "yaml-syntax.indent" and line[:column].strip():
        key = "yaml-syntax.after-value"
    return Problem(place, "yaml-syntax", sentence(key, character=line[column : column + 1]))


def _invisible_problem(text: str, position: int, file: PurePosixPath) -> Problem:
    *before, line = re.split("\r\n|\r|\n", text[:position])
    return Problem(Place(file, len(before) + 1, len(line) + 1), "yaml-syntax", Sentence("yaml-syntax.control"))
