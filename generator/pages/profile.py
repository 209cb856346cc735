"""An area's profile on one indicator: what is said of its newest number, its charts and every row behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from generator.catalogue import Catalogue
from generator.charts.frame import Figure
from generator.charts.strip import Line, Mark, Role, Strip, strip
from generator.charts.timeline import Labels, Limit, Moment, Timeline, timeline
from generator.pages.citing import Citing
from generator.pages.rows import Row, row, rows_of
from generator.pages.told import Badge, badges, numbered, sentences, tone_of, valued
from generator.records.area import AreaKind
from generator.records.indicator import Indicator
from generator.series import Number, Series, moment
from generator.standing import Standing
from generator.words import Words

Kind = Literal["nu", "over-tid"]
"""Of a chart, as its file is called: the newest number beside others, or the numbers over time."""

MOST_ROWS = 6
"""Of an indicator on a profile; with more, all are on a page of their own."""

_ROLES: dict[AreaKind, Role] = {AreaKind.COUNTRY: "country", AreaKind.GROUP: "group"}


@dataclass(frozen=True, slots=True)
class Card:
    """What a profile tells about one indicator."""

    standing: Standing
    number: str
    badges: Sequence[Badge]
    sentences: Sequence[str]
    strip: Figure | None
    """None where there is nothing to set the number beside."""
    timeline: Figure | None
    """None where there is one number only."""
    rows: Sequence[Row]
    """Newest first, as many as a profile shows, then what the newest is set beside."""
    more: int
    """Numbers that only the page of all numbers has."""

    @property
    def charts(self) -> Sequence[tuple[Kind, Figure]]:
        """Those that there are."""
        both: Sequence[tuple[Kind, Figure | None]] = (("nu", self.strip), ("over-tid", self.timeline))
        return [(kind, figure) for kind, figure in both if figure is not None]

    @property
    def kinds(self) -> Sequence[Kind]:
        """Of the charts that there are."""
        return [kind for kind, _ in self.charts]


def card(catalogue: Catalogue, standing: Standing, citing: Citing, words: Words) -> Card:
    """Put together what is told about an indicator in an area."""
    indicator = standing.series.indicator
    return Card(
        standing=standing,
        number=numbered(standing.number, indicator, words),
        badges=tuple(badges(standing, words)),
        sentences=tuple(sentences(standing, words)),
        strip=_strip(catalogue, standing, words),
        timeline=_timeline(catalogue, standing, words),
        rows=tuple(_rows(standing, citing, words)),
        more=_more(catalogue, standing.series),
    )


def _rows(standing: Standing, citing: Citing, words: Words) -> Iterator[Row]:
    indicator = standing.series.indicator
    yield from islice(rows_of(standing.series, citing, words), MOST_ROWS)
    for each in standing.beside:
        yield row(each.number, indicator, citing, words, each.area.title)


def charts_of(standing: Standing) -> Sequence[Kind]:
    """Tell which charts a number's card has: with something to set it beside, and with another of its own."""
    known = (number for number in standing.series.numbers if number.value is not None)
    strip: Sequence[Kind] = ("nu",) if standing.beside or standing.limits else ()
    return (*strip, "over-tid") if len(list(islice(known, 2))) > 1 else strip


def has_chart(standing: Standing) -> bool:
    """Tell whether a number's card has any chart."""
    return bool(charts_of(standing))


def chart_file(indicator_id: str, kind: Kind) -> str:
    """Give where a chart's own file is, from its area's page."""
    return f"figurer/{indicator_id}-{kind}.svg"


def is_more(catalogue: Catalogue, series: Series) -> bool:
    """Tell whether a profile has no room for every number of a series."""
    return _more(catalogue, series) > 0


def _more(catalogue: Catalogue, series: Series) -> int:
    return max(len(catalogue.series(series.area_id, series.indicator_id)) - MOST_ROWS, 0)


def _strip(catalogue: Catalogue, standing: Standing, words: Words) -> Figure | None:
    if not standing.beside and not standing.limits:
        return None
    indicator, number = standing.series.indicator, standing.number
    area = catalogue.areas[standing.series.area_id]
    own = _mark(area.title, "own", number, indicator, words)
    marks = [
        own,
        *(_mark(each.area.title, _role(each.area.kind), each.number, indicator, words) for each in standing.beside),
    ]
    lines = [
        Line(
            label=words.t(
                "profile.limit.line",
                list=each.threshold.list,
                criterion=f"{words.t(f'op.{each.threshold.op}')} {words.exact(each.threshold.value)}",
            ),
            value=each.threshold.value,
        )
        for each in standing.limits
    ]
    drawn = Strip(
        title=words.t("profile.strip.title", indicator=indicator.title, period=number.period),
        description="; ".join([*(mark.label for mark in marks if mark is not None), *(line.label for line in lines)]),
        unit=indicator.unit,
        marks=[mark for mark in marks if mark is not None],
        lines=lines,
        tone=tone_of(standing),
        interval_label=words.t("profile.interval"),
    )
    return strip(drawn, words)


def _role(kind: AreaKind) -> Role:
    return _ROLES.get(kind, "near")


def _mark(label: str, role: Role, number: Number, indicator: Indicator, words: Words) -> Mark | None:
    if number.value is None:
        return None
    text = f"{label}: {numbered(number, indicator, words)}"
    return Mark(label=text, role=role, value=number.value, interval=number.interval)


def _timeline(catalogue: Catalogue, standing: Standing, words: Words) -> Figure | None:
    series, indicator = standing.series, standing.series.indicator
    runs = [_run(run) for run in series.stretches]
    moments = [moment for run in runs for moment in run]
    if len(moments) < 2:
        return None
    cuts = [
        (before[-1].at + after[0].at) / 2 for before, after in zip(series.stretches, series.stretches[1:], strict=False)
    ]
    benchmark = standing.benchmark
    first, last = moments[0].label, moments[-1].label
    drawn = Timeline(
        title=words.t("profile.timeline.title", indicator=indicator.title, first=first, last=last),
        description=_described(moments, len(cuts), indicator, words),
        unit=indicator.unit,
        runs=runs,
        beside=[_run(run, has_interval=False) for run in benchmark.series.stretches] if benchmark else [],
        limits=list(_limits(standing)),
        cuts=cuts,
        decimals=indicator.decimals,
    )
    labels = Labels(
        own=catalogue.areas[series.area_id].title,
        beside=benchmark.area.title if benchmark else "",
        limit=words.t("profile.timeline.limit"),
        interval=words.t("profile.interval"),
        cut=words.t("profile.timeline.cut"),
    )
    return timeline(drawn, labels, words)


def _described(moments: Sequence[Moment], cuts: int, indicator: Indicator, words: Words) -> str:
    first, last = moments[0], moments[-1]
    said = words.t(
        "profile.timeline.description",
        known=len(moments),
        first=first.label,
        start=valued(first.value, indicator, words),
        last=last.label,
        end=valued(last.value, indicator, words),
    )
    return f"{said} {words.plural('profile.timeline.cuts', cuts)}" if cuts else said


def _run(numbers: Sequence[Number], *, has_interval: bool = True) -> list[Moment]:
    return [
        Moment(each.period, each.at, value, each.interval if has_interval else None)
        for each in numbers
        if (value := each.value) is not None
    ]


def _limits(standing: Standing) -> Iterator[Limit]:
    """Give the limits of the lists that the newest number is held against, in the years that they held."""
    if not standing.limits and not standing.limit_unknown:
        return
    for each in standing.series.indicator.thresholds:
        end = moment(str(each.to.year)) if each.to else standing.number.at
        yield Limit(start=float(each.from_.year), end=end, value=each.value)
