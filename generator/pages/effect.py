"""How one finding is told: its number with its uncertainty, and who it is about."""

from generator.records.evaluation import Finding, Measure, Sample
from generator.words import Words


def effect_text(finding: Finding, words: Words) -> str:
    """Write a finding's result in the source's own numbers and sign; the empty text where it has none."""
    if finding.measure is not None:
        return measure_text(finding.measure, words)
    return words.t(f"result.{finding.result}") if finding.result is not None else ""


def measure_text(measure: Measure, words: Words) -> str:
    """Write a number with its unit and its 95 % interval, or its standard error where there is no interval."""
    number = f"{words.exact(measure.estimate)} {measure.unit or words.t(f'effect.unit.{measure.kind}')}"
    if measure.ci is not None:
        low, high = measure.ci
        return words.t("effect.interval", estimate=number, low=words.exact(low), high=words.exact(high))
    if measure.se is not None:
        return words.t("effect.se", estimate=number, se=words.exact(measure.se))
    return number


def sample_text(sample: Sample, words: Words) -> str:
    """Write how many were studied; the empty text where nobody knows."""
    if sample.total is not None and sample.treated is not None:
        return words.t("finding.size.both", treated=sample.treated, total=sample.total)
    if sample.total is not None:
        return words.t("finding.size.total", total=sample.total)
    return words.t("finding.size.treated", treated=sample.treated) if sample.treated is not None else ""
