"""Rows: an area's numbers as a table tells them, each with its interval, its caveats and its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import LinkedObservation
from generator.pages.citing import Citing
from generator.pages.told import ranged
from generator.records.indicator import Indicator
from generator.records.snapshot import SourceKind, Status
from generator.series import Series, interval_of
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """One number of a table."""

    period: str
    """With the years that were counted, where those are others."""
    place: str
    """Whose it is, where it is not the area's own."""
    value: str
    interval: str
    caveats: str
    note: str
    figure: int
    """Of its source."""


def rows_of(series: Series, citing: Citing, words: Words) -> Iterator[Row]:
    """Give every number of a series, newest first, the later of two snapshots first."""
    for number in reversed(series.numbers):
        yield row(number.linked, series.indicator, citing, words)
        for other in reversed(number.others):
            yield row(other, series.indicator, citing, words)


def row(linked: LinkedObservation, indicator: Indicator, citing: Citing, words: Words, place: str = "") -> Row:
    """Write one number of a snapshot."""
    seen = linked.observation
    caveats = [words.t(f"status.{status}") for status in seen.status if status != Status.FINAL]
    if seen.source_kind == SourceKind.SECONDARY:
        caveats.append(words.t("source-kind.secondary"))
    measured = words.t("profile.measured", years=seen.measured.replace("-", "\N{EN DASH}")) if seen.measured else ""
    return Row(
        period=f"{seen.period} {measured}".strip(),
        place=place,
        value=words.t("unknown") if seen.value is None else words.number(seen.value, indicator.decimals),
        interval=ranged(interval_of(seen, indicator.kind), indicator, words),
        caveats=", ".join(caveats),
        note=seen.note or "",
        figure=citing.figure(linked),
    )
