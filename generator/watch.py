"""Watch: what is asked of a catalogue and its grades while something is made of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from types import FunctionType
from typing import Any, Self, TypeVar, TypeVarTuple

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey

Question = tuple[str, ...]
"""A method, a property or one of the mappings of a catalogue by name, and what is asked of it: a method's arguments or
a mapping's key. A mapping without a key is asked which keys it has; ``grades`` is the mapping of grades."""

UNANSWERED: Question = ("?",)
"""Something was asked that cannot be asked again by name: what is made of the answer is not to be remembered."""

GRADES = "grades"

_UNTOLD = frozenset({"sources", "tables", "rule_source", "without_drafts"})
"""Answers that are a catalogue again, or where every value was written: longer to tell than what is made of them."""

K = TypeVar("K", bound=str | tuple[str, ...])
V = TypeVar("V")
T = TypeVar("T")
Of = TypeVarTuple("Of")


class Watch:
    """Notes the questions of whatever is being made; of nothing, where nothing is."""

    def __init__(self) -> None:
        self._making: list[set[Question]] = []

    def note(self, *questions: Question) -> None:
        """Put down what is asked now."""
        if self._making:
            self._making[-1].update(questions)

    @contextmanager
    def noting(self) -> Iterator[set[Question]]:
        """Gather what is asked until the end; whoever is making something around it has asked that too."""
        asked: set[Question] = set()
        self._making.append(asked)
        try:
            yield asked
        finally:
            self._making.pop()
            self.note(*asked)


def answer(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], question: Question) -> object:
    """Ask a plain catalogue or its grades again. Raises LookupError where it cannot answer."""
    name, *of = question
    if name == GRADES:
        return grades[GradeKey(*of)] if of else tuple(grades)
    asked = getattr(catalogue, name)
    if isinstance(asked, Mapping):
        return asked[of[0]] if of else tuple(asked)
    return asked(*of) if callable(asked) else asked


class _WatchedMapping(Mapping[K, V]):
    """A mapping that tells a watch what is asked of it."""

    def __init__(self, name: str, plain: Mapping[K, V], watch: Watch) -> None:
        self._name, self._plain, self._watch = name, plain, watch

    def __getitem__(self, key: K) -> V:
        self._watch.note((self._name, key) if isinstance(key, str) else (self._name, *key))
        return self._plain[key]

    def __iter__(self) -> Iterator[K]:
        self._watch.note((self._name,))
        return iter(self._plain)

    def __len__(self) -> int:
        self._watch.note((self._name,))
        return len(self._plain)


class WatchedCatalogue(Catalogue):
    """A catalogue that tells a watch what is asked of it, and answers as the plain one does.

    There is no way around the watch: everything public in a catalogue is replaced here or below.
    """

    _plain: Catalogue
    _watch: Watch
    _asked_for: dict[tuple[object, ...], tuple[object, Any, set[Question]]]

    def __init__(self, plain: Catalogue, watch: Watch) -> None:
        # Frozen as the plain one is: its fields are set past the lock.
        self.__dict__.update(_plain=plain, _watch=watch, _asked_for={})

    def _once(self, key: tuple[object, ...], work: Callable[[Self, *Of], T], of: tuple[*Of]) -> T:
        known = self._asked_for.get(key)
        if known is None or known[0] != of:
            with self._watch.noting() as asked:
                known = self._asked_for[key] = of, work(self, *of), asked
        else:
            # Whoever wants it again has asked all that it was worked out of.
            self._watch.note(*known[2])
        found: T = known[1]
        return found


@dataclass(frozen=True, slots=True)
class Watched:
    """A catalogue and its grades, and the watch that notes what is asked of them."""

    catalogue: Catalogue
    grades: Mapping[GradeKey, Grade]
    watch: Watch


def watched(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Watched:
    """Set a watch on a catalogue and its grades."""
    watch = Watch()
    return Watched(WatchedCatalogue(catalogue, watch), _WatchedMapping(GRADES, grades, watch), watch)


def _value(name: str) -> property:
    """Give what stands for a field or a property of the plain catalogue."""

    def get(self: WatchedCatalogue) -> object:
        value = getattr(self._plain, name)
        if name not in _UNTOLD and isinstance(value, Mapping):
            return _WatchedMapping(name, value, self._watch)
        self._watch.note(UNANSWERED if name in _UNTOLD else (name,))
        return value

    return property(get)


def _method(name: str) -> Callable[..., object]:
    """Give what stands for a method of the plain catalogue."""

    def ask(self: WatchedCatalogue, *of: object) -> object:
        is_told = name not in _UNTOLD and all(isinstance(each, str) for each in of)
        self._watch.note((name, *map(str, of)) if is_told else UNANSWERED)
        return getattr(self._plain, name)(*of)

    return ask


for _name in {each.name for each in fields(Catalogue)}:
    setattr(WatchedCatalogue, _name, _value(_name))
for _name, _of in vars(Catalogue).items():
    if not _name.startswith("_"):
        setattr(WatchedCatalogue, _name, _method(_name) if isinstance(_of, FunctionType) else _value(_name))
