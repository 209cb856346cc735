"""Rows: an area's numbers as a table tells them, each with its interval, its caveats and its source."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from markupsafe import escape

from generator.catalogue import LinkedObservation
from generator.interval import Interval
from generator.pages.citing import Citing
from generator.pages.told import ranged
from generator.records.indicator import Indicator
from generator.records.snapshot import SourceKind, Status
from generator.series import Number, Series, interval_of
from generator.words import Words

_ONLY_FINAL = (Status.FINAL,)


class Row(NamedTuple):
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

    def __html__(self) -> str:
        """Stand on a page as the row of a table of such numbers.

        By hand: a thousand areas' pages have half a million of them, and a template takes many times as long.
        """
        place = f" {_escaped(self.place)}" if self.place else ""
        note = f" <small>{_escaped(self.note)}</small>" if self.note else ""
        return (
            f"<tr><th>{_escaped(self.period)}{place}</th><td>{_escaped(self.value)}</td>"
            f'<td>{_escaped(self.interval)}</td><td><a href="#kilde-{self.figure}">{self.figure}</a></td>'
            f"<td>{_escaped(self.caveats)}{note}</td></tr>"
        )


def rows_of(series: Series, citing: Citing, words: Words) -> Iterator[Row]:
    """Give every number of a series, newest first, the later of two snapshots first."""
    indicator = series.indicator
    for number in reversed(series.numbers):
        yield row(number, indicator, citing, words)
        for other in reversed(number.others):
            yield _row(other, interval_of(other.observation, indicator.kind), indicator, citing, words)


def row(number: Number, indicator: Indicator, citing: Citing, words: Words, place: str = "") -> Row:
    """Write what is shown of a period."""
    written = _row(number.linked, number.interval, indicator, citing, words)
    return written._replace(place=place) if place else written


def _row(
    linked: LinkedObservation, interval: Interval | None, indicator: Indicator, citing: Citing, words: Words
) -> Row:
    seen = linked.observation
    measured = words.t("profile.measured", years=seen.measured.replace("-", "\N{EN DASH}")) if seen.measured else ""
    return Row(
        f"{seen.period} {measured}" if measured else seen.period,
        "",
        words.t("unknown") if seen.value is None else words.number(seen.value, indicator.decimals),
        ranged(interval, indicator, words),
        _caveats(seen.status, seen.source_kind, words),
        seen.note or "",
        citing.figure(linked),
    )


def _caveats(status: tuple[Status, ...], source_kind: SourceKind, words: Words) -> str:
    caveats = [] if status == _ONLY_FINAL else [words.t(f"status.{each}") for each in status if each != Status.FINAL]
    if source_kind == SourceKind.SECONDARY:
        caveats.append(words.t("source-kind.secondary"))
    return ", ".join(caveats)


@lru_cache(maxsize=50_000)
def _escaped(text: str) -> str:
    return str(escape(text))
