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
        every = years(catalogue, indicator_id)
        for year in every:
            if year.address:
                yield _page(_Asked(catalogue, indicator_id, year, every, render))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a page is made from."""

    catalogue: Catalogue
    indicator_id: str
    year: Year
    every: Sequence[Year]
    render: Renderer

    @property
    def indicator(self) -> Indicator:
        return self.catalogue.indicators[self.indicator_id]

    @property
    def title(self) -> str:
        return self.render.words.t("year.title", indicator=self.indicator.title, period=self.year.period)

    @property
    def limits(self) -> Sequence[float]:
        return sorted({each.value for each in in_force(self.indicator, int(self.year.period[:4]))})

    def bars(self, numbers: Sequence[tuple[str, Number]]) -> list[Bar]:
        return [_bar(self.catalogue.areas[key], number, self.indicator, self.render) for key, number in numbers]


def _page(asked: _Asked) -> Page:
    catalogue, year = asked.catalogue, asked.year
    folder, numbers = PurePosixPath(year.address), _numbers(catalogue, asked.indicator_id, year)
    files = [Download(folder / "tal.csv", partial(_csv, catalogue, numbers))]
    if len(numbers) <= _MOST_BARS:
        files.append(Download(folder / "figur.svg", partial(_chart, asked, numbers)))
    body = partial(_body, asked, numbers, [file.path.name for file in files])
    source = catalogue.sources["indicators"][asked.indicator_id].file
    description = asked.render.words.plural(
        "year.description", len(numbers), indicator=asked.indicator.title, period=year.period
    )
    return Page(year.address, document(year.address, index=False), asked.title, description, body, source, files=files)


def _csv(catalogue: Catalogue, numbers: Sequence[tuple[str, Number]]) -> bytes:
    return figures_csv(catalogue, ((number.linked, number.interval) for _, number in numbers))


def _chart(asked: _Asked, numbers: Sequence[tuple[str, Number]]) -> bytes:
    words, title = asked.render.words, asked.title
    chart = bar_chart(asked.bars(numbers), asked.limits, title=title, unit=asked.indicator.unit, words=words)
    note = words.t("profile.sheet.note", address=asked.year.address)
    return sheet(chart, title=title, note=note).encode()


def _body(asked: _Asked, numbers: Sequence[tuple[str, Number]], files: Sequence[str]) -> str:
    catalogue, indicator, year, words = asked.catalogue, asked.indicator, asked.year, asked.render.words
    citing, limits, shown = Citing(catalogue), asked.limits, _ends(catalogue, numbers)
    bars = asked.bars(shown)
    axis = bar_axis(bars, limits, words)
    return asked.render.page(
        "indicator_year",
        year.address,
        indicator=indicator,
        home=page_of("indicators", asked.indicator_id),
        title=asked.title,
        year=year,
        years=asked.every,
        thresholds=in_force(indicator, int(year.period[:4])),
        known=len(numbers),
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
        files=files,
        cited=citing.cited,
        references=catalogue.references,
    )


def _ends(catalogue: Catalogue, numbers: Sequence[tuple[str, Number]]) -> Sequence[tuple[str, Number]]:
    """Leave out the middle of very many areas, but nothing that areas are set beside."""
    areas = [key for key, _ in numbers if catalogue.areas[key].kind not in _BENCHMARKS]
    left_out = frozenset(areas[_MOST_AT_ENDS:-_MOST_AT_ENDS])
    return [each for each in numbers if each[0] not in left_out]


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
