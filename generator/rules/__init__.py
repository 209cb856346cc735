"""Stage 4b: the house rules, each about records and grades as a whole: one module a rule, and the list of them."""

from collections.abc import Callable, Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.rules.circular_link import circular_link
from generator.rules.evaluation_source import evaluation_source
from generator.rules.finding_is_whole import finding_is_whole
from generator.rules.observation_adds_up import observation_adds_up
from generator.rules.override import override
from generator.rules.primary_outcome import primary_outcome
from generator.rules.publisher_address import publisher_address
from generator.rules.small_count import small_count
from generator.rules.smallest_effect import smallest_effect
from generator.rules.snapshot_conflict import snapshot_conflict
from generator.rules.snapshot_name import snapshot_name
from generator.rules.stated_grade import stated_grade
from generator.rules.synonym_once import synonym_once
from generator.rules.synthesis_fields import synthesis_fields
from generator.rules.unstated_grade import unstated_grade
from generator.rules.unused_reference import unused_reference
from generator.rules.worked_case import worked_case

Rule = Callable[[Catalogue, Mapping[GradeKey, Grade]], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    stated_grade,
    unstated_grade,
    override,
    worked_case,
    primary_outcome,
    evaluation_source,
    finding_is_whole,
    synthesis_fields,
    smallest_effect,
    circular_link,
    publisher_address,
    unused_reference,
    synonym_once,
    observation_adds_up,
    small_count,
    snapshot_conflict,
    snapshot_name,
)
"""A rule's code is its name with hyphens; its module's docstring is its documentation."""
