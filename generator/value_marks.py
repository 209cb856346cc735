"""Value marks: what tells a value of records, grades and what is worked out of them apart from any other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from io import BytesIO
from operator import attrgetter
from pathlib import PurePath
from pickle import Pickler
from types import FunctionType, MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from generator.marks import mark
from generator.remembering import Remembering

_WRITTEN = frozenset({str, int, float, bool, bytes, type(None), tuple, list, dict})
"""What pickle writes out as it is. A set is not among them: it would come in any order."""


class Marks:
    """Gives the marks of values; what a record tells is worked out once.

    Some values are known by a name instead: what they tell is accounted for elsewhere.
    """

    def __init__(self, named: Mapping[str, object] = MappingProxyType({})) -> None:
        self._known: dict[int, tuple[object, object]] = {id(value): (value, name) for name, value in named.items()}
        """By identity; the value itself is held, so that no other can take its place."""

    def mark(self, value: object) -> bytes:
        """Give the mark of everything that a value tells: equal values have the same, others have another.

        Raises TypeError for a value that may tell more than can be seen, such as a function made inside another, and
        for a whole catalogue.
        """
        written = BytesIO()
        _Writer(written, self).dump(value)
        return mark(written.getvalue())

    def told(self, value: object) -> object:
        """Give what a value tells that is not written out as it is."""
        if known := self._known.get(id(value)):
            return known[1]
        if isinstance(value, set | frozenset):
            return sorted(map(self.mark, value))
        kind: type = type(value)
        told = _telling(kind)(value)
        if isinstance(value, FunctionType | BaseModel):
            self._known[id(value)] = value, told
        return told


class _Writer(Pickler):
    """Writes a value out so that no other reads the same, each thing as often as it is met.

    Nothing is ever read back. pickle writes plain values several times as fast as a function of ours could.
    """

    def __init__(self, file: BytesIO, marks: Marks) -> None:
        super().__init__(file, protocol=5)
        # Else a thing met twice is written once, and two equal things are not: what is equal would read otherwise.
        self.fast = True
        self._told = marks.told

    def persistent_id(self, value: object) -> object:
        """Give what stands for a value of another kind, which is written as such; None for a plain one."""
        kind = type(value)
        return None if kind in _WRITTEN else (kind.__qualname__, self._told(value))


@cache
def _telling(kind: type) -> Callable[[Any], object]:
    """Give what a value of a kind tells, by its kind. Raises TypeError where that may be more than can be seen."""
    if is_dataclass(kind) and not issubclass(kind, Remembering):
        return attrgetter(*(each.name for each in fields(kind)))
    ways = (told for kinds, told in _KINDS if issubclass(kind, kinds))
    if way := next(ways, None):
        return way
    raise TypeError(kind)


def _name(function: FunctionType) -> str:
    if function.__closure__ or "<" in function.__qualname__:
        raise TypeError(function)
    return f"{function.__module__}.{function.__qualname__}"


_KINDS: Sequence[tuple[type, Callable[[Any], object]]] = (
    (BaseModel, lambda record: mark(to_json(record))),
    (partial, attrgetter("func", "args", "keywords")),
    (FunctionType, _name),
    (Enum, attrgetter("value")),
    (str, str.__str__),
    (date, str),
    (PurePath, str),
    (Mapping, dict),
    (tuple, tuple),
)
"""What is told of a value, by what it is."""
