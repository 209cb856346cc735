"""Report: problems in the words of a language, with what a reader needs to mend them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.address import NOWHERE, code_page
from generator.excerpt import Excerpt
from generator.problem import Problem, Severity
from generator.words import Words


@dataclass(frozen=True)
class Report:
    """What the writers write: each of them all of it, in a form of its own."""

    problems: Sequence[Problem]
    """In the order of their places."""
    words: Words
    excerpts: Mapping[Problem, Excerpt] = field(default_factory=dict)
    """Where a problem's line can be shown."""
    address: str = NOWHERE
    """Where the site is, with a slash at the end."""

    @property
    def by_weight(self) -> Sequence[Problem]:
        """Errors, then warnings, then what only follows from others, each in the order of their places."""
        return sorted(
            self.problems,
            key=lambda problem: (problem.severity != Severity.ERROR, problem.code in FOLLOWING, problem),
        )

    def message(self, problem: Problem) -> str:
        """The problem's sentence, with what was probably meant."""
        return message(problem, self.words)

    def mending(self, problem: Problem) -> str:
        """How such a problem is mended."""
        return self.words.t(f"code.{problem.code}.mend")

    def page(self, problem: Problem) -> str:
        """The address of what the site tells of such problems."""
        return f"{self.address}{code_page(problem.code)}"

    def replacement(self, problem: Problem) -> tuple[Excerpt, str] | None:
        """What stands there and what can be written in its place; None where more than that is to be done."""
        excerpt = self.excerpts.get(problem)
        if not problem.suggestion or excerpt is None or not excerpt.text or problem.code not in REPLACEABLE:
            return None
        return excerpt, problem.suggestion


FOLLOWING = frozenset({"left-out"})
"""The codes of what is no mistake in its own place: mended with the mistake that it follows from."""

REPLACEABLE = ("table-column", "unknown-field", "unknown-id", "wrong-value")
"""The codes whose suggestion is to be written where the problem is: not those about a file's name or a grade."""


def message(problem: Problem, words: Words) -> str:
    """The problem's sentence, with what was probably meant."""
    said = words.say(problem.sentence)
    return f"{said} {words.t('problem.suggestion', meant=problem.suggestion)}" if problem.suggestion else said


def brief(problems: Iterable[Problem], words: Words) -> str:
    """A line a problem: place, code, sentence, and what was probably meant."""
    return "".join(
        f"{each.place}: {words.t(f'severity.{each.severity}')} {each.code}: {message(each, words)}\n"
        for each in problems
    )


def summary(problems: Sequence[Problem], words: Words) -> str:
    """How many errors and warnings there are, in one line."""
    errors = sum(problem.severity == Severity.ERROR for problem in problems)
    counts = [words.plural("summary.errors", errors), words.plural("summary.warnings", len(problems) - errors)]
    return words.listed(counts)
