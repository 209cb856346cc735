"""A finding says on what outcome it is, and where its result was read."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.records.evaluation import Read
from generator.sentence import Sentence

CODE = "finding-is-whole"


def finding_is_whole(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each effect without an outcome, each result without a page, and each number nobody can have read."""
    for evaluation_id, evaluation in catalogue.evaluations.items():
        for position, finding in enumerate(evaluation.findings):
            has_effect = finding.measure is not None or finding.result is not None
            for field, key, holds in (
                ("outcome", "finding-is-whole.outcome", has_effect and finding.outcome is None),
                ("result", "finding-is-whole.page", finding.result is not None and finding.page is None),
                ("measure", "finding-is-whole.unread", has_effect and evaluation.read == Read.TITLE),
            ):
                if holds:
                    place = catalogue.place("evaluations", evaluation_id, ("findings", position, field))
                    yield Problem(place, CODE, Sentence(key))
