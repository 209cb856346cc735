"""The coverage matrix: what is known for which area, and when, so that gaps are seen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.address import COVERAGE, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.records.area import Area, AreaKind
from generator.records.indicator import Indicator
from generator.render import Renderer, renderer
from generator.series import series_of

_SHADES = (1, 2, 4)
"""From so many years on a cell is one shade darker."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known about one indicator in one area; nothing where there is no number."""

    newest: str
    """The period of the newest number; empty for none."""
    years: int
    shade: int
    """0 for none, up to 3."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The areas of one kind, and the indicators that some of them have."""

    kind: AreaKind
    indicators: Sequence[tuple[str, Indicator]]
    rows: Sequence[tuple[str, Area, Sequence[Cell]]]
    known: int
    """Cells that have a number."""


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page."""
    render = renderer(language)
    t, body = render.words.t, partial(_body, catalogue, render)
    yield Page(COVERAGE, document(COVERAGE, index=True), t("coverage.title"), t("coverage.description"), body)


def _body(catalogue: Catalogue, render: Renderer) -> str:
    matrices = [_matrix(catalogue, kind) for kind in AreaKind]
    return render.page("coverage", COVERAGE, matrices=[each for each in matrices if each.rows])


def _matrix(catalogue: Catalogue, kind: AreaKind) -> Matrix:
    areas = [(key, area) for key, area in catalogue.areas.items() if area.kind == kind]
    named = {indicator for key, _ in areas for indicator in catalogue.indicators_known_for(key)}
    indicators = [(key, indicator) for key, indicator in catalogue.indicators.items() if key in named]
    rows = [(key, area, [_cell(catalogue, key, each) for each, _ in indicators]) for key, area in areas]
    return Matrix(kind, indicators, rows, sum(cell.years > 0 for *_, cells in rows for cell in cells))


def _cell(catalogue: Catalogue, area_id: str, indicator_id: str) -> Cell:
    if indicator_id not in catalogue.indicators_known_for(area_id):
        return Cell("", 0, 0)
    known = [each for each in series_of(catalogue, area_id, indicator_id).numbers if each.value is not None]
    years = len(known)
    return Cell(known[-1].period if known else "", years, sum(years >= least for least in _SHADES))
