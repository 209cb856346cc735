"""Scale: an axis around zero, with ticks at round numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log, log10
from typing import Literal, NamedTuple

# Ratios as people write them. Seen in logarithms the two sides are about equally long.
_RATIOS = (
    (0.98, 0.99, 1, 1.01, 1.02),
    (0.95, 0.98, 1, 1.02, 1.05),
    (0.9, 0.95, 1, 1.05, 1.1),
    (0.8, 0.9, 1, 1.1, 1.25),
    (0.7, 0.8, 1, 1.2, 1.4),
    (0.5, 0.8, 1, 1.25, 2),
    (0.25, 0.5, 1, 2, 4),
    (0.2, 0.5, 1, 2, 5),
    (0.1, 0.2, 0.5, 1, 2, 5, 10),
    (0.01, 0.1, 1, 10, 100),
)


class Tick(NamedTuple):
    """A mark on an axis."""

    value: float
    """Where it stands."""
    number: float
    """What is written there: the value, or the ratio of which it is the natural logarithm."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of values with zero in its middle."""

    limit: float
    """It goes from minus this to this."""
    ticks: tuple[Tick, ...]
    """From low to high; zero is one of them."""
    runs_backwards: bool = False
    """The high end is to the left."""

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where it goes."""
        return -self.limit, self.limit

    def share_percent(self, value: float) -> float:
        """Tell how far from the left a value lies: 0 to 100 within the axis, outside it less or more."""
        share = 50 + 50 * value / self.limit
        return 100 - share if self.runs_backwards else share


def reach(estimates: Iterable[float], ends: Iterable[float] = ()) -> float:
    """Tell how far from zero an axis must go: to every estimate, and to ends of intervals within reason.

    An interval that goes more than twice as far out as every estimate is cut, lest it press the others together.
    """
    furthest_estimate = max(map(abs, estimates), default=0.0)
    furthest_end = max(map(abs, ends), default=0.0)
    if not furthest_estimate:
        return furthest_end
    return max(furthest_estimate, min(furthest_end, 2 * furthest_estimate))


def even_axis(furthest: float, *, most_ticks: Literal[3, 5, 7] = 7, runs_backwards: bool = False) -> Axis:
    """Give the shortest axis with ticks at even steps of 1, 2 or 5 and zeros that reaches so far; to 1 for nothing."""
    if not furthest:
        furthest = 1.0
    # Written as decimals and read back: three steps of 0.1 are 0.3, not 0.30000000000000004.
    exponents = range(floor(log10(furthest)) - 2, floor(log10(furthest)) + 2)
    counts = (2, 3) if most_ticks == 7 else (most_ticks // 2,)
    choices = [
        (float(f"{count * step}e{exponent}"), count, step, exponent)
        for exponent in exponents
        for step in (1, 2, 5)
        for count in counts
    ]
    limit, count, step, exponent = min(choice for choice in choices if choice[0] >= furthest)
    values = [float(f"{each * step}e{exponent}") for each in range(-count, count + 1)]
    return Axis(limit, tuple(Tick(value, value) for value in values), runs_backwards)


def ratio_axis(furthest: float, *, runs_backwards: bool = False) -> Axis:
    """Give the shortest axis for natural logarithms of ratios that reaches so far, with ticks at round ratios."""
    ratios = next((ratios for ratios in _RATIOS if _limit(ratios) >= furthest), None) or _decades(furthest)
    return Axis(_limit(ratios), tuple(Tick(log(ratio), ratio) for ratio in ratios), runs_backwards)


def _limit(ratios: tuple[float, ...]) -> float:
    return max(-log(ratios[0]), log(ratios[-1]))


def _decades(furthest: float) -> tuple[float, ...]:
    step = ceil(furthest / log(10) / 2)
    return tuple(float(f"1e{each * step}") for each in range(-2, 3))
