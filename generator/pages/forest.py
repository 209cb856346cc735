"""Forest plots of a grade: its findings drawn, one plot for each unit they are measured in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp

from markupsafe import Markup

from generator.catalogue import Catalogue, LinkedFinding
from generator.charts.forest import ForestPlot, Labels, Point, forest_plot
from generator.grade import EvidenceClass, Grade, GradeKey, Standing
from generator.records.fields import Better
from generator.render import short
from generator.words import Words


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A finding that can be drawn: it has a number."""

    standing: Standing
    linked: LinkedFinding
    unit: str
    estimate: float
    """Positive for improvement; ratios as their natural logarithm."""
    interval: tuple[float, float] | None
    lower_is_better: bool
    is_ratio: bool


def forest_plots(catalogue: Catalogue, key: GradeKey, grade: Grade, words: Words) -> Sequence[Markup]:
    """Draw the findings that have a number, by class, precision and weight; nothing where no interval is known."""
    linked = {(each.evaluation_id, each.position): each for each in catalogue.findings_on(*key)}
    drawn = [
        _drawn(standing, linked[standing.study.evaluation_id, standing.study.position], catalogue)
        for standing in grade.standings
        if standing.study.effect is not None
    ]
    plots = []
    for number, (_, group) in enumerate(groupby(sorted(drawn, key=_unit), key=_unit), 1):
        findings = sorted(group, key=_order)
        if any(each.interval for each in findings):
            plot = _plot(catalogue, key, grade, findings, words)
            labels = _labels(plot, words)
            plots.append(forest_plot(plot, labels, words=words, id_prefix=f"skov-{key.outcome}-{number}"))
    return plots


def _drawn(standing: Standing, linked: LinkedFinding, catalogue: Catalogue) -> _Drawn:
    effect, measure = standing.study.effect, linked.finding.measure
    assert effect is not None, "only findings with a number are drawn"
    assert measure is not None, "an effect is read off a measure"
    assert linked.finding.outcome is not None, "a graded finding is on an outcome"
    better = measure.better or catalogue.outcomes[linked.finding.outcome].better
    lower = better == Better.LOWER
    return _Drawn(standing, linked, effect.unit, effect.estimate, effect.interval, lower, measure.kind.is_ratio)


def _unit(drawn: _Drawn) -> str:
    return drawn.unit


def _order(drawn: _Drawn) -> tuple[EvidenceClass, bool, float, float, str]:
    """By class, then the most precise first, then the weightiest."""
    width = drawn.interval[1] - drawn.interval[0] if drawn.interval else 0.0
    return (
        drawn.standing.evidence_class,
        drawn.interval is None,
        width,
        -drawn.standing.weight,
        drawn.standing.study.evaluation_id,
    )


def _plot(catalogue: Catalogue, key: GradeKey, grade: Grade, findings: Sequence[_Drawn], words: Words) -> ForestPlot:
    # Where all are better when lower, the numbers are drawn as the sources give them, on an axis that runs backwards.
    is_reversed = all(each.lower_is_better for each in findings)
    sign = -1 if is_reversed else 1
    unit, is_ratio = findings[0].unit, findings[0].is_ratio
    outcome, activity = catalogue.outcomes[key.outcome].title, catalogue.activities[key.activity].title
    interval = grade.interval if grade.interval and grade.interval.is_pooled and grade.interval.unit == unit else None
    pooled = (sign * interval.estimate, *_turned((interval.low, interval.high), sign)) if interval else None
    mixed = not is_reversed and any(each.lower_is_better for each in findings)
    name = words.texts.get(f"effect.unit.{unit}", unit)
    return ForestPlot(
        title=words.t("forest.title", activity=activity, outcome=outcome),
        description=words.plural("forest.description", len(findings), unit=name),
        unit=words.t("forest.unit.turned", unit=name) if mixed else name,
        points=[_point(catalogue, each, sign, words) for each in findings],
        pooled=pooled,
        delta=findings[0].standing.study.effect.delta if findings[0].standing.study.effect else None,
        is_ratio=is_ratio,
        better_right=not is_reversed,
    )


def _point(catalogue: Catalogue, drawn: _Drawn, sign: int, words: Words) -> Point:
    estimate = sign * drawn.estimate
    low, high = _turned(drawn.interval, sign) if drawn.interval else (None, None)
    reference = catalogue.references.get(drawn.linked.evaluation.reference or "")
    return Point(
        label=short(reference, words) if reference else drawn.linked.evaluation.title,
        note=_note(estimate, low, high, is_ratio=drawn.is_ratio, words=words),
        estimate=estimate,
        low=low,
        high=high,
        weight=drawn.standing.weight,
        evidence_class=drawn.standing.evidence_class.value,
        counts=drawn.standing.counted,
    )


def _turned(interval: tuple[float, float], sign: int) -> tuple[float, float]:
    """Give the ends of an interval the way they are drawn, the low one first."""
    low, high = sorted(sign * end for end in interval)
    return low, high


def _note(estimate: float, low: float | None, high: float | None, *, is_ratio: bool, words: Words) -> str:
    shown = [exp(end) if is_ratio else end for end in (estimate, low, high) if end is not None]
    if len(shown) == 1:
        return words.number(shown[0], 2)
    texts = [words.number(end, 2) for end in shown]
    return words.t("forest.note", estimate=texts[0], low=texts[1], high=texts[2])


def _labels(plot: ForestPlot, words: Words) -> Labels:
    return Labels(
        better=words.t("forest.better"),
        worse=words.t("forest.worse"),
        pooled=words.t("forest.pooled"),
        pooled_note=_note(*plot.pooled, is_ratio=plot.is_ratio, words=words) if plot.pooled else "",
        classes={each.value: words.t(f"class.{each}") for each in EvidenceClass},
        not_counted=words.t("forest.not-counted"),
        weight=words.t("forest.weight"),
        no_interval=words.t("forest.no-interval"),
        beyond=words.t("forest.beyond"),
        no_effect=words.t("forest.no-effect"),
        delta=words.t("forest.delta"),
    )
