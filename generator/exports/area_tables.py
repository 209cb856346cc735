"""Area tables: indicators, areas, and every number about them with its snapshot."""

from collections.abc import Iterator, Mapping, Sequence

from generator.address import page_of
from generator.catalogue import Catalogue
from generator.exports.data_table import DataTable, data_table, fields_of
from generator.records.area import Listing
from generator.records.indicator import Threshold

_Row = Mapping[str, object]


def area_tables(catalogue: Catalogue, address: str) -> Sequence[DataTable]:
    """Give every table, each after those that it links to; activities, outcomes and evaluations have theirs before."""
    return (
        data_table(
            "indicators",
            "*id url! title! definition! unit! kind! better! decimals:int! register! updated"
            " describes_areas:bool! counts_residents:bool! note",
            _indicators(catalogue, address),
        ),
        data_table(
            "indicator_breaks",
            "*indicator>indicators *from_year:int why!",
            (
                {"indicator": key, "from_year": int(each.from_), "why": each.why}
                for key, indicator in catalogue.indicators.items()
                for each in indicator.breaks
            ),
        ),
        data_table(
            "indicator_thresholds",
            "*indicator>indicators *position:int list! from_date:date! to_date:date comparison! value:num!",
            (
                {
                    **_time(each, position),
                    "indicator": key,
                    "list": each.list,
                    "comparison": each.op,
                    "value": each.value,
                }
                for key, indicator in catalogue.indicators.items()
                for position, each in enumerate(indicator.thresholds, start=1)
            ),
        ),
        data_table(
            "outcome_indicators",
            "*outcome>outcomes *indicator>indicators",
            (
                {"outcome": key, "indicator": indicator}
                for key, outcome in catalogue.outcomes.items()
                for indicator in outcome.indicators
            ),
        ),
        data_table(
            "areas",
            "*id url! title! kind! municipality_code municipality part_of>areas latitude:num longitude:num aliases"
            " note",
            _areas(catalogue, address),
        ),
        data_table(
            "area_proxies",
            "*area>areas *proxy>areas share_social_housing:num! *year:int!",
            (
                {**fields_of(proxy), "area": key, "proxy": proxy.area}
                for key, area in catalogue.areas.items()
                for proxy in area.proxies
            ),
        ),
        data_table(
            "area_lists",
            "*area>areas *position:int list! from_date:date! to_date:date",
            (
                {**_time(each, position), "area": key, "list": each.list}
                for key, area in catalogue.areas.items()
                for position, each in enumerate(area.lists, start=1)
            ),
        ),
        data_table(
            "area_comparisons",
            "*area>areas *position:int compared_with>areas!",
            (
                {"area": key, "position": position, "compared_with": other}
                for key, area in catalogue.areas.items()
                for position, other in enumerate(area.compare_with, start=1)
            ),
        ),
        data_table(
            "evaluation_areas",
            "*evaluation>evaluations *area>areas",
            (
                {"evaluation": key, "area": area}
                for key, evaluation in catalogue.evaluations.items()
                for area in evaluation.areas
            ),
        ),
        data_table(
            "snapshots",
            "*id title! language publisher! url! read_in_copy accessed:date published:date licence citation"
            " suppress_below:int! note",
            ({**fields_of(snapshot), "id": key} for key, snapshot in catalogue.snapshots.items()),
        ),
        data_table(
            "observations",
            "*snapshot>snapshots *row:int area>areas! indicator>indicators! period! measured value:num numerator:num"
            " denominator:num status! source_kind! note url!",
            _observations(catalogue),
        ),
    )


def _time(each: Listing | Threshold, position: int) -> _Row:
    return {"position": position, "from_date": each.from_, "to_date": each.to}


def _indicators(catalogue: Catalogue, address: str) -> Iterator[_Row]:
    for key, indicator in catalogue.indicators.items():
        url = f"{address}{page_of('indicators', key)}"
        yield {**fields_of(indicator), "id": key, "url": url, "register": indicator.register_}


def _areas(catalogue: Catalogue, address: str) -> Iterator[_Row]:
    for key, area in catalogue.areas.items():
        yield {
            **fields_of(area.location),
            **fields_of(area),
            "id": key,
            "url": f"{address}{page_of('areas', key)}",
            "aliases": "; ".join(area.aliases) or None,
            "municipality_code": area.municipality.code if area.municipality else None,
            "municipality": area.municipality.name if area.municipality else None,
        }


def _observations(catalogue: Catalogue) -> Iterator[_Row]:
    for key, rows in catalogue.observations.items():
        for number, row in enumerate(rows, start=1):
            yield {
                **fields_of(row),
                "snapshot": key,
                "row": number,
                "url": row.url or catalogue.snapshots[key].url,
            }
