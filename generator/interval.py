"""Interval: how sure indicators' numbers are, from their counts; knows no records.

Register numbers are complete counts: their interval tells of chance from year to year, not of sampling. The formulas
are those that English public health uses for areas, as its technical guidance and its published program give them.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from math import ceil, exp, floor, lgamma, log, sqrt
from typing import Literal, NamedTuple

Z_95 = 1.959963984540054
"""The point of the standard normal distribution with 2.5 % beyond it."""

CHI_SQUARED_998 = 9.54953570608324
"""The point of the chi-squared distribution with one degree of freedom with 0.2 % beyond it."""

FEWEST_POINTS = 5
"""With fewer there is no test of a trend."""

_EXACT_BELOW = 10
"""A count from which on Byar's approximation is good."""

Op = Literal[">", ">=", "<", "<="]


class Interval(NamedTuple):
    """A 95 % interval, both ends in the unit of what it is about."""

    low: float
    high: float


class Comparison(StrEnum):
    """Where a number stands beside a benchmark, chance allowed for."""

    LOWER = "lower"
    SIMILAR = "similar"
    HIGHER = "higher"


class Trend(StrEnum):
    """What a series does, chance allowed for."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no_change"


class Counts(NamedTuple):
    """So many of so many, in one period."""

    at: float
    """When: a year, or any other number that grows with time."""
    numerator: float
    denominator: float


def share_interval(numerator: float, denominator: float) -> Interval:
    """Give Wilson's score interval of a share, as shares from 0 to 1.

    Raises ValueError where there is nothing to count among, or more counted than there are.
    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212, in the form of the Fingertips
    public health technical guidance, Basic statistics, Proportions:
    https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Basic_statistics/Proportions.html
    """
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError("a share is a part of something")
    middle = 2 * numerator + Z_95**2
    half = Z_95 * sqrt(Z_95**2 + 4 * numerator * (1 - numerator / denominator))
    whole = 2 * (denominator + Z_95**2)
    # At the ends of the scale the two terms are equal but for the last bit.
    return Interval(max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0))


def count_interval(count: float) -> Interval:
    """Give the interval of a count of events: Byar's from 10 on, the exact one of Poisson's distribution below.

    Raises ValueError for a negative count.
    Source: Fingertips public health technical guidance, Basic statistics, Rates, after Breslow and Day (1987),
    Statistical methods in cancer research II; for the exact one Garwood (1936), Biometrika 28, 437-442:
    https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Basic_statistics/Rates.html
    """
    if count < 0:
        raise ValueError("a count is not negative")
    return _exact(count) if count < _EXACT_BELOW else byar(count)


def byar(count: float) -> Interval:
    """Give Byar's approximation to the interval of a count of events, which is good from 10 on.

    Source: as ``count_interval``.
    """
    above = count + 1
    low = count * (1 - 1 / (9 * count) - Z_95 / (3 * sqrt(count))) ** 3
    high = above * (1 - 1 / (9 * above) + Z_95 / (3 * sqrt(above))) ** 3
    return Interval(low, high)


def compare(interval: Interval, benchmark: float) -> Comparison:
    """Say where a number stands beside a benchmark: similar where its interval holds the benchmark.

    Source: Fingertips public health technical guidance, Presentation, comparison by confidence intervals, as told in
    its published program: https://github.com/PublicHealthEngland/fingertips-open
    """
    if interval.high < benchmark:
        return Comparison.LOWER
    return Comparison.HIGHER if interval.low > benchmark else Comparison.SIMILAR


def chi_squared_for_trend(series: Sequence[Counts]) -> float:
    """Give the chi-squared statistic for a linear trend in shares, with one degree of freedom.

    Raises ValueError where there is none: all shares are 0, all are 1, or all are of one time.
    Source: Armitage (1955), Biometrics 11, 375-386, in the form of the Fingertips public health technical guidance,
    Presentation, Trend markers:
    https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Presentation/Trend_markers.html
    """
    whole, part = sum(each.denominator for each in series), sum(each.numerator for each in series)
    spread = whole * sum(each.denominator * each.at**2 for each in series)
    spread -= sum(each.denominator * each.at for each in series) ** 2
    if not 0 < part < whole or spread <= 0:
        raise ValueError("without difference there is no trend to test")
    return whole * _slope(series) ** 2 / (part * (whole - part) * spread)


def trend(series: Iterable[Counts]) -> Trend | None:
    """Say whether the shares of a series rise or fall; None where that cannot be tested.

    It cannot with fewer than five points, or where a point has as many counted as there are. There is a trend where
    chi-squared for trend is beyond its 99.8 % point and the slope keeps its sign whichever point is left out.
    Source: as ``chi_squared_for_trend``, and ``TrendMarkerCalculator`` of the published program for the threshold and
    for leaving out points.
    """
    points = sorted(series)
    if len(points) < FEWEST_POINTS or any(each.numerator >= each.denominator for each in points):
        return None
    # From the first year on: the sums of squares of years would take the digits that the differences need.
    points = [each._replace(at=each.at - points[0].at) for each in points]
    if not any(each.numerator for each in points) or len({each.at for each in points}) < len(points):
        return None
    rises = _slope(points) > 0
    without_each = (points[:out] + points[out + 1 :] for out in range(len(points)))
    if chi_squared_for_trend(points) <= CHI_SQUARED_998 or any((_slope(rest) > 0) != rises for rest in without_each):
        return Trend.NO_CHANGE
    return Trend.INCREASING if rises else Trend.DECREASING


def meets(value: float, op: Op, limit: float) -> bool:
    """Tell whether a value meets the criterion that a limit sets."""
    return {">": value > limit, ">=": value >= limit, "<": value < limit, "<=": value <= limit}[op]


def persons_to_limit(numerator: float, denominator: float, op: Op, limit_percent: float) -> int:
    """Count the persons who would have to be on the other side for a share to come to the other side of a limit.

    Ours: the least whole number k for which the numerator less k no longer meets the criterion, or plus k does.
    """
    # In fractions: 0.29 * 100 is 28.999999999999996.
    line = Fraction(str(limit_percent)) * Fraction(str(denominator)) / 100
    last_below = floor(line) if op in {">", "<="} else ceil(line) - 1
    first_above = last_below + 1
    if numerator > last_below:
        return ceil(numerator - last_below)
    return ceil(first_above - numerator)


def persons_at_most(value_percent: float, limit_percent: float, population: float, *, rounding: float) -> int:
    """Bound the persons between a share and a limit where only the population that its denominator is part of is known.

    ``rounding`` is half a unit of the share's last digit. Ours: k persons move a share of n by 100 k / n points, and n
    is at most the population.
    """
    return floor((abs(value_percent - limit_percent) + rounding) * population / 100 + 1e-9) + 1


def _slope(series: Sequence[Counts]) -> float:
    """Give a number with the sign of the weighted slope of the shares."""
    whole, part = sum(each.denominator for each in series), sum(each.numerator for each in series)
    weighted = sum(each.numerator * each.at for each in series)
    return whole * weighted - part * sum(each.denominator * each.at for each in series)


def _exact(count: float) -> Interval:
    """Give the means between which a count is not among the rarest 2.5 % at either end."""
    low = _root(lambda mean: 0.025 - (1 - _at_most(count - 1, mean))) if count else 0.0
    return Interval(low, _root(lambda mean: _at_most(count, mean) - 0.025))


def _at_most(count: float, mean: float) -> float:
    """Give the chance of a count up to this, in Poisson's distribution."""
    return sum(exp(each * log(mean) - mean - lgamma(each + 1)) for each in range(floor(count) + 1))


def _root(falling: Callable[[float], float]) -> float:
    low, high = 1e-9, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2
