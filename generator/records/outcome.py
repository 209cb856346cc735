"""Outcome: what an evaluation measures (effektmål)."""

from typing import Annotated

from pydantic import Field

from generator.records.fields import Better, IndicatorId, Markdown, Record, Text, ThemeId

SmallestEffect = Annotated[float, Field(gt=0)]


class Outcome(Record):
    """What an evaluation measures (effektmål), and how much of it matters."""

    title: Text
    description: Markdown
    """What counts as this outcome, and what does not."""
    theme: ThemeId
    better: Better
    smallest_effect: dict[str, SmallestEffect] = Field(default_factory=dict)
    """The smallest difference that matters, by kind of measure, or by unit for a difference in means.

    Ratios are written as a ratio above 1: ``risk_ratio: 1.05``. Where absent, the rule's defaults hold for
    standard deviations and percentage points; any other measure needs its own.
    """
    smallest_effect_why: Markdown | None = None
    """Why these and not others."""
    indicators: tuple[IndicatorId, ...] = ()
    """The indicators that follow this outcome in areas."""
