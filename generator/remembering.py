"""Remembering: what is worked out of something that never changes is worked out once."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Self, TypeVar, TypeVarTuple

T = TypeVar("T")
Of = TypeVarTuple("Of")


class Remembering:
    """Keeps what functions have made of it, by the function and what else it was given."""

    def remembered(self, work: Callable[[Self, *Of], T], *of: *Of) -> T:
        """Work something out of it once: ten pages lean on an area's series."""
        return self._once((work, *of), work, of)

    def remembered_last(self, work: Callable[[Self, *Of], T], *of: *Of) -> T:
        """Work out what is asked for a few times in a row, and forget what the same work gave before."""
        return self._once((work,), work, of)

    def _once(self, key: tuple[object, ...], work: Callable[[Self, *Of], T], of: tuple[*Of]) -> T:
        known = self._worked_out.get(key)
        if known is None or known[0] != of:
            known = self._worked_out[key] = of, work(self, *of)
        found: T = known[1]
        return found

    @cached_property
    def _worked_out(self) -> dict[tuple[object, ...], tuple[object, Any]]:
        return {}
