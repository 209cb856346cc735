"""Adds up: whether a number is possible, and is what its two counts give; knows no records."""

from collections.abc import Iterator

from generator.sentence import Sentence, sentence

_ROUNDING = 0.051
"""Sources give shares with one decimal or more."""


def mistakes(
    value: float | None, numerator: float | None, denominator: float | None, *, is_share: bool
) -> Iterator[tuple[str, Sentence]]:
    """Give what is wrong with a number, each with the column that it is seen in; shares are in percent."""
    if value is not None and (value < 0 or (is_share and value > 100)):
        yield "value", sentence("observation-adds-up.range", value=value)
    if numerator is None or denominator is None:
        return
    if denominator <= 0 or numerator < 0 or (is_share and numerator > denominator):
        yield "numerator", sentence("observation-adds-up.counts", numerator=numerator, denominator=denominator)
    elif is_share and value is not None:
        share = 100 * numerator / denominator
        if abs(share - value) > _ROUNDING:
            yield "value", sentence("observation-adds-up.share", value=value, share=share)
