"""What describes a synthesis stands on a synthesis, and on each of them."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.records.evaluation import EvaluationKind
from generator.sentence import sentence

CODE = "synthesis-fields"

_ONLY = ("review_confidence", "k_ab", "k_a", "i2", "includes")


def synthesis_fields(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each synthesis without its confidence, or whose counts or list cannot be, and each study with its fields."""
    for evaluation_id, evaluation in catalogue.evaluations.items():

        def problem(key: str, field: str, evaluation_id: str = evaluation_id) -> Problem:
            place = catalogue.place("evaluations", evaluation_id, (field,))
            return Problem(place, CODE, sentence(f"synthesis-fields.{key}", field=field))

        if evaluation.kind == EvaluationKind.PRIMARY:
            for field in _ONLY:
                if getattr(evaluation, field) not in {None, ()}:
                    yield problem("primary", field)
            continue
        if evaluation.review_confidence is None:
            yield problem("missing", "review_confidence")
        if evaluation.k_a is not None and evaluation.k_a > (evaluation.k_ab or 0):
            yield problem("k", "k_a")
        if (evaluation.sample.id or evaluation_id) in evaluation.includes:
            yield problem("itself", "includes")
