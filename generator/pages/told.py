"""How an area's number is told: with its unit and interval, beside its benchmark, against its limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.interval import Comparison, Interval
from generator.records.indicator import Indicator, IndicatorKind, Polarity
from generator.series import Number
from generator.standing import Beside, Limit, Standing
from generator.words import Words

NBSP = "\N{NO-BREAK SPACE}"
Tone = Literal["better", "worse", ""]


@dataclass(frozen=True, slots=True)
class Badge:
    """Where a number stands, in a few words and a sign."""

    sign: Literal["higher", "lower", "similar", "limit", "none"]
    text: str
    tone: Tone
    """Only where the indicator has a direction."""


def valued(value: float, indicator: Indicator, words: Words) -> str:
    """Write a value with its unit."""
    return f"{words.number(value, indicator.decimals)}{NBSP}{indicator.unit}"


def ranged(interval: Interval | None, indicator: Indicator, words: Words) -> str:
    """Write an interval without its unit; nothing where there is none."""
    if interval is None:
        return ""
    decimals = 0 if indicator.kind == IndicatorKind.EVENTS else indicator.decimals
    return f"{words.number(interval.low, decimals)}\N{EN DASH}{words.number(interval.high, decimals)}"


def numbered(number: Number, indicator: Indicator, words: Words) -> str:
    """Write a number with its unit, and its interval where it has one."""
    if number.value is None:
        return words.t("unknown")
    interval = ranged(number.interval, indicator, words)
    return valued(number.value, indicator, words) + (f" ({interval})" if interval else "")


def gap(difference: float, indicator: Indicator, words: Words) -> str:
    """Write a difference: between two percentages it is in points."""
    unit = words.t("profile.points") if indicator.unit.startswith("pct.") else indicator.unit
    return f"{words.number(abs(difference), indicator.decimals)}{NBSP}{unit}"


def tone_of(standing: Standing) -> Tone:
    """Say whether a number is good or bad news; neither where it is context, or no news."""
    if standing.is_worse:
        return "worse"
    return "better" if standing.is_better_than_benchmark else ""


def badges(standing: Standing, words: Words) -> Iterator[Badge]:
    """Give where a number stands, the limits first."""
    indicator = standing.series.indicator
    has_direction = indicator.better != Polarity.NONE
    for each in standing.limits:
        if each.is_met:
            text = words.t("profile.badge.limit", list=each.threshold.list)
            yield Badge("limit", text, "worse" if has_direction else "")
    if standing.benchmark is not None and standing.comparison is not None:
        key = standing.comparison if standing.is_sure else f"{standing.comparison}.unsure"
        text = words.t(f"profile.badge.{key}", place=standing.benchmark.area.title)
        tone: Tone = ""
        if standing.is_worse_than_benchmark or standing.is_better_than_benchmark:
            tone = "worse" if standing.is_worse_than_benchmark else "better"
        yield Badge(standing.comparison.value, text, tone)


def sentences(standing: Standing, words: Words) -> Iterator[str]:
    """Tell where a number stands, what is not known about it, and what the series does."""
    for limit in standing.limits:
        yield _limit(limit, standing, words)
    if standing.limit_unknown:
        yield words.t("profile.limit.unknown", year=str(standing.number.year))
    if standing.benchmark is not None:
        yield _comparison(standing, standing.benchmark, words)
    else:
        yield words.t("profile.no-benchmark", period=standing.number.period)
    if standing.series.indicator.better == Polarity.NONE:
        yield words.t("profile.context")
    if standing.series.indicator.kind == IndicatorKind.SHARE and len(standing.series.numbers) > 1:
        yield _trend(standing, words)


def _comparison(standing: Standing, benchmark: Beside, words: Words) -> str:
    indicator, comparison = standing.series.indicator, standing.comparison
    assert comparison is not None, "with a benchmark there is a comparison"
    assert benchmark.number.value is not None, "a benchmark has a value"
    place, number = benchmark.area.title, valued(benchmark.number.value, indicator, words)
    difference = gap(standing.difference or 0.0, indicator, words)
    if comparison == Comparison.SIMILAR and standing.is_sure:
        return words.t("profile.beside.similar", place=place, number=number, difference=difference)
    if comparison == Comparison.SIMILAR:
        return words.t("profile.beside.same", place=place, number=number)
    key = comparison if standing.is_sure else f"{comparison}.unsure"
    return words.t(f"profile.beside.{key}", place=place, number=number, difference=difference)


def _limit(limit: Limit, standing: Standing, words: Words) -> str:
    indicator, threshold = standing.series.indicator, limit.threshold
    criterion = f"{words.t(f'op.{threshold.op}')} {words.exact(threshold.value)}{NBSP}{indicator.unit}"
    distance = gap(limit.gap, indicator, words)
    if limit.persons is not None and not indicator.counts_residents:
        persons = words.plural("profile.persons.bound" if limit.is_bound else "profile.persons", limit.persons)
        distance = f"{distance}, {persons}"
    elif indicator.kind == IndicatorKind.SHARE:
        distance = f"{distance}; {words.t('profile.persons.unknown')}"
    key = "profile.limit.met" if limit.is_met else "profile.limit.not-met"
    return words.t(key, list=threshold.list, criterion=criterion, distance=distance)


def _trend(standing: Standing, words: Words) -> str:
    trend, points = standing.series.trend, len(standing.series.counts)
    if trend is None:
        return words.t("profile.trend.refused", known=points)
    return words.t(f"profile.trend.{trend}", known=points)
