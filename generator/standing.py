"""Standing: where an area's newest number is beside a benchmark and beside the limits of its year."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.interval import Comparison, compare, meets, persons_at_most, persons_to_limit
from generator.records.area import Area, AreaKind
from generator.records.indicator import Indicator, IndicatorKind, Polarity, Threshold
from generator.series import Number, Series, series_of

_NO_BENCHMARK = frozenset({AreaKind.GROUP})
"""What a number is shown beside and not judged by: listed areas are no goal."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The same indicator in the same period elsewhere."""

    area_id: str
    area: Area
    series: Series
    number: Number


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold of an official list in the number's year, and how far off the number is."""

    threshold: Threshold
    is_met: bool
    """The number meets the list's criterion."""
    gap: float
    """Between number and limit, in the indicator's unit."""
    persons: int | None
    """Who would have to be on the other side; None where it cannot be said."""
    is_bound: bool
    """There are at most so many persons: only all residents are counted, of whom the criterion counts some."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An area's newest number on an indicator, and all that it is held against."""

    series: Series
    number: Number
    beside: Sequence[Beside]
    """In the order of the area's record, nearest first."""
    benchmark: Beside | None
    """The nearest of them that it is judged by."""
    comparison: Comparison | None
    """None where there is no benchmark."""
    limits: Sequence[Limit]
    limit_unknown: bool
    """Some list sets a limit on the indicator, but the one of this year is not known."""

    @property
    def is_sure(self) -> bool:
        """Chance is allowed for in the comparison."""
        return self.number.interval is not None

    @property
    def difference(self) -> float | None:
        """The number less the benchmark's."""
        if self.benchmark is None or self.benchmark.number.value is None or self.number.value is None:
            return None
        return self.number.value - self.benchmark.number.value

    @property
    def is_worse(self) -> bool:
        """It is on the wrong side of its benchmark, or meets a list's criterion; never for mere context."""
        return self.is_worse_than_benchmark or self.is_over_limit

    @property
    def is_worse_than_benchmark(self) -> bool:
        """By its interval where it has one, else by the bare number."""
        return self._is(Comparison.HIGHER, Comparison.LOWER)

    @property
    def is_better_than_benchmark(self) -> bool:
        """As above, the other way."""
        return self._is(Comparison.LOWER, Comparison.HIGHER)

    @property
    def is_over_limit(self) -> bool:
        """It meets the criterion of a list; never for mere context."""
        return self.series.indicator.better != Polarity.NONE and any(limit.is_met for limit in self.limits)

    def _is(self, when_lower_is_better: Comparison, when_higher_is_better: Comparison) -> bool:
        wrong = {Polarity.LOWER: when_lower_is_better, Polarity.HIGHER: when_higher_is_better}
        return self.comparison is not None and wrong.get(self.series.indicator.better) == self.comparison


def standings_of(catalogue: Catalogue, area_id: str) -> tuple[Standing, ...]:
    """Give where an area stands on each indicator that it has a value for, in order; it is worked out once."""
    return catalogue.remembered(_standings, area_id)


def _standings(catalogue: Catalogue, area_id: str) -> tuple[Standing, ...]:
    every = (standing_of(catalogue, area_id, key) for key in catalogue.indicators_known_for(area_id))
    return tuple(standing for standing in every if standing is not None)


def standing_of(catalogue: Catalogue, area_id: str, indicator_id: str) -> Standing | None:
    """Give where an area stands on an indicator; None where no value is known."""
    series = series_of(catalogue, area_id, indicator_id)
    number = series.newest
    if number is None or number.value is None:
        return None
    beside = _beside(catalogue, area_id, indicator_id, number)
    benchmark = next((each for each in beside if each.area.kind not in _NO_BENCHMARK), None)
    limits = _limits(catalogue, series, number)
    is_listed_kind = catalogue.areas[area_id].kind == AreaKind.HOUSING_AREA
    return Standing(
        series=series,
        number=number,
        beside=beside,
        benchmark=benchmark,
        comparison=_comparison(number, benchmark),
        limits=limits,
        limit_unknown=is_listed_kind and bool(series.indicator.thresholds) and not limits,
    )


def in_force(indicator: Indicator, year: int) -> tuple[Threshold, ...]:
    """Give the thresholds that lists used in a year."""
    return tuple(
        each for each in indicator.thresholds if each.from_.year <= year <= (each.to.year if each.to else year)
    )


def _beside(catalogue: Catalogue, area_id: str, indicator_id: str, number: Number) -> tuple[Beside, ...]:
    found = []
    for key in catalogue.areas[area_id].compare_with:
        series = series_of(catalogue, key, indicator_id)
        theirs = series.in_period(number.period)
        if theirs is not None:
            found.append(Beside(key, catalogue.areas[key], series, theirs))
    return tuple(found)


def _comparison(number: Number, benchmark: Beside | None) -> Comparison | None:
    if benchmark is None or benchmark.number.value is None or number.value is None:
        return None
    if number.interval is not None:
        return compare(number.interval, benchmark.number.value)
    if number.value == benchmark.number.value:
        return Comparison.SIMILAR
    return Comparison.HIGHER if number.value > benchmark.number.value else Comparison.LOWER


def _limits(catalogue: Catalogue, series: Series, number: Number) -> tuple[Limit, ...]:
    """Give the limits of the number's year; only housing areas are on lists."""
    if catalogue.areas[series.area_id].kind != AreaKind.HOUSING_AREA or number.value is None:
        return ()
    return tuple(
        _limit(catalogue, series, number, number.value, threshold)
        for threshold in in_force(series.indicator, number.year)
    )


def _limit(catalogue: Catalogue, series: Series, number: Number, value: float, threshold: Threshold) -> Limit:
    indicator, row = series.indicator, number.linked.observation
    persons, is_bound = None, False
    if indicator.counts_residents:
        persons = persons_to_limit(value, 100, threshold.op, threshold.value)
    elif indicator.kind == IndicatorKind.SHARE:
        if row.numerator is not None and row.denominator:
            persons = persons_to_limit(row.numerator, row.denominator, threshold.op, threshold.value)
        else:
            residents = _residents(catalogue, series.area_id, number.year)
            if residents:
                rounding = 0.5 * 10**-indicator.decimals
                persons = persons_at_most(value, threshold.value, residents, rounding=rounding)
                is_bound = True
    is_met = meets(value, threshold.op, threshold.value)
    return Limit(threshold, is_met, abs(value - threshold.value), persons, is_bound)


def _residents(catalogue: Catalogue, area_id: str, year: int) -> float | None:
    """Give how many lived in an area in a year, where some indicator tells."""
    for key in catalogue.indicators_known_for(area_id):
        if catalogue.indicators[key].counts_residents:
            numbers = series_of(catalogue, area_id, key).numbers
            known = [number.value for number in numbers if number.year == year and number.value]
            if known:
                return known[-1]
    return None
