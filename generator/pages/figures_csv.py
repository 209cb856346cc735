"""The numbers of a page as a CSV file, with everything that is known about each."""

import csv
import io
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.catalogue import Catalogue, LinkedObservation
from generator.interval import Interval
from generator.series import Series, interval_of, series_of
from generator.table import plain

COLUMNS = (
    "area",
    "area_title",
    "indicator",
    "indicator_title",
    "period",
    "measured",
    "value",
    "unit",
    "low_95",
    "high_95",
    "numerator",
    "denominator",
    "status",
    "source_kind",
    "publisher",
    "url",
    "note",
)


Counted = tuple[LinkedObservation, Interval | None]
"""A number and its 95 % interval."""


def area_csv(catalogue: Catalogue, area_id: str) -> bytes:
    """Write every number of an area, by indicator, oldest first."""
    series = (series_of(catalogue, area_id, key) for key in catalogue.indicators_known_for(area_id))
    return figures_csv(catalogue, (counted for each in series for counted in _counted(each)))


def figures_csv(catalogue: Catalogue, numbers: Iterable[Counted]) -> bytes:
    """Write numbers as a table of text, in the order they come: decimals have a point, unknown is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(catalogue, *each) for each in numbers)
    return text.getvalue().encode()


def _counted(series: Series) -> Sequence[Counted]:
    kind = series.indicator.kind
    every = [(each.linked, each.interval) for each in series.numbers]
    every += [(other, interval_of(other.observation, kind)) for each in series.numbers for other in each.others]
    return sorted(every, key=lambda each: (each[0].observation.period, each[0].snapshot_id))


def _row(catalogue: Catalogue, linked: LinkedObservation, interval: Interval | None) -> Sequence[str]:
    row, snapshot = linked.observation, catalogue.snapshots[linked.snapshot_id]
    indicator = catalogue.indicators[row.indicator]
    low, high = interval or (None, None)
    return (
        row.area,
        catalogue.areas[row.area].title,
        row.indicator,
        indicator.title,
        row.period,
        row.measured or "",
        _plain(row.value),
        indicator.unit,
        plain(low, 4),
        plain(high, 4),
        _plain(row.numerator),
        _plain(row.denominator),
        " ".join(row.status),
        row.source_kind,
        snapshot.publisher,
        row.url or snapshot.url,
        row.note or "",
    )


@lru_cache(maxsize=50_000)
def _plain(number: float | None) -> str:
    """Write a number that a source gives: many give the same, as shares with one decimal."""
    return plain(number)
