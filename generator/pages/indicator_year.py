"""A page for each indicator and year in which areas can be compared: a bar each, with interval, limit and source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from generator.pages.profile import Row, row
from generator.pages.told import numbered
from generator.pages.years import Year, years
from generator.records.area import Area, AreaKind
from generator.records.indicator import Indicator
from generator.render import Renderer, renderer
from generator.series import Number, series_of
from generator.standing import in_force

_BENCHMARKS = frozenset({AreaKind.COUNTRY, AreaKind.MUNICIPALITY, AreaKind.POLICE_DISTRICT, AreaKind.GROUP})
"""Drawn as outlines: what areas are set beside."""


_MOST_BARS = 100
"""With more the bars are in the table only: as an image of its own they would be longer than anybody scrolls."""


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
        every = years(catalogue, indicator_id)
        for year in every:
            if year.address:
                yield _page(catalogue, indicator_id, year, every, render)


def _page(catalogue: Catalogue, indicator_id: str, year: Year, every: Sequence[Year], render: Renderer) -> Page:
    indicator, words, citing = catalogue.indicators[indicator_id], render.words, Citing(catalogue)
    numbers = _numbers(catalogue, indicator_id, year)
    thresholds = in_force(indicator, int(year.period[:4]))
    limits = sorted({each.value for each in thresholds})
    bars = {key: _bar(catalogue.areas[key], number, indicator, render) for key, number in numbers}
    axis = bar_axis(list(bars.values()), limits, words)
    title = words.t("year.title", indicator=indicator.title, period=year.period)
    folder = PurePosixPath(year.address)
    files = [figures_csv(catalogue, folder / "tal.csv", [number.linked for _, number in numbers])]
    if len(bars) <= _MOST_BARS:
        chart = bar_chart(list(bars.values()), limits, title=title, unit=indicator.unit, words=words)
        note = words.t("profile.sheet.note", address=year.address)
        files.append(Download(folder / "figur.svg", sheet([chart], title=title, note=note).encode()))
    body = render.page(
        "indicator_year",
        year.address,
        indicator=indicator,
        home=page_of("indicators", indicator_id),
        title=title,
        year=year,
        years=every,
        thresholds=thresholds,
        ruler=bar_cell(bar_ruler(axis, words)),
        compared=[
            Compared(
                key,
                catalogue.areas[key],
                number,
                row(number.linked, indicator, citing, words),
                bar_cell(bar(axis, bars[key], limits)),
            )
            for key, number in numbers
        ],
        files=[file.path.name for file in files],
        cited=citing.cited,
        references=catalogue.references,
    )
    source = catalogue.sources["indicators"][indicator_id].file
    description = words.plural("year.description", len(numbers), indicator=indicator.title, period=year.period)
    return Page(year.address, document(year.address, index=False), title, description, body, source, files=files)


def _numbers(catalogue: Catalogue, indicator_id: str, year: Year) -> list[tuple[str, Number]]:
    """Give the areas with their numbers, the greatest first."""
    found = [(key, series_of(catalogue, key, indicator_id).in_period(year.period)) for key in year.areas]
    known = [(key, number) for key, number in found if number is not None]
    return sorted(known, key=lambda each: -(each[1].value or 0.0))


def _bar(area: Area, number: Number, indicator: Indicator, render: Renderer) -> Bar:
    return Bar(
        label=area.title,
        note=numbered(number, indicator, render.words),
        value=number.value or 0.0,
        interval=number.interval,
        is_benchmark=area.kind in _BENCHMARKS,
    )
