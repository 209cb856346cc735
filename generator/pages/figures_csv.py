"""The numbers of a page as a CSV file, with everything that is known about each."""

import csv
import io
from collections.abc import Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.catalogue import Catalogue, LinkedObservation
from generator.exports.download import Download
from generator.series import interval_of
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


def figures_csv(catalogue: Catalogue, path: PurePosixPath, linked: Sequence[LinkedObservation]) -> Download:
    """Write numbers as a table of text, in the order they come: decimals have a point, unknown is empty."""
    return Download(path, partial(_table, catalogue, linked))


def _table(catalogue: Catalogue, linked: Sequence[LinkedObservation]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in linked:
        row, snapshot = each.observation, catalogue.snapshots[each.snapshot_id]
        indicator = catalogue.indicators[row.indicator]
        low, high = interval_of(row, indicator.kind) or (None, None)
        writer.writerow(
            [
                row.area,
                catalogue.areas[row.area].title,
                row.indicator,
                indicator.title,
                row.period,
                row.measured or "",
                plain(row.value),
                indicator.unit,
                plain(low, 4),
                plain(high, 4),
                plain(row.numerator),
                plain(row.denominator),
                " ".join(row.status),
                row.source_kind.value,
                snapshot.publisher,
                row.url or snapshot.url,
                row.note or "",
            ]
        )
    return text.getvalue().encode()
