"""Intervals, comparisons, trends and distances, held to published numbers and to statsmodels."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from generator.interval import (
    CHI_SQUARED_998,
    Comparison,
    Counts,
    Interval,
    Op,
    Trend,
    byar,
    chi_squared_for_trend,
    compare,
    count_interval,
    meets,
    persons_at_most,
    persons_to_limit,
    share_interval,
    trend,
)

# The series that the tests of the published Fingertips program give to its calculator of trends, and what they expect:
# WhenUsingTrendMarkerCalculator.cs, https://github.com/PublicHealthEngland/fingertips-open
FINGERTIPS: Mapping[str, tuple[Sequence[float], Sequence[float], Trend]] = {
    "GetTrendData_1": ([621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121], Trend.DECREASING),
    "GetTrendData_2": ([2157, 2090, 2194, 2134.81, 2094], [3454, 3195, 3256, 3152, 3062], Trend.INCREASING),
    "GetTrendData_3": ([8116, 8145, 8222, 8506, 8728], [91530, 91773, 92088, 92238, 92665.89], Trend.INCREASING),
    "GetTrendData_4": ([5, 7, 6, 8, 8, 9], [22, 35, 42, 50, 100, 200], Trend.DECREASING),
    "GetTrendData_5": ([5405, 5500, 5435, 5480, 5315], [18095, 18170, 18005, 17890, 17860], Trend.NO_CHANGE),
    "GetTrendData_5a": ([22435, 22445, 21365, 20955, 19055], [65880, 67900, 68705, 69835, 70910], Trend.DECREASING),
}

counted = st.integers(1, 100_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


def series(numerators: Sequence[float], denominators: Sequence[float], first: int = 2010) -> list[Counts]:
    """Give counts of one year after the other."""
    return [Counts(first + at, *each) for at, each in enumerate(zip(numerators, denominators, strict=True))]


# Shares.


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        (923, 1276, 69.8, 74.7),
        (0, 20, 0, 16.1),
        (20, 20, 83.9, 100),
    ],
    ids=["Sundparken-2015", "none", "all"],
)
def test_share_has_wilsons_interval(numerator: int, denominator: int, low: float, high: float) -> None:
    """Turnout at a polling station, worked by hand from the formula of the guidance; and both ends of the scale."""
    interval = share_interval(numerator, denominator)
    assert [round(100 * end, 1) for end in interval] == [low, high]


@given(counted)
def test_share_has_the_interval_of_statsmodels(counts: tuple[int, int]) -> None:
    """A library that many use gives the same."""
    assert share_interval(*counts) == pytest.approx(proportion_confint(*counts, method="wilson"), abs=1e-9)


@given(counted)
def test_share_lies_in_its_interval(counts: tuple[int, int]) -> None:
    """Its interval is within the scale too."""
    low, high = share_interval(*counts)
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (-1, 5), (6, 5)])
def test_share_of_nothing_is_refused(numerator: int, denominator: int) -> None:
    """An interval would hide that the counts are wrong."""
    with pytest.raises(ValueError, match="a share is a part of something"):
        share_interval(numerator, denominator)


# Counts.


def test_no_event_has_the_published_exact_interval() -> None:
    """The documentation of epitools gives 3.689 as the exact upper end for no event; the lower is 0."""
    low, high = count_interval(0)
    assert (low, round(high, 3)) == (0, 3.689)


def test_horse_kicks_have_the_published_interval() -> None:
    """196 deaths in 280 corps-years: 0.60543 to 0.80516 exactly, by the example in the documentation of DescTools."""
    assert [end / 280 for end in count_interval(196)] == pytest.approx([0.6054271, 0.8051570], abs=1e-5)


@given(st.integers(0, 9))
def test_small_count_has_the_exact_interval_of_statsmodels(count: int) -> None:
    """Below ten the limits are those of Poisson's distribution."""
    assert count_interval(count) == pytest.approx(confint_poisson(count, 1, method="exact-c"), abs=1e-6)


@given(st.integers(10, 100_000))
def test_byar_is_within_a_fifth_of_a_percent_of_the_exact_interval(count: int) -> None:
    """As the technical guide on confidence intervals (Public Health England, 25 May 2018) says of counts from 10 on."""
    low, high = confint_poisson(count, 1, method="exact-c")
    assert count_interval(count) == byar(count) == pytest.approx((low, high), rel=0.002)


def test_negative_count_is_refused() -> None:
    """There is no such count."""
    with pytest.raises(ValueError, match="not negative"):
        count_interval(-1)


# Comparison.


@pytest.mark.parametrize(
    ("benchmark", "expected"),
    [
        (5, Comparison.HIGHER),
        (10, Comparison.SIMILAR),
        (15, Comparison.SIMILAR),
        (20, Comparison.SIMILAR),
        (25, Comparison.LOWER),
    ],
)
def test_benchmark_in_the_interval_is_similar(benchmark: float, expected: Comparison) -> None:
    """The ends belong to the interval."""
    assert compare(Interval(10, 20), benchmark) == expected


# Trends.


def test_chi_squared_is_the_published_one() -> None:
    """5, 14 and 18 of 30 each: 11.51 on influentialpoints.com, which divides by one less than there are."""
    assert round(chi_squared_for_trend(series([5, 14, 18], [30, 30, 30])) * 89 / 90, 2) == 11.51


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(501, 900)), min_size=3, max_size=8), st.integers(0, 2020))
def test_chi_squared_is_that_of_statsmodels(counts: list[tuple[int, int]], first: int) -> None:
    """The test of linear by linear association, which divides by one less; and it is nothing when the trend began."""
    rows = [[each, whole - each] for each, whole in counts]
    other = Table(rows, shift_zeros=False).test_ordinal_association()
    whole = sum(whole for _, whole in counts)
    numerators, denominators = [each for each, _ in counts], [whole for _, whole in counts]
    ours = chi_squared_for_trend(series(numerators, denominators, first=first))
    assert ours == pytest.approx(other.zscore**2 * whole / (whole - 1), rel=1e-6, abs=1e-7)


def test_threshold_is_that_of_998_per_mille() -> None:
    """One degree of freedom, 0.2 % beyond it."""
    assert chi2.isf(0.002, 1) == pytest.approx(CHI_SQUARED_998)


@pytest.mark.parametrize("name", FINGERTIPS)
def test_trend_is_what_fingertips_expects(name: str) -> None:
    """Its own test data, and the markers its own tests hold it to."""
    numerators, denominators, expected = FINGERTIPS[name]
    assert trend(series(numerators, denominators)) == expected


@pytest.mark.parametrize(
    ("numerators", "denominators"),
    [
        ([90, 70, 50, 30], [100, 100, 100, 100]),
        ([100, 70, 50, 30, 10], [100, 100, 100, 100, 100]),
        ([0, 0, 0, 0, 0], [100, 100, 100, 100, 100]),
    ],
    ids=["four-points", "all-of-them-once", "never-any"],
)
def test_trend_that_cannot_be_tested_is_refused(numerators: list[int], denominators: list[int]) -> None:
    """Four points fall steeply and are still too few; nor is there a test at the ends of the scale."""
    assert trend(series(numerators, denominators)) is None


def test_two_numbers_of_one_year_are_no_trend() -> None:
    """Which of them came first is not known."""
    points = series([90, 80, 70, 60, 50], [100] * 5)
    assert trend([*points[:4], points[4]._replace(at=points[3].at)]) is None


def test_one_point_does_not_make_a_trend() -> None:
    """Chi-squared is far beyond the threshold, but without the last point the slope is the other way."""
    bent = series([500, 490, 480, 470, 900], [1000] * 5)
    assert chi_squared_for_trend(bent) > CHI_SQUARED_998
    assert trend(bent) == Trend.NO_CHANGE


@given(st.permutations(range(5)))
def test_order_of_points_is_nothing(order: list[int]) -> None:
    """They are sorted by time."""
    numerators, denominators, expected = FINGERTIPS["GetTrendData_1"]
    points = series(numerators, denominators)
    assert trend(points[each] for each in order) == expected


# Distances.


@pytest.mark.parametrize(
    ("value", "op", "expected"),
    [(2, ">", False), (2, ">=", True), (2, "<", False), (2, "<=", True), (3, ">", True), (1, "<=", True)],
)
def test_limit_is_met_as_its_sign_says(value: float, op: Op, expected: bool) -> None:
    """On the limit the two kinds of sign differ."""
    assert meets(value, op, 2) is expected


@pytest.mark.parametrize(
    ("numerator", "denominator", "op", "limit", "expected"),
    [
        (401, 1000, ">", 40, 1),
        (400, 1000, ">", 40, 1),
        (399, 1000, ">", 40, 2),
        (400, 1000, ">=", 40, 1),
        (399, 1000, ">=", 40, 1),
        (30, 1000, ">=", 2.27, 8),
        (29, 100, ">", 29, 1),
        (500, 1000, "<", 50, 1),
        (500, 1000, "<=", 50, 1),
        (620, 1000, "<", 60.5, 16),
        (502.4, 1000, ">", 50, 3),
    ],
)
def test_persons_to_a_limit(numerator: float, denominator: float, op: Op, limit: float, expected: int) -> None:
    """Counted by hand: 30 of 1.000 is 8 over 22, the most that is under 2,27 percent."""
    assert persons_to_limit(numerator, denominator, op, limit) == expected


@given(
    st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
    st.sampled_from([">", ">=", "<", "<="]),
    st.integers(1, 9999).map(lambda limit: limit / 100),
)
def test_so_many_persons_and_no_fewer_change_the_side(counts: tuple[int, int], op: Op, limit: float) -> None:
    """One way or the other the criterion is then met if it was not, and with one person less it is as before."""
    numerator, denominator = counts
    persons = persons_to_limit(numerator, denominator, op, limit)

    def side(moved: int) -> bool:
        # In whole numbers, so that the test does not share the program's rounding.
        return meets((numerator + moved) * 10_000, op, round(limit * 100) * denominator)

    now = side(0)
    assert side(persons) != now or side(-persons) != now
    assert all(side(moved) == now for moved in (persons - 1, 1 - persons))


@given(counted, st.integers(0, 100_000), st.integers(1, 9999).map(lambda limit: limit / 100))
def test_bound_on_persons_holds(counts: tuple[int, int], others: int, limit: float) -> None:
    """Whatever part of the population the share is of, and however its number was rounded, there are no more."""
    numerator, denominator = counts
    shown = round(100 * numerator / denominator, 1)
    bound = persons_at_most(shown, limit, denominator + others, rounding=0.05)
    assert persons_to_limit(numerator, denominator, ">", limit) <= bound


def test_solbakken_was_one_person_over() -> None:
    """2.30 % against 2.27 % in an area of about 1,300: at most one person, as the news had it."""
    assert persons_at_most(2.30, 2.27, 1300, rounding=0.005) == 1
