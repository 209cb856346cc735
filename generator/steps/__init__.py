"""Steps: the grading rule, one module a step, and the table of them."""

from generator.steps.appraisal import APPRAISAL
from generator.steps.counting import COUNTING
from generator.steps.robustness import ROBUSTNESS
from generator.steps.step import Step
from generator.steps.verdict import VERDICT

STEPS: tuple[Step, ...] = (APPRAISAL, COUNTING, *VERDICT, ROBUSTNESS)
"""In the order they are taken. What counts depends on each finding's level, so the appraisal comes first."""
