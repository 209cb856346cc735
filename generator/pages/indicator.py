"""A page for each indicator, and the list of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.address import INDICATORS, document, page_of
from generator.catalogue import Catalogue
from generator.exports.record_json import path_of
from generator.grade import Grade, GradeKey
from generator.pages.citation import Citation
from generator.pages.citation_files import citation_files
from generator.pages.citing import Citing
from generator.pages.page import Page
from generator.pages.rows import Row, row
from generator.pages.years import years
from generator.records.area import Area, AreaKind
from generator.render import Renderer, plain, renderer
from generator.series import series_of


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest number of an area."""

    area_id: str
    area: Area
    row: Row


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the list, then each indicator with its definition, its years and the newest number of each area."""
    render = renderer(language)
    title, description = render.words.t("indicators.title"), render.words.t("indicators.description")
    body = partial(_list_body, catalogue, render)
    yield Page(INDICATORS, document(INDICATORS, index=True), title, description, body, hide=("navigation", "toc"))
    for indicator_id, indicator in catalogue.indicators.items():
        address, body = page_of("indicators", indicator_id), partial(_body, catalogue, indicator_id, render)
        source = catalogue.sources["indicators"][indicator_id].file
        citation = Citation(f"indikator-{indicator_id}", indicator.title, day=None, rule=None, words=render.words)
        made, files = document(address, index=False), tuple(citation_files(address, citation))
        yield Page(address, made, indicator.title, plain(indicator.definition), body, source, files=files)


def _list_body(catalogue: Catalogue, render: Renderer) -> str:
    indicators = [(key, indicator, catalogue.areas_known_for(key)) for key, indicator in catalogue.indicators.items()]
    return render.page("indicators", INDICATORS, indicators=indicators)


def _body(catalogue: Catalogue, indicator_id: str, render: Renderer) -> str:
    citing, outcomes = Citing(catalogue), catalogue.outcomes_tracked_by(indicator_id)
    return render.page(
        "indicator",
        page_of("indicators", indicator_id),
        indicator=catalogue.indicators[indicator_id],
        data=str(path_of("indicators", indicator_id)),
        kinds=_kinds(catalogue, indicator_id, citing, render),
        years=years(catalogue, indicator_id),
        outcomes=[(key, catalogue.outcomes[key], _activities(catalogue, key)) for key in outcomes],
        cited=citing.cited,
        references=catalogue.references,
    )


def _kinds(
    catalogue: Catalogue, indicator_id: str, citing: Citing, render: Renderer
) -> list[tuple[AreaKind, list[Newest]]]:
    """Give the newest number of each area by kind of area; the last known to be withheld where none has a value."""
    found: dict[AreaKind, list[Newest]] = {kind: [] for kind in AreaKind}
    for area_id in catalogue.areas_known_for(indicator_id):
        series, area = series_of(catalogue, area_id, indicator_id), catalogue.areas[area_id]
        number = series.newest or series.numbers[-1]
        found[area.kind].append(Newest(area_id, area, row(number, series.indicator, citing, render.words)))
    return [(kind, each) for kind, each in found.items() if each]


def _activities(catalogue: Catalogue, outcome_id: str) -> list[tuple[str, str]]:
    return [(key, catalogue.activities[key].title) for key in catalogue.activities_on(outcome_id)]
