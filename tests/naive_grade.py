"""The grading rule a second time: slow, plain, straight from its text, sharing no code with the program.

Where the text leaves something open it takes the program's reading, each marked "Read:".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

CEILINGS = {
    "rct": 5,
    "rdd": 4,
    "iv": 4,
    "natural_experiment": 4,
    "did": 3,
    "panel": 3,
    "matched_baseline": 3,
    "adjusted_cross_section": 2,
    "adjusted_before_after": 2,
    "cross_section": 1,
    "before_after": 1,
    "qualitative": 0,
    "process": 0,
    "theory": 0,
    "expert": 0,
    "case": 0,
}
LEVEL_WEIGHTS = {5: Fraction(1), 4: Fraction("0.9"), 3: Fraction("0.75"), 2: Fraction("0.5"), 1: Fraction("0.25")}
PLACE_WEIGHTS = {"dk": Fraction(1), "nordic": Fraction("0.82"), "oecd": Fraction("0.5"), "other": Fraction("0.25")}


@dataclass(frozen=True, kw_only=True)
class PlainFinding:
    """A finding with the inputs that the rule's text lists, in its words."""

    evaluation: str
    sample: str
    position: int = 0
    kind: str = "primary"
    design: str = "rct"
    sms: int | None = None
    risk_of_bias: str = "some"
    total: int = 0
    treated: int = 0
    sites: int = 1
    interval: tuple[float, float] | None = None
    estimate: float | None = None
    unit: str = "smd"
    delta: float | None = None
    result: str | None = None
    primary: bool = True
    follow_up_months: float = 0
    independent: bool = False
    place: str = "dk"
    year: int | None = None
    serious_harm: bool = False
    retracted: bool = False
    finished: bool = True
    scope: str = "activity"
    review_confidence: str | None = None
    k_ab: int = 0
    k_a: int = 0
    i2: float | None = None
    mixed_signs: str = "unknown"
    heterogeneity_explained: bool = False
    includes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlainGrade:
    """What the rule comes to."""

    strength: str
    direction: str
    flags: frozenset[str]
    base: str
    counted: frozenset[tuple[str, int]]


def naive_grade(findings: Sequence[PlainFinding], now: int) -> PlainGrade:
    """Grade a body of evidence."""
    counted = step_0(findings)
    level, direction, flags, base = steps_2_to_5(counted, now)
    if level >= 2 and len(counted) >= 2:
        hinges = False
        for left_out in counted:
            rest = [finding for finding in counted if finding is not left_out]
            other_level, other_direction, _, _ = steps_2_to_5(rest, now)
            if other_level != level or first_word(other_direction) != first_word(direction):
                hinges = True
        flags = flags | {"hinges_on_one_study" if hinges else "robust"}
    names = frozenset((finding.evaluation, finding.position) for finding in counted)
    return PlainGrade(f"E{level}", direction, frozenset(flags), f"E{base}", names)


def first_word(direction: str) -> str:
    """``mostly`` of ``mostly_positive``, ``no`` of ``no_effect_found``."""
    return direction.split("_", maxsplit=1)[0]


def class_of(finding: PlainFinding) -> str:
    """Step 1, with the two findings that step 0 calls class D."""
    if CEILINGS[finding.design] == 0 or finding.scope == "bundle":
        return "D"
    # Read: a confidence that nobody has judged is no better than a low one.
    if finding.kind == "synthesis" and finding.review_confidence not in ("high", "moderate"):
        return "D"
    level = effective_level(finding)
    if level >= 4:
        return "A"
    if level == 3:
        return "B"
    return "C"


def effective_level(finding: PlainFinding) -> int:
    """Step 1."""
    level = CEILINGS[finding.design]
    if finding.sms is not None:
        level = min(finding.sms, level)
    if finding.risk_of_bias == "serious":
        level = min(level - 1, 3)
    if finding.risk_of_bias == "critical":
        level = min(level - 2, 2)
    return max(level, 1)


def step_0(findings: Sequence[PlainFinding]) -> list[PlainFinding]:
    """Give what counts."""
    alive = [finding for finding in findings if not finding.retracted and finding.finished]
    best: list[PlainFinding] = []
    for sample in sorted({finding.sample for finding in alive}):
        of_sample = [finding for finding in alive if finding.sample == sample]
        # One comparison after the other, least important first: Python's sort keeps what is equal in order.
        of_sample.sort(key=lambda finding: finding.position)
        of_sample.sort(key=lambda finding: finding.primary, reverse=True)
        of_sample.sort(key=lambda finding: finding.evaluation)
        of_sample.sort(key=lambda finding: finding.year or 0, reverse=True)
        of_sample.sort(key=lambda finding: finding.follow_up_months, reverse=True)
        # Read: class D stands below every level.
        of_sample.sort(key=lambda finding: effective_level(finding) if class_of(finding) != "D" else 0, reverse=True)
        best.append(of_sample[0])
    counted = []
    for finding in best:
        # Read: "again" means that the synthesis itself counts as one, so one of class D takes no study away.
        in_review = any(
            review.kind == "synthesis" and class_of(review) != "D" and finding.sample in review.includes
            for review in best
        )
        if finding.kind == "primary" and in_review:
            continue
        counted.append(finding)
    return counted


def sign_of_interval(interval: tuple[float, float], delta: float | None) -> str:
    """Step 3."""
    low, high = interval
    if low > 0:
        return "+"
    if high < 0:
        return "-"
    if delta is not None and low >= -delta and high <= delta:
        return "0"
    return "?"


def sign_of(finding: PlainFinding) -> str | None:
    """Step 3; None where nothing is reported."""
    if finding.interval is not None:
        return sign_of_interval(finding.interval, finding.delta)
    if finding.result is not None:
        return finding.result
    # Read: an estimate alone is reported, and unclear.
    return "?" if finding.estimate is not None else None


def weight_of(finding: PlainFinding) -> Fraction:
    """Step 3."""
    weight = LEVEL_WEIGHTS[effective_level(finding)]
    if finding.treated < 100:
        weight = weight * Fraction("0.5")
    weight = weight * PLACE_WEIGHTS[finding.place]
    if finding.kind == "synthesis":
        weight = weight * finding.k_ab
    return weight


def dersimonian_laird(effects: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Give low, high and I2 in percent of estimates with their standard errors."""
    fixed = [1 / error**2 for _, error in effects]
    mean = sum(w * estimate for w, (estimate, _) in zip(fixed, effects, strict=True)) / sum(fixed)
    q = sum(w * (estimate - mean) ** 2 for w, (estimate, _) in zip(fixed, effects, strict=True))
    df = len(effects) - 1
    scale = sum(fixed) - sum(w**2 for w in fixed) / sum(fixed)
    tau2 = max(0.0, (q - df) / scale)
    random = [1 / (error**2 + tau2) for _, error in effects]
    pooled = sum(w * estimate for w, (estimate, _) in zip(random, effects, strict=True)) / sum(random)
    error = (1 / sum(random)) ** 0.5
    i2 = 100 * (q - df) / q if q > df else 0.0
    return pooled - 1.96 * error, pooled + 1.96 * error, i2


def steps_2_to_5(counted: list[PlainFinding], now: int) -> tuple[int, str, set[str], int]:  # noqa: C901, PLR0912, PLR0915 - one text, read from top to bottom
    """Give level, direction, flags and base level; leaving out one is not tried."""
    flags = set()
    if not counted:
        return 0, "unknown", set(), 0

    # Step 2
    syntheses = [f for f in counted if f.kind == "synthesis" and class_of(f) != "D"]
    class_a = [f for f in counted if f.kind == "primary" and class_of(f) == "A"]
    class_b = [f for f in counted if f.kind == "primary" and class_of(f) == "B"]
    class_c = [f for f in counted if class_of(f) == "C"]
    core = class_a + class_b + syntheses
    k_a = len(class_a) + sum(f.k_a for f in syntheses)
    k_ab = len(class_a) + len(class_b) + sum(f.k_ab for f in syntheses)
    n = sum(f.total for f in core)
    sites = sum(f.sites for f in core)
    large_a = k_a >= 1 and n >= 350 and sites >= 2
    if (
        (k_a >= 2 or (k_a >= 1 and k_ab >= 2) or k_ab >= 5)
        and n >= 350
        and sites >= 2
        and any(f.follow_up_months >= 12 for f in core)
        and any(f.independent for f in core)
    ):
        base = 4
    elif k_ab >= 2 or large_a:
        base = 3
    elif k_ab == 1 or len([f for f in class_c if effective_level(f) == 2]) >= 2:
        base = 2
    else:
        base = 1
    if k_ab == 1:
        flags.add("single_study")

    # Step 3
    used = [f for f in core if sign_of(f) is not None]
    if not core:
        used = [f for f in class_c if sign_of(f) is not None]
        if used:
            flags.add("no_credible_comparison")
    signs = [sign_of(f) for f in used]
    plus = sum((weight_of(f) for f in used if sign_of(f) == "+"), Fraction(0))
    minus = sum((weight_of(f) for f in used if sign_of(f) == "-"), Fraction(0))
    zero = sum((weight_of(f) for f in used if sign_of(f) == "0"), Fraction(0))
    everything = sum((weight_of(f) for f in used), Fraction(0))
    informative = plus + minus + zero
    interval = None
    i2 = None
    if len(used) == 1:
        interval = used[0].interval
    elif len(used) >= 2 and all(f.interval is not None for f in used) and len({f.unit for f in used}) == 1:
        effects = []
        for f in used:
            assert f.interval is not None
            assert f.estimate is not None
            effects.append((f.estimate, (f.interval[1] - f.interval[0]) / 3.92))
        if all(error > 0 for _, error in effects):
            low, high, i2 = dersimonian_laird(effects)
            interval = (low, high)
    for f in syntheses:
        if f.i2 is not None and (i2 is None or f.i2 > i2):
            i2 = f.i2
    delta = used[0].delta if used else None
    opposite = "+" in signs and "-" in signs
    mixed = any(f.mixed_signs == "yes" for f in syntheses)

    leading = "?"
    share = Fraction(0)
    minority = Fraction(0)
    cover = Fraction(0)
    if informative > 0:
        largest = max(plus, minus, zero)
        leading = "+" if plus == largest else "-" if minus == largest else "0"
        share = largest / informative
        minority = min(plus, minus) / informative
        cover = informative / everything
    elif interval is not None:
        leading = sign_of_interval(interval, delta)
        share = Fraction(1)
    words = {"+": "positive", "-": "negative", "0": "no_effect_found"}
    if not used:
        direction = "unknown"
    elif leading == "?":
        direction = "inconclusive"
    elif share < Fraction(55, 100) or (opposite and minority >= Fraction(25, 100)):
        direction = "conflicting"
    elif share < Fraction(75, 100) or opposite or mixed or cover < Fraction(55, 100):
        direction = "mostly_" + words[leading]
    else:
        direction = words[leading]

    # Step 4
    deductions = 0
    behind = sum(f.k_ab if f.kind == "synthesis" else 1 for f in used)
    if behind >= 2 and not any(f.heterogeneity_explained for f in syntheses) and i2 is not None:
        if i2 >= 75 and (opposite or mixed):
            deductions += 2
        elif (40 <= i2 < 75 and (opposite or mixed)) or (
            i2 >= 75 and any(f.mixed_signs == "unknown" for f in syntheses)
        ):
            deductions += 1
        # Read: an unclear sign is no other sign.
        elif i2 >= 75 and len(set(signs) - {"?"}) == 1:
            flags.add("size_varies")
    # Read: "among them" speaks of findings that are there, so nothing is taken off where there are none.
    if base > 1 and core:
        spans = interval is not None and delta is not None and interval[0] < -delta and interval[1] > delta
        if spans or sum(f.treated for f in core) < 100:
            deductions += 1
        if not any(f.independent for f in core):
            deductions += 1
        years = [f.year for f in core if f.year is not None]
        if years and now - max(years) > 15:
            deductions += 1
        if years and now - max(years) >= 10:
            flags.add("older_evidence")
    deductions = min(deductions, 2)

    # Step 5
    cap = 4
    if core and not any(f.place in ("dk", "nordic") for f in core):
        cap = min(cap, 3)
    if core and all(f.place == "other" for f in core):
        cap = min(cap, 2)
    if used and not any(f.primary for f in used):
        cap = min(cap, 2)
    if direction == "conflicting":
        cap = min(cap, 2)
    if direction.startswith("mostly"):
        cap = min(cap, 3)
    conclusive = len([f for f in class_a + class_b if sign_of(f) in ("+", "-", "0")]) + sum(f.k_ab for f in syntheses)
    if base == 3 and not large_a and conclusive < 2:
        cap = min(cap, 2)
    floor = 2 if k_ab >= 1 and direction not in ("conflicting", "inconclusive", "unknown") else 1
    level = min(cap, max(floor, base - deductions))
    if any(sign_of(f) == "-" for f in class_a + class_b) or any(f.serious_harm for f in counted):
        flags.add("harm")
        if direction in ("positive", "mostly_positive"):
            direction = "conflicting"
            level = min(level, 2)
    return level, direction, flags, base
