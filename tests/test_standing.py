"""Series, standings, needs and twins: what is said about an area's numbers, and what is left unsaid."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.interval import Comparison, Trend
from generator.need import needs_by_outcome, needs_of, new_in
from generator.pages.years import years
from generator.records.snapshot import Observation
from generator.series import interval_of, moment, series_of
from generator.standing import Limit, Standing, standing_of, standings_of
from generator.twins import FEWEST_INDICATORS, MOST_DEVIATIONS, Twin, twins
from tests.places import SOURCE, area, catalogue_of, counted, indicator, row

ESTATE = area(compare_with=["listed", "town", "country"])
AREAS = {
    "estate": ESTATE,
    "listed": area(kind="group"),
    "town": area(kind="municipality"),
    "country": area(kind="country"),
}
LIMITS: Mapping[str, object] = {
    "list": "a list",
    "from": "2014-12-01",
    "to": "2017-12-01",
    "op": ">",
    "value": 40,
    "source": SOURCE,
}
Twinned = Mapping[str, tuple[Twin, ...]]


def stands(*rows: Observation, **fields: object) -> Standing:
    """Give where the estate stands."""
    standing = standing_of(catalogue_of(AREAS, rows, {"share": indicator(**fields)}), "estate", "share")
    assert standing is not None
    return standing


# Series.


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2019", 2019), ("2019/20", 2019.5), ("2019K1", 2019), ("2019K4", 2019.75), ("2019-01-01", 2019)],
)
def test_period_has_its_place_on_the_line_of_years(period: str, expected: float) -> None:
    """School years, quarters and days lie where they are."""
    assert moment(period) == expected


def test_day_that_is_none_lies_in_its_year() -> None:
    """The pattern of a day lets the 30th of February through."""
    assert 2019 < moment("2019-02-30") < 2020


@pytest.mark.parametrize(
    ("breaks", "statuses", "expected"),
    [
        ([], ["final"] * 3, [["2017", "2018", "2019"]]),
        ([{"from": "2018", "why": "counted anew"}], ["final"] * 3, [["2017"], ["2018", "2019"]]),
        ([], ["final", "final", "break"], [["2017", "2018"], ["2019"]]),
        ([{"from": "2016", "why": "before"}], ["final"] * 3, [["2017", "2018", "2019"]]),
    ],
    ids=["whole", "break-of-the-indicator", "break-of-the-area", "break-before"],
)
def test_series_is_cut_where_numbers_cannot_be_compared(
    breaks: Sequence[object], statuses: Sequence[str], expected: Sequence[Sequence[str]]
) -> None:
    """A line across a break would show a leap that never was."""
    rows = [row("estate", f"{2017 + at}", 50 + at, status=(status,)) for at, status in enumerate(statuses)]
    series = series_of(catalogue_of(AREAS, rows, {"share": indicator(breaks=breaks)}), "estate", "share")
    assert [[number.period for number in run] for run in series.stretches] == expected


def test_withheld_number_is_a_gap() -> None:
    """The line does not go on over a year of which nothing is told, and the newest number is one that is."""
    rows = [row("estate", "2017", 5), row("estate", "2018", None, status=("suppressed",)), row("estate", "2019", 6)]
    series = series_of(catalogue_of(AREAS, [*rows, row("estate", "2020", None)]), "estate", "share")
    assert [[number.period for number in run] for run in series.stretches] == [["2017"], ["2019"]]
    assert series.newest is not None
    assert series.newest.period == "2019"


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("share", {"value": 72.3, "numerator": 923, "denominator": 1276}, (69.8, 74.7)),
        ("share", {"value": 72.3}, None),
        ("share", {"value": None, "numerator": 923, "denominator": 1276}, None),
        ("rate", {"value": 19.6, "numerator": 196, "denominator": 10000}, (17.0, 22.5)),
        ("events", {"value": 113}, (93.1, 135.9)),
        ("count", {"value": 113}, None),
        ("amount", {"value": 113}, None),
        ("index", {"value": 113}, None),
    ],
)
def test_only_what_is_counted_has_an_interval(
    kind: str, fields: Mapping[str, float | None], expected: tuple[float, float] | None
) -> None:
    """Shares and rates by their counts, events by themselves; a census, an amount and an index have none."""
    seen = row("estate", "2019", None).model_copy(update=fields)
    interval = interval_of(seen, indicator(kind=kind).kind)
    assert (interval and tuple(round(end, 1) for end in interval)) == expected


def test_trend_is_of_the_latest_comparable_numbers() -> None:
    """Of seven years that fall, five are tested; with a break among them there are too few."""
    rows = [counted("estate", f"{2014 + at}", 500 - 40 * at, 1000) for at in range(7)]
    assert stands(*rows).series.trend == Trend.DECREASING
    assert len(stands(*rows).series.counts) == 5
    assert stands(*rows, breaks=[{"from": "2017", "why": "counted anew"}]).series.trend is None


# Benchmarks.


def test_benchmark_is_the_nearest_that_is_no_group_in_the_same_period() -> None:
    """Listed areas are shown beside the number and judge nothing; another year is no comparison."""
    standing = stands(
        row("estate", "2019", 50), row("listed", "2019", 55), row("town", "2018", 30), row("country", "2019", 20)
    )
    assert [each.area_id for each in standing.beside] == ["listed", "country"]
    assert standing.benchmark is not None
    assert standing.benchmark.area_id == "country"
    assert standing.difference == 30


@pytest.mark.parametrize(
    ("better", "theirs", "worse", "is_better"),
    [
        ("lower", 20, True, False),
        ("lower", 80, False, True),
        ("higher", 20, False, True),
        ("higher", 80, True, False),
        ("none", 20, False, False),
        ("none", 80, False, False),
    ],
)
def test_worse_and_better_follow_the_direction(better: str, theirs: float, worse: bool, is_better: bool) -> None:
    """Context is neither, however far off it is."""
    standing = stands(row("estate", "2019", 50), row("town", "2019", theirs), better=better)
    assert (standing.is_worse, standing.is_better_than_benchmark) == (worse, is_better)


def test_chance_is_allowed_for_where_the_counts_are_known() -> None:
    """12 of 100 cannot be told from 10 %; 12 % without counts can only be called higher, and unsure."""
    close = stands(counted("estate", "2019", 12, 100), row("town", "2019", 10))
    assert (close.comparison, close.is_sure, close.is_worse) == (Comparison.SIMILAR, True, False)
    bare = stands(row("estate", "2019", 12), row("town", "2019", 10))
    assert (bare.comparison, bare.is_sure, bare.is_worse) == (Comparison.HIGHER, False, True)


# Limits.


def limit(*rows: Observation, **fields: object) -> Limit:
    """Give the only limit of the year."""
    (only,) = stands(*rows, **{"thresholds": [LIMITS], **fields}).limits
    return only


def test_limit_is_that_of_the_year() -> None:
    """A limit that came later, or was gone, is not held against a number."""
    assert stands(row("estate", "2013", 50), thresholds=[LIMITS]).limits == ()
    assert stands(row("estate", "2013", 50), thresholds=[LIMITS]).limit_unknown
    assert [each.is_met for each in stands(row("estate", "2014", 50), thresholds=[LIMITS]).limits] == [True]
    assert not stands(row("estate", "2014", 50), thresholds=[LIMITS]).limit_unknown
    assert stands(row("estate", "2018", 50), thresholds=[LIMITS]).limits == ()


def test_only_housing_areas_are_held_against_lists() -> None:
    """A municipality is on no list."""
    catalogue = catalogue_of(AREAS, [row("town", "2015", 50)], {"share": indicator(thresholds=[LIMITS])})
    standing = standing_of(catalogue, "town", "share")
    assert standing is not None
    assert (standing.limits, standing.limit_unknown) == ((), False)


def test_distance_in_persons_is_exact_where_the_counts_are_known() -> None:
    """41 of 100 is one person over 40 %."""
    found = limit(counted("estate", "2015", 41, 100))
    assert (found.is_met, found.persons, found.is_bound) == (True, 1, False)


def test_distance_in_persons_is_bounded_by_the_residents_of_the_year() -> None:
    """1.0 point of at most 1,300 is at most 13 persons, and one for the rounding; without residents nothing is said."""
    indicators = {
        "people": indicator(unit="persons", kind="count", better="none", decimals=0, counts_residents=True),
        "share": indicator(thresholds=[LIMITS]),
    }
    people = [row("estate", "2015", 1300, indicator="people"), row("estate", "2012", 9000, indicator="people")]
    standing = standing_of(catalogue_of(AREAS, [row("estate", "2015", 41), *people], indicators), "estate", "share")
    assert standing is not None
    (found,) = standing.limits
    assert (found.persons, found.is_bound) == (14, True)
    assert limit(row("estate", "2015", 41)).persons is None


def test_limit_on_residents_is_counted_in_residents() -> None:
    """966 where 1,000 are asked for: 34 short."""
    thousand = {**LIMITS, "op": ">=", "value": 1000}
    found = limit(
        row("estate", "2015", 966),
        thresholds=[thousand],
        kind="count",
        unit="persons",
        better="none",
        counts_residents=True,
    )
    assert (found.is_met, found.persons) == (False, 34)


def test_meeting_a_criterion_is_worse_but_not_for_context() -> None:
    """The share of residents by origin is held against a limit too, and has no colour."""
    met = row("estate", "2015", 50)
    assert stands(met, thresholds=[LIMITS]).is_worse
    assert not stands(met, thresholds=[LIMITS], better="none").is_worse


# Needs.


def test_need_is_worse_and_followed_by_an_outcome() -> None:
    """What no outcome follows leads to no activity, and what is better is no need."""
    rows = [row("estate", "2019", 50), row("town", "2019", 20), row("estate", "2019", 5, indicator="other")]
    indicators = {"share": indicator(), "other": indicator()}
    rows.append(row("town", "2019", 2, indicator="other"))
    catalogue = catalogue_of(AREAS, rows, indicators)
    needs = needs_of(catalogue, "estate", standings_of(catalogue, "estate"))
    assert [(need.standing.series.indicator_id, need.outcomes) for need in needs] == [("share", ("outcome",))]


@pytest.mark.parametrize(("share", "expected"), [(49.9, []), (50, ["polls"])])
def test_district_stands_in_where_at_least_half_live_in_social_housing(share: float, expected: list[str]) -> None:
    """Of another one the numbers tell of the neighbours."""
    proxy = {"area": "polls", "share_social_housing": share, "year": 2015, "source": SOURCE}
    areas = {**AREAS, "estate": area(proxies=[proxy]), "polls": area(kind="polling_district", compare_with=["town"])}
    catalogue = catalogue_of(areas, [row("polls", "2019", 50), row("town", "2019", 20)])
    needs = needs_of(catalogue, "estate", standings_of(catalogue, "estate"))
    assert [need.proxy.area for need in needs if need.proxy] == expected
    assert [need.area_id for need in needs] == ["estate"] * len(expected)


def test_needs_behind_an_outcome_are_the_newest_first() -> None:
    """And one that is more than five years old is no news."""
    areas = {**AREAS, "other": area(compare_with=["town"])}
    rows = [row("estate", "2015", 50), row("town", "2015", 20), row("other", "2020", 50), row("town", "2020", 20)]
    needs = needs_by_outcome(catalogue_of(areas, rows))["outcome"]
    assert [need.area_id for need in needs] == ["other", "estate"]
    assert [need.area_id for need in new_in(2020, needs)] == ["other", "estate"]
    assert [need.area_id for need in new_in(2021, needs)] == ["other"]


# Years.


def test_year_counts_only_areas_whose_number_still_stands() -> None:
    """A later snapshot that withholds a number takes it away; with one area left there is nothing to compare."""
    rows = [row("estate", "2019", 40), row("town", "2019", 30), row("estate", "2020", 41), row("town", "2020", 31)]
    catalogue = catalogue_of(AREAS, rows)
    withheld = row("town", "2020", None, status=("suppressed",))
    later = replace(catalogue, observations={**catalogue.observations, "snapshot-later": [withheld]})
    assert [(each.period, each.areas, each.address) for each in years(later, "share")] == [
        ("2019", ("estate", "town"), "indikatorer/share/2019/"),
        ("2020", ("estate",), ""),
    ]


# Twins.

NAMES = ("a", "b", "c", "d")


def alike(values: dict[str, Sequence[float | None]], period: str = "2019", **fields: object) -> Twinned:
    """Give the twins of estates that have some numbers of four that describe areas."""
    indicators = {name: indicator(describes_areas=True, **fields) for name in NAMES}
    rows = [
        row(key, period, value, indicator=name)
        for key, each in values.items()
        for name, value in zip(NAMES, each, strict=False)
        if value is not None
    ]
    catalogue = catalogue_of({key: area() for key in values}, rows, indicators)
    return {key: found for key in values if (found := twins(catalogue, key))}


FIVE: dict[str, Sequence[float | None]] = {
    "one": (10, 10, 10, 10),
    "two": (11, 11, 11, 11),
    "three": (40, 40, 40, 40),
    "four": (70, 70, 70, 70),
    "five": (90, 90, 90, 90),
}


def test_nearest_is_first_and_the_distance_goes_both_ways() -> None:
    """One and two differ least, and are each other's first."""
    found = alike(FIVE)
    assert [twin.area_id for twin in found["one"]] == ["two", "three", "four", "five"]
    assert found["one"][0].distance == found["two"][0].distance
    assert found["one"][0].indicators == NAMES


def test_too_little_in_common_is_refused() -> None:
    """Two numbers in common say nothing, however alike."""
    found = alike({**FIVE, "six": (10, 10, None, None)})
    assert "six" not in found
    assert all(len(twin.indicators) >= FEWEST_INDICATORS for each in found.values() for twin in each)


def test_indicator_that_few_areas_have_is_not_used() -> None:
    """Four areas do not tell what is usual."""
    values: dict[str, Sequence[float | None]] = {**FIVE, "five": (90, 90, 90, None)}
    assert alike(values)["one"][0].indicators == ("a", "b", "c")


def test_numbers_far_apart_or_across_a_break_are_not_compared() -> None:
    """More than five years, or another way of counting."""
    indicators = {name: indicator(describes_areas=True) for name in NAMES}
    rows = [
        row(key, "2013" if key == "one" else "2019", value, indicator=name)
        for key, each in FIVE.items()
        for name, value in zip(NAMES, each, strict=True)
        if value is not None
    ]
    assert not twins(catalogue_of({key: area() for key in FIVE}, rows, indicators), "one")
    broken = {name: indicator(describes_areas=True, breaks=[{"from": "2019", "why": "anew"}]) for name in NAMES}
    close = [each.model_copy(update={"period": "2018"}) if each.area == "one" else each for each in rows]
    assert not twins(catalogue_of({key: area() for key in FIVE}, close, broken), "one")


@given(st.floats(1e3, 1e9))
def test_one_number_far_out_does_not_decide_alone(far: float) -> None:
    """However far, it counts as three standard deviations on its indicator and no more."""
    many = {f"area-{number}": (10 + number % 3, 10, 10 + number % 2, 10) for number in range(12)}
    found = alike({**many, "odd": (far, 10, 10, 10)})
    most = 2 * MOST_DEVIATIONS
    assert all(twin.distance <= most for each in found.values() for twin in each)
