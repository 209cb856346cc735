"""Value marks: what tells a value of records, grades and what is worked out of them apart from any other."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from pathlib import PurePath
from types import FunctionType, MappingProxyType

from pydantic import BaseModel
from pydantic_core import to_json

from generator.marks import mark
from generator.remembering import Remembering

_PLAIN = (str, int, float, bytes, date, PurePath, Enum, type(None))


class Marks:
    """Gives the marks of values; that of a record or a dataclass is worked out once.

    Some values are known by a name instead: what they tell is accounted for elsewhere.
    """

    def __init__(self, named: Mapping[str, object] = MappingProxyType({})) -> None:
        self._known = {id(value): (value, name) for name, value in named.items()}
        """By identity; the value itself is held, so that no other can take its place."""

    def mark(self, value: object) -> bytes:
        """Give the mark of everything that a value tells: equal values have the same, others have another.

        Raises TypeError for a value that may tell more than can be seen, such as a function made inside another, and
        for a whole catalogue.
        """
        return mark(self._told(value))

    def _told(self, value: object) -> str:
        """Write a value out so that no other reads the same: the marks of brackets and commas are never bare in it."""
        if type(value) is str:
            return repr(value)
        kind = type(value).__qualname__
        if isinstance(value, _PLAIN):
            return f"{kind} {value!r}"
        if isinstance(value, tuple | list):
            return f"{kind}({','.join(map(self._told, value))})"
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        told = f"{kind}({','.join(self._parts(value))})"
        if isinstance(value, BaseModel) or is_dataclass(value):
            told = mark(told).hex()
            self._known[id(value)] = value, told
        return told

    def _parts(self, value: object) -> Iterator[str]:
        if isinstance(value, Remembering):
            raise TypeError(value)
        if isinstance(value, BaseModel):
            yield repr(to_json(value))
        elif isinstance(value, Mapping):
            for key, under in value.items():
                yield from (self._told(key), self._told(under))
        elif isinstance(value, AbstractSet):
            yield from sorted(map(self._told, value))
        elif is_dataclass(value):
            yield from (self._told(getattr(value, each.name)) for each in fields(value))
        elif isinstance(value, partial):
            yield from map(self._told, (value.func, value.args, value.keywords))
        elif isinstance(value, FunctionType) and value.__closure__ is None and "<" not in value.__qualname__:
            yield f"{value.__module__}.{value.__qualname__}"
        else:
            raise TypeError(value)
