"""An outcome says what difference matters in every unit that its findings are measured in."""

from collections.abc import Iterator, Mapping

from generator.body import delta, unit
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence

CODE = "smallest-effect"


def smallest_effect(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each outcome and unit with an interval and no smallest effect: without one, no result can be none."""
    if catalogue.rule is None:
        return
    missing: dict[tuple[str, str], str] = {}
    for evaluation_id, evaluation in catalogue.evaluations.items():
        for finding in evaluation.findings:
            measure = finding.measure
            if finding.outcome is None or measure is None or (measure.ci is None and measure.se is None):
                continue
            outcome = catalogue.outcomes[finding.outcome]
            if delta(measure, outcome, catalogue.rule) is None:
                missing.setdefault((finding.outcome, unit(measure)), evaluation_id)
    for (outcome_id, name), evaluation_id in sorted(missing.items()):
        place = catalogue.place("outcomes", outcome_id, ("smallest_effect",))
        yield Problem(place, CODE, sentence("smallest-effect", unit=name, evaluation=evaluation_id))
