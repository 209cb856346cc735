"""Series: an area's numbers on one indicator, one a period, cut where they cannot be compared."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby

from generator.catalogue import Catalogue, LinkedObservation
from generator.interval import Counts, Interval, Trend, count_interval, share_interval, trend
from generator.records.indicator import Indicator, IndicatorKind
from generator.records.snapshot import Observation, Status

_TREND_POINTS = 5
"""The latest so many are tested, as Fingertips does."""


@dataclass(frozen=True, slots=True)
class Number:
    """What is shown of one period."""

    linked: LinkedObservation
    others: Sequence[LinkedObservation]
    """What earlier snapshots gave for the same period."""
    at: float
    """When, in years."""
    interval: Interval | None
    """In the indicator's unit; None where no counts are known, or chance has no part in the number."""

    @property
    def period(self) -> str:
        """As the source gives it."""
        return self.linked.observation.period

    @property
    def value(self) -> float | None:
        """In the indicator's unit; None where it is withheld or missing."""
        return self.linked.observation.value

    @property
    def year(self) -> int:
        """The year in which the period begins."""
        return int(self.period[:4])


@dataclass(frozen=True)
class Series:
    """An area's numbers on one indicator."""

    area_id: str
    indicator_id: str
    indicator: Indicator
    numbers: Sequence[Number]
    """Oldest first; one a period."""

    @cached_property
    def newest(self) -> Number | None:
        """The last one that has a value."""
        return next((number for number in reversed(self.numbers) if number.value is not None), None)

    @cached_property
    def stretches(self) -> tuple[tuple[Number, ...], ...]:
        """The numbers that have a value, in runs that can be compared with each other."""
        runs: list[list[Number]] = []
        before: Number | None = None
        for number in self.numbers:
            if number.value is not None:
                if before is None or before.value is None or self.is_cut(before, number):
                    runs.append([])
                runs[-1].append(number)
            before = number
        return tuple(map(tuple, runs))

    def is_cut(self, before: Number, after: Number) -> bool:
        """Tell whether what is counted changed between two numbers."""
        if Status.BREAK in after.linked.observation.status:
            return True
        return any(before.year < int(each.from_) <= after.year for each in self.indicator.breaks)

    def in_period(self, period: str) -> Number | None:
        """Give the number of a period, where it has a value."""
        return self._by_period.get(period)

    @cached_property
    def _by_period(self) -> Mapping[str, Number]:
        return {each.period: each for each in self.numbers if each.value is not None}

    @cached_property
    def counts(self) -> tuple[Counts, ...]:
        """The counts behind the latest numbers that can be compared, at most as many as a trend is tested on."""
        known = (_counts(number) for number in (self.stretches[-1] if self.stretches else ()))
        return tuple(each for each in known if each is not None)[-_TREND_POINTS:]

    @property
    def trend(self) -> Trend | None:
        """What the latest comparable shares do; None where that cannot be tested."""
        return trend(self.counts) if self.indicator.kind == IndicatorKind.SHARE else None


def series_of(catalogue: Catalogue, area_id: str, indicator_id: str) -> Series:
    """Gather an area's numbers on an indicator; it is worked out once."""
    return catalogue.remembered(_series, area_id, indicator_id)


def _series(catalogue: Catalogue, area_id: str, indicator_id: str) -> Series:
    indicator = catalogue.indicators[indicator_id]
    groups = groupby(catalogue.series(area_id, indicator_id), key=lambda linked: linked.observation.period)
    numbers = sorted(_numbers(indicator, (tuple(group) for _, group in groups)), key=lambda number: number.at)
    return Series(area_id, indicator_id, indicator, tuple(numbers))


def era(indicator: Indicator, year: int) -> int:
    """Count the breaks up to a year: numbers of different eras are not compared."""
    return sum(int(each.from_) <= year for each in indicator.breaks)


@lru_cache(maxsize=1000)
def moment(period: str) -> float:
    """Place a period on a line of years: a school year in its middle, a quarter and a day where they begin."""
    year = int(period[:4])
    if match := re.fullmatch(r"\d{4}K([1-4])", period):
        return year + (int(match[1]) - 1) / 4
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", period):
        return year + _day_of_year(period) / 366
    return year + 0.5 if "/" in period else float(year)


def interval_of(observation: Observation, kind: IndicatorKind) -> Interval | None:
    """Give the 95 % interval of a number, in its own unit; None where there is no ground for one."""
    if observation.value is None:
        return None
    if kind == IndicatorKind.EVENTS:
        return count_interval(observation.value)
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is None or denominator is None or denominator <= 0 or numerator < 0:
        return None
    if kind == IndicatorKind.SHARE and numerator <= denominator:
        low, high = share_interval(numerator, denominator)
        return Interval(100 * low, 100 * high)
    if kind == IndicatorKind.RATE and numerator > 0:
        low, high = count_interval(numerator)
        return Interval(observation.value * low / numerator, observation.value * high / numerator)
    return None


def _numbers(indicator: Indicator, groups: Iterator[tuple[LinkedObservation, ...]]) -> Iterator[Number]:
    for *others, shown in groups:
        row = shown.observation
        yield Number(shown, tuple(others), moment(row.period), interval_of(row, indicator.kind))


def _counts(number: Number) -> Counts | None:
    row = number.linked.observation
    if row.numerator is None or row.denominator is None or row.denominator <= 0:
        return None
    return Counts(number.at, row.numerator, row.denominator)


def _day_of_year(period: str) -> int:
    try:
        return date.fromisoformat(period).timetuple().tm_yday - 1
    except ValueError:
        # The 30th of February lies somewhere in its year.
        return 183
