"""Area charts: what an area's pages and files are drawn from, worked out once an area."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.address import page_of
from generator.catalogue import Catalogue
from generator.charts.frame import Figure, framed, sheet
from generator.exports.download import Download
from generator.pages.citing import Citing
from generator.pages.figures_csv import area_csv
from generator.pages.profile import Card, card, chart_file, charts_of, has_chart
from generator.records.indicator import Polarity
from generator.standing import Standing, standings_of
from generator.words import Words, load_words

_MOST_DRAWN = 220
"""Charts stand on a profile up to so many numbers, which is 50 KB: it is read on a phone, stays under 150 KB. The rest
are on the page of all numbers."""

_FRAME = 19
"""What is around the numbers of an indicator's charts is as long as so many numbers."""


@dataclass(frozen=True, slots=True)
class AreaCharts:
    """What the pages and files of one area are put together from."""

    cards: Sequence[Card]
    citing: Citing
    drawn: Mapping[str, Sequence[Markup]]
    """The charts of each indicator as elements of the page."""
    figures: Mapping[str, Figure]
    """The same by their files."""


def area_charts(catalogue: Catalogue, area_id: str, words: Words) -> AreaCharts:
    """Put together an area's cards, and remember those of the last one: two pages and a file are made from them."""
    return catalogue.remembered_last(_area_charts, area_id, words.language)


def _area_charts(catalogue: Catalogue, area_id: str, language: str) -> AreaCharts:
    citing, words = Citing(catalogue), load_words(language)
    every = (card(catalogue, each, citing, words) for each in standings_of(catalogue, area_id))
    cards = sorted(every, key=lambda each: order(each.standing))
    return AreaCharts(cards, citing, _drawn(cards), _by_file(cards))


def order(each: Standing) -> tuple[bool, bool]:
    """Show what the area stands worse on first, and mere context last."""
    return each.series.indicator.better == Polarity.NONE, not each.is_worse


def fitting(standings: Sequence[Standing]) -> Sequence[str]:
    """Give the first indicators whose charts a profile has room for."""
    charted = sorted(filter(has_chart, standings), key=order)
    lengths = accumulate(_FRAME + len(each.series.numbers) for each in charted)
    return [each.series.indicator_id for each, length in zip(charted, lengths, strict=True) if length <= _MOST_DRAWN]


def _drawn(cards: Sequence[Card]) -> Mapping[str, Sequence[Markup]]:
    return {
        each.standing.series.indicator_id: [framed(figure, id_prefix=f"{kind}{number}") for kind, figure in each.charts]
        for number, each in enumerate(cards, 1)
    }


def _by_file(cards: Sequence[Card]) -> Mapping[str, Figure]:
    return {
        chart_file(each.standing.series.indicator_id, kind): figure for each in cards for kind, figure in each.charts
    }


def files_of(catalogue: Catalogue, area_id: str, words: Words) -> Iterator[Download]:
    """Give an area's numbers as a table, and each of its charts as a file of its own."""
    folder = PurePosixPath(page_of("areas", area_id))
    if catalogue.indicators_known_for(area_id):
        yield Download(folder / "tal.csv", partial(area_csv, catalogue, area_id))
    for each in standings_of(catalogue, area_id):
        for kind in charts_of(each):
            name = chart_file(each.series.indicator_id, kind)
            yield Download(folder / name, partial(_figure, catalogue, area_id, name, words))


def _figure(catalogue: Catalogue, area_id: str, name: str, words: Words) -> bytes:
    """Draw one of an area's charts as a file of this name."""
    note = words.t("profile.sheet.note", address=page_of("areas", area_id))
    figure = area_charts(catalogue, area_id, words).figures[name]
    return sheet(figure, title=catalogue.areas[area_id].title, note=note).encode()
