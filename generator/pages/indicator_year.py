"""A page for each indicator and year in which areas can be compared: a bar each, with interval, limit and source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.address import document, page_of
from generator.catalogue import Catalogue
from generator.charts.bars import Bar, bar, bar_axis, bar_cell, bar_chart, bar_ruler
from generator.charts.frame import sheet
from generator.exports.download import Download
from generator.grade import Grade, GradeKey
from generator.pages.citing import Citing
from generator.pages.figures_csv import figures_csv
from generator.pages.page import Page
from generator.pages.rows import Row, row
from generator.pages.told import numbered
from generator.pages.years import Year, year_page, years
from generator.records.area import Area, AreaKind
from generator.records.indicator import Indicator
from generator.render import Renderer, renderer
from generator.series import Number, series_of
from generator.standing import in_force
from generator.words import Words

_BENCHMARKS = frozenset({AreaKind.COUNTRY, AreaKind.MUNICIPALITY, AreaKind.POLICE_DISTRICT, AreaKind.GROUP})
"""Drawn as outlines: what areas are set beside."""

_MOST_BARS = 100
"""With more the bars are in the table only: as an image of its own they would be longer than anybody scrolls."""

_MOST_AT_ENDS = 100
"""Of more than twice as many areas the page shows those with the highest numbers and those with the lowest."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An area's number in the year."""

    area_id: str
    area: Area
    number: Number
    row: Row
    bar: Markup


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the years of each indicator, oldest first."""
    render = renderer(language)
    for indicator_id in catalogue.indicators:
        for year in years(catalogue, indicator_id):
            if year.address:
                yield _page(catalogue, indicator_id, year, render)


def _page(catalogue: Catalogue, indicator_id: str, year: Year, render: Renderer) -> Page:
    words, indicator, folder = render.words, catalogue.indicators[indicator_id], PurePosixPath(year.address)
    files = [Download(folder / "tal.csv", partial(_csv, catalogue, indicator_id, year.period))]
    if len(year.areas) <= _MOST_BARS:
        files.append(Download(folder / "figur.svg", partial(_chart, catalogue, indicator_id, year.period, words)))
    source = catalogue.sources["indicators"][indicator_id].file
    title = _title(indicator, year.period, words)
    description = words.plural("year.description", len(year.areas), indicator=indicator.title, period=year.period)
    body = partial(_body, catalogue, indicator_id, year.period, render)
    return Page(year.address, document(year.address, index=False), title, description, body, source, files=files)


def _title(indicator: Indicator, period: str, words: Words) -> str:
    return words.t("year.title", indicator=indicator.title, period=period)


def _csv(catalogue: Catalogue, indicator_id: str, period: str) -> bytes:
    numbers = numbers_in(catalogue, indicator_id, period)
    return figures_csv(catalogue, ((number.linked, number.interval) for _, number in numbers))


def _chart(catalogue: Catalogue, indicator_id: str, period: str, words: Words) -> bytes:
    indicator, numbers = catalogue.indicators[indicator_id], numbers_in(catalogue, indicator_id, period)
    bars, title = _bars(catalogue, indicator, numbers, words), _title(indicator, period, words)
    chart = bar_chart(bars, _limits(indicator, period), title=title, unit=indicator.unit, words=words)
    note = words.t("profile.sheet.note", address=year_page(indicator_id, period))
    return sheet(chart, title=title, note=note).encode()


def _body(catalogue: Catalogue, indicator_id: str, period: str, render: Renderer) -> str:
    indicator, words, citing = catalogue.indicators[indicator_id], render.words, Citing(catalogue)
    every = years(catalogue, indicator_id)
    year = next(each for each in every if each.period == period)
    shown, limits = _ends(catalogue, numbers_in(catalogue, indicator_id, period)), _limits(indicator, period)
    bars = _bars(catalogue, indicator, shown, words)
    axis = bar_axis(bars, limits, words)
    return render.page(
        "indicator_year",
        year.address,
        indicator=indicator,
        home=page_of("indicators", indicator_id),
        title=_title(indicator, period, words),
        year=year,
        years=every,
        thresholds=in_force(indicator, int(period[:4])),
        known=len(year.areas),
        ends=_MOST_AT_ENDS,
        ruler=bar_cell(bar_ruler(axis, words)),
        compared=[
            Compared(
                key,
                catalogue.areas[key],
                number,
                row(number, indicator, citing, words),
                bar_cell(bar(axis, drawn, limits)),
            )
            for (key, number), drawn in zip(shown, bars, strict=True)
        ],
        files=["tal.csv", "figur.svg"] if len(year.areas) <= _MOST_BARS else ["tal.csv"],
        cited=citing.cited,
        references=catalogue.references,
    )


def _limits(indicator: Indicator, period: str) -> Sequence[float]:
    return sorted({each.value for each in in_force(indicator, int(period[:4]))})


def _ends(catalogue: Catalogue, numbers: Sequence[tuple[str, Number]]) -> Sequence[tuple[str, Number]]:
    """Leave out the middle of very many areas, but nothing that areas are set beside."""
    areas = [key for key, _ in numbers if catalogue.areas[key].kind not in _BENCHMARKS]
    left_out = frozenset(areas[_MOST_AT_ENDS:-_MOST_AT_ENDS])
    return [each for each in numbers if each[0] not in left_out]


def numbers_in(catalogue: Catalogue, indicator_id: str, period: str) -> Sequence[tuple[str, Number]]:
    """Give the areas with their numbers in a period, the greatest first; the page and its files are made from them."""
    return catalogue.remembered_last(_numbers_in, indicator_id, period)


def _numbers_in(catalogue: Catalogue, indicator_id: str, period: str) -> Sequence[tuple[str, Number]]:
    areas = (area for year in years(catalogue, indicator_id) if year.period == period for area in year.areas)
    found = [(key, series_of(catalogue, key, indicator_id).in_period(period)) for key in areas]
    known = [(key, number) for key, number in found if number is not None]
    return sorted(known, key=lambda each: -(each[1].value or 0.0))


def _bars(
    catalogue: Catalogue, indicator: Indicator, numbers: Sequence[tuple[str, Number]], words: Words
) -> Sequence[Bar]:
    return [_bar(catalogue.areas[key], number, indicator, words) for key, number in numbers]


def _bar(area: Area, number: Number, indicator: Indicator, words: Words) -> Bar:
    return Bar(
        label=area.title,
        note=numbered(number, indicator, words),
        value=number.value or 0.0,
        interval=number.interval,
        is_benchmark=area.kind in _BENCHMARKS,
    )
