"""Span: an axis from a low to a high number, with ticks at round numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, floor, log10

from generator.charts.scale import Tick


@dataclass(frozen=True, slots=True)
class Span:
    """A line of values between two round numbers."""

    ends: tuple[float, float]
    """Both are ticks."""
    ticks: tuple[Tick, ...]
    """From low to high."""

    def share_percent(self, value: float) -> float:
        """Tell how far from the low end a value lies: 0 to 100 within the axis, outside it less or more."""
        low, high = self.ends
        return 100 * (value - low) / (high - low)


def span(values: Sequence[float], *, most_ticks: int = 6, from_zero: bool = False) -> Span:
    """Give the shortest axis that holds all values, with ticks at even steps of 1, 2 or 5 and zeros.

    Raises ValueError where there is no value.
    """
    if not values:
        raise ValueError("there is nothing to measure")
    low, high = min(values), max(values)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        # A lone number stands in the middle of an axis that is as long as a tenth of it.
        room = abs(low) / 20 or 0.5
        low, high = low - room, high + room
    exponents = range(floor(log10(high - low)) - 1, floor(log10(high - low)) + 2)
    steps = [(digit, exponent) for exponent in exponents for digit in (1, 2, 5)]
    # A little short of the end is at it: 0.3 / 0.1 is 2.9999999999999996.
    ranges = [
        (digit, exponent, floor(low / _step(digit, exponent) + 1e-9), ceil(high / _step(digit, exponent) - 1e-9))
        for digit, exponent in steps
    ]
    digit, exponent, first, last = next(each for each in ranges if each[3] - each[2] < most_ticks)
    numbers = [float(f"{each * digit}e{exponent}") for each in range(first, last + 1)]
    return Span((numbers[0], numbers[-1]), tuple(Tick(number, number) for number in numbers))


@cache
def _step(digit: int, exponent: int) -> float:
    return float(f"{digit}e{exponent}")
