"""An evaluation says where it can be read: a publication in the bibliography, or a page."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import Sentence

CODE = "evaluation-source"


def evaluation_source(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each evaluation with neither a reference nor a source."""
    for evaluation_id, evaluation in catalogue.evaluations.items():
        if evaluation.reference is None and not evaluation.sources:
            yield Problem(catalogue.place("evaluations", evaluation_id), CODE, Sentence("evaluation-source"))
