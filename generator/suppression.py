"""Suppression: counts of too few persons withheld, and as many others as it takes that they cannot be worked out.

The first step is the publisher's limit on a count. The second is what statistics calls secondary suppression: a cell
that is withheld alone in a row with a total is the total less the others.
Source: Hundepool et al., Handbook on Statistical Disclosure Control (https://sdctools.github.io/HandbookSDC/), tables.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def is_small(count: float, limit: int) -> bool:
    """Tell whether a count of persons is too small to publish; none at all is not."""
    return 0 < count < limit


def withheld(
    counts: Mapping[K, float], groups: Sequence[Collection[K]], *, primary: Collection[K], limit: int
) -> set[K]:
    """Give the cells that may not be published: the small ones, and those that would give them away.

    Each group of cells adds up to a total that is published. In a group with a withheld cell there must be another,
    and those withheld must come to the limit together, or the difference would tell them; the smallest others are
    taken until that is so. What is withheld in one group counts in the others, so it goes on until nothing changes.
    """
    hidden = set(primary)
    changed = True
    while changed:
        changed = False
        for group in groups:
            members = [each for each in group if each in counts]
            inside = [each for each in members if each in hidden]
            # The smallest that says something: a nought is no cover, as everybody would guess it.
            others = sorted(
                (each for each in members if each not in hidden and counts[each]), key=lambda each: counts[each]
            )
            while inside and others and (len(inside) < 2 or sum(counts[each] for each in inside) < limit):
                inside.append(others.pop(0))
                hidden.add(inside[-1])
                changed = True
    return hidden


def is_exposed(counts: Mapping[K, float], group: Collection[K], hidden: Collection[K], limit: int) -> bool:
    """Tell whether a group gives a withheld count away, as nothing was left to withhold: then its total must go."""
    inside = [counts[each] for each in group if each in hidden and each in counts]
    return bool(inside) and (len(inside) < 2 or sum(inside) < limit)
