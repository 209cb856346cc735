"""Pool: the arithmetic of pooling effects; knows no records."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

Z_95 = 1.96
"""Standard errors on each side of an estimate in a 95 % interval, as published intervals are made."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """A pooled effect, in the unit of the effects that went into it."""

    estimate: float
    standard_error: float
    low: float
    """Lower end of the 95 % interval."""
    high: float
    q: float
    """Cochran's Q: the weighted squares of the distances from the mean."""
    df: int
    """Degrees of freedom of Q: one less than the studies."""
    i2_percent: float
    """How much of the variation is between studies rather than chance."""
    tau2: float
    """Variance between studies, in the unit squared."""


def pool(estimates: Sequence[float], standard_errors: Sequence[float]) -> Pooled:
    """Combine effects by inverse-variance weights, with random effects between studies.

    Both sequences are in the same order and one unit; ratios are given as logarithms. One effect comes back as it
    is. Order makes no difference.

    Raises ValueError where there are no effects, or a standard error is not above zero: the caller decides what
    "nothing known" means.
    Source: DerSimonian and Laird (1986), Controlled Clinical Trials 7, 177-188.
    """
    variances = [error * error for error in standard_errors]
    if not variances or min(variances) <= 0:
        raise ValueError("there is nothing to pool")
    weights = [1 / variance for variance in variances]
    # fsum rounds once, at the end: sums do not depend on the order of the studies.
    total = fsum(weights)
    mean = _mean(estimates, weights, total)
    q = fsum([weight * (estimate - mean) ** 2 for weight, estimate in zip(weights, estimates, strict=True)])
    df = len(weights) - 1
    excess = max(q - df, 0.0) if df else 0.0
    tau2 = 0.0
    if excess:
        # The paper's sum of weights less its squares by the sum, written so that a very heavy study does not cancel it.
        tau2 = excess / fsum([weight * (total - weight) / total for weight in weights])
        weights = [1 / (variance + tau2) for variance in variances]
        total = fsum(weights)
        mean = _mean(estimates, weights, total)
    error = sqrt(1 / total)
    i2_percent = 100 * excess / q if excess else 0.0
    return Pooled(mean, error, mean - Z_95 * error, mean + Z_95 * error, q, df, i2_percent, tau2)


def _mean(estimates: Sequence[float], weights: Sequence[float], total: float) -> float:
    return fsum([weight * estimate for weight, estimate in zip(weights, estimates, strict=True)]) / total
