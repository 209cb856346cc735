"""Pooling: checked against worked numbers, another program and its own laws."""

from math import log, sqrt
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from generator.pool import pool

GROUP_A = [(1.060, 0.179), (0.890, 0.184), (0.700, 0.182), (0.480, 0.245)]
GROUP_B = [(0.257, 0.069), (0.170, 0.093), (0.110, 0.091), (-0.050, 0.133)]
GROUP_C = [(0.330, 0.105), (0.210, 0.105), (0.280, 0.109), (0.230, 0.089)]

BCG = [
    (4, 119, 11, 128),
    (6, 300, 29, 274),
    (3, 228, 11, 209),
    (62, 13536, 248, 12619),
    (33, 5036, 47, 5761),
    (180, 1361, 372, 1079),
    (8, 2537, 10, 619),
    (505, 87886, 499, 87892),
    (29, 7470, 45, 7232),
    (17, 1699, 65, 1600),
    (186, 50448, 141, 27197),
    (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
]
"""The thirteen trials of BCG vaccine of Colditz et al. (1994): ill and well of the vaccinated, then of the others.

As the data set ``dat.bcg`` of the R packages metafor and metadat gives them.
"""

effects = st.lists(
    st.tuples(st.floats(-3, 3), st.floats(0.01, 2)).map(lambda pair: (round(pair[0], 6), round(pair[1], 6))),
    min_size=2,
    max_size=20,
)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (GROUP_A, (0.813, 0.116, 0.585, 1.041, 4.31, 30, 0.0165)),
        (GROUP_B, (0.152, 0.058, 0.038, 0.266, 4.78, 37, 0.0050)),
        (GROUP_C, (0.259, 0.050, 0.161, 0.358, 0.82, 0, 0.0000)),
    ],
    ids=["A", "B", "C"],
)
def test_worked_numbers(group: list[tuple[float, float]], expected: tuple[float, ...]) -> None:
    """Three groups of trials pool to the numbers worked out for them, as near as errors of three decimals allow."""
    pooled = pool(*zip(*group, strict=True))
    estimate, error, low, high, q, i2_percent, tau2 = expected
    assert (pooled.estimate, pooled.standard_error, pooled.low, pooled.high) == pytest.approx(
        (estimate, error, low, high), abs=0.001
    )
    assert pooled.q == pytest.approx(q, abs=0.03)
    assert pooled.i2_percent == pytest.approx(i2_percent, abs=0.5)
    assert pooled.tau2 == pytest.approx(tau2, abs=0.0002)
    assert pooled.df == 3


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("risk ratio", (-0.7141, -3.9952, -1.0644, -0.3638, 152.2330, 92.1173, 0.3088)),
        ("odds ratio", (-0.7474, -3.8873, -1.1242, -0.3706, 163.1649, 92.6455, 0.3663)),
    ],
)
def test_published_numbers(measure: str, expected: tuple[float, ...]) -> None:
    """The trials of BCG vaccine pool to the published numbers, to all four decimals.

    Published in the tests of metafor, which hold it to Stata's metan (``randomi``, DerSimonian and Laird):
    https://github.com/wviechtb/metafor/blob/master/tests/testthat/test_misc_metan_vs_rma.uni_with_dat.bcg.r
    Their intervals are made with 1.959964 standard errors, ours with the 1.96 of published intervals.
    """
    pooled = pool(*zip(*(_log_ratio(*trial, measure) for trial in BCG), strict=True))
    low, high = (pooled.estimate + sign * 1.959964 * pooled.standard_error for sign in (-1, 1))
    z = pooled.estimate / pooled.standard_error
    ours = (pooled.estimate, z, low, high, pooled.q, pooled.i2_percent, pooled.tau2)
    assert tuple(round(number, 4) for number in ours) == expected


@given(effects)
def test_statsmodels_agrees(studies: list[tuple[float, float]]) -> None:
    """Another program's DerSimonian-Laird gives the same effect, error, Q and variance between studies.

    Where chance alone would make the studies differ more than they do, it lets that variance be negative; then its
    pooling without any is the one to compare with.
    """
    estimates, errors = zip(*studies, strict=True)
    with np.errstate(all="ignore"):
        theirs = combine_effects(np.array(estimates), np.array(errors) ** 2, method_re="dl")
    ours = pool(estimates, errors)
    effect, error = (
        (theirs.mean_effect_re, theirs.sd_eff_w_re) if theirs.tau2 > 0 else (theirs.mean_effect_fe, theirs.sd_eff_w_fe)
    )
    assert (ours.estimate, ours.standard_error) == pytest.approx((effect, error), rel=1e-4, abs=1e-6)
    assert (ours.q, ours.tau2) == pytest.approx((theirs.q, max(theirs.tau2, 0)), rel=1e-6, abs=1e-6)


@given(st.floats(-3, 3), st.floats(0.01, 2))
def test_one_study_comes_back(estimate: float, error: float) -> None:
    """A study by itself keeps its effect and error, and there is nothing between studies."""
    pooled = pool([estimate], [error])
    assert (pooled.estimate, pooled.standard_error) == pytest.approx((estimate, error))
    assert (pooled.df, pooled.i2_percent, pooled.tau2) == (0, 0, 0)


@given(st.floats(-3, 3), st.floats(0.01, 2), st.integers(2, 9))
def test_equal_studies_agree(estimate: float, error: float, studies: int) -> None:
    """Studies that all say the same keep the effect and narrow the error by the root of their number."""
    pooled = pool([estimate] * studies, [error] * studies)
    assert (pooled.estimate, pooled.standard_error) == pytest.approx((estimate, error / sqrt(studies)))
    assert pooled.i2_percent == 0


@given(effects, st.floats(0.001, 1000))
def test_unit_scales(studies: list[tuple[float, float]], factor: float) -> None:
    """In a unit so many times smaller the effect is so many times larger, and the heterogeneity is the same."""
    estimates, errors = zip(*studies, strict=True)
    one = pool(estimates, errors)
    other = pool([estimate * factor for estimate in estimates], [error * factor for error in errors])
    assert (other.estimate, other.low, other.high) == pytest.approx(
        (one.estimate * factor, one.low * factor, one.high * factor), abs=1e-9 * factor
    )
    assert (other.q, other.i2_percent) == pytest.approx((one.q, one.i2_percent), rel=1e-6, abs=1e-6)


@given(effects, st.randoms(use_true_random=False))
def test_order_makes_no_difference(studies: list[tuple[float, float]], random: Random) -> None:
    """The studies' order changes no digit."""
    shuffled = random.sample(studies, len(studies))
    assert pool(*zip(*studies, strict=True)) == pool(*zip(*shuffled, strict=True))


@given(effects)
def test_mirrored_effects_mirror(studies: list[tuple[float, float]]) -> None:
    """Turned effects give the turned interval, to the digit."""
    estimates, errors = zip(*studies, strict=True)
    one, other = pool(estimates, errors), pool([-estimate for estimate in estimates], errors)
    assert (one.low, one.high) == (-other.high, -other.low)


def test_very_heavy_study_is_pooled() -> None:
    """A study that outweighs another a million million million times does not break the arithmetic."""
    assert 0.2 < pool([0.2, 5.0], [1e-9, 1.0]).estimate < 5.0


@pytest.mark.parametrize(
    ("estimates", "errors"), [([], []), ([0.1, 0.2], [0.1, 0.0])], ids=["no studies", "no standard error"]
)
def test_nothing_to_pool(estimates: list[float], errors: list[float]) -> None:
    """Where there is nothing to pool, or no error to weigh by, the caller is told."""
    with pytest.raises(ValueError, match="nothing to pool"):
        pool(estimates, errors)


def _log_ratio(ill: int, well: int, ill_beside: int, well_beside: int, measure: str) -> tuple[float, float]:
    """Give the logarithm of a ratio and its standard error."""
    if measure == "odds ratio":
        return log(ill * well_beside / (well * ill_beside)), sqrt(1 / ill + 1 / well + 1 / ill_beside + 1 / well_beside)
    all_, all_beside = ill + well, ill_beside + well_beside
    return log(ill / all_ / (ill_beside / all_beside)), sqrt(1 / ill - 1 / all_ + 1 / ill_beside - 1 / all_beside)
