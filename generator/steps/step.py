"""Step: one step of the grading rule, and the numbers that its clauses speak of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.sentence import Sentence, Value, sentence
from generator.steps.case import Case

Numbers = Callable[[Case], Mapping[str, Value]]
"""What fills the slots of a clause's sentence."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the rule.

    Words are kept apart from judgement: leaving findings out one by one asks for many verdicts and no words.
    """

    name: str
    """That of its module; the words of its clauses stand under ``grade.<step>.<clause>``."""
    apply: Callable[[Case], Sequence[str]]
    """Adds what it finds to the case, and gives the clauses that fired, in order."""
    clauses: Mapping[str, Numbers]
    """Every clause that can fire."""

    def reason(self, clause: str, case: Case) -> Sentence:
        """Say that a clause fired, before a later step changes the numbers it fired on."""
        return sentence(f"grade.{self.name}.{clause}", **self.clauses[clause](case))


def no_numbers(_: Case) -> Mapping[str, Value]:
    """Fill the slots of a sentence without any."""
    return {}
