"""Marks of values."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

import pytest
from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.site import Site
from generator.value_marks import Marks


class Colour(StrEnum):
    """An enum whose values are texts."""

    RED = "red"


class Pair(NamedTuple):
    """A tuple with a name."""

    one: str
    other: str


@dataclass(frozen=True)
class Held:
    """A dataclass that may hold others."""

    name: str
    parts: tuple[object, ...] = ()


def work(name: str) -> str:
    """Give back a name."""
    return name


VALUES = [
    None,
    "",
    "None",
    "1",
    1,
    1.0,
    True,
    b"1",
    Colour.RED,
    "red",
    date(2026, 11, 23),
    datetime(2026, 11, 23, 10, tzinfo=UTC),
    datetime(2026, 11, 23, 11, tzinfo=UTC),
    Markup("red"),
    "2026-11-23",
    PurePosixPath("a/b"),
    "a/b",
    (),
    [],
    {},
    frozenset(),
    ("a", "b"),
    ("a,b",),
    ("a", ("b",)),
    (("a",), "b"),
    "('a', 'b')",
    ["a", "b"],
    Pair("a", "b"),
    {"a": "b"},
    {"b": "a"},
    frozenset({"a", "b"}),
    Held("a"),
    Held("b"),
    Held("a", ("b",)),
    Held("a", (Held("b"),)),
    partial(work, "a"),
    partial(work, "b"),
    partial(work, name="a"),
    work,
]


def test_two_values_have_two_marks() -> None:
    """Whatever differs in kind, in order or in what is inside what, has another mark."""
    marks = Marks()
    assert len({marks.mark(value) for value in VALUES}) == len(VALUES)


def test_equal_values_have_one_mark() -> None:
    """Whoever made them, in whatever order a set was filled, and whether it is one thing twice or two equal ones."""
    assert Marks().mark(Held("a", (date(2026, 1, 1), "b"))) == Marks().mark(Held("a", (date(2026, 1, 1), "b")))
    many = [str(number) for number in range(100)]
    assert Marks().mark(("set", frozenset(many))) == Marks().mark(("set", frozenset(reversed(many))))
    assert Marks().mark((many, many)) == Marks().mark((many, list(many)))


@pytest.mark.parametrize("value", [lambda: 1, partial(lambda: 1), object(), iter(()), Held("a", (lambda: 1,))])
def test_value_that_may_tell_more_than_can_be_seen_has_none(value: object) -> None:
    """A function made inside another holds what nobody is told of."""
    with pytest.raises(TypeError):
        Marks().mark(value)


def test_value_known_by_a_name_is_not_looked_into() -> None:
    """The name stands for it, inside other values too."""
    hidden = object()
    assert Marks({"it": hidden}).mark(("a", hidden)) == Marks({"it": (other := object())}).mark(("a", other))
    assert Marks({"it": hidden}).mark(hidden) != Marks({"that": hidden}).mark(hidden)


def test_each_record_and_grade_has_a_mark_of_its_own(site: Site) -> None:
    """Everything that a page can be answered has one, and no two records share theirs."""
    marks, catalogue = Marks(), site.catalogue
    kinds = ("activities", "evaluations", "outcomes", "indicators", "areas", "snapshots", "vocabulary", "references")
    records = [record for kind in kinds for record in getattr(catalogue, kind).values()]
    assert len({marks.mark(record) for record in records}) == len(records)
    assert len({marks.mark(grade) for grade in site.grades.values()}) == len(site.grades)
    assert isinstance(catalogue, Catalogue)
