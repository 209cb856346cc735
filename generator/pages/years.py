"""Years: the periods that an indicator is known for, each a plain link where areas can be compared in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.address import page_of
from generator.catalogue import Catalogue
from generator.series import moment

FEWEST_AREAS = 2
"""With fewer there is nothing to compare, and no page."""


@dataclass(frozen=True, slots=True)
class Year:
    """A period of an indicator."""

    period: str
    areas: Sequence[str]
    """The areas that have a value in it."""
    address: str
    """Of its page; empty where it has none."""


def years(catalogue: Catalogue, indicator_id: str) -> tuple[Year, ...]:
    """Give the periods of an indicator, oldest first; they are worked out once."""
    return catalogue.remembered(_years, indicator_id)


def _years(catalogue: Catalogue, indicator_id: str) -> tuple[Year, ...]:
    found: dict[str, list[str]] = {}
    for area_id in catalogue.areas_known_for(indicator_id):
        # Of two numbers in one period the later snapshot's comes last, and is the one that is shown.
        shown = {each.observation.period: each.observation for each in catalogue.series(area_id, indicator_id)}
        for period, observation in shown.items():
            found.setdefault(period, []).extend([area_id] if observation.value is not None else [])
    return tuple(
        Year(period, tuple(areas), year_page(indicator_id, period) if len(areas) >= FEWEST_AREAS else "")
        for period, areas in sorted(found.items(), key=lambda item: (moment(item[0]), item[0]))
    )


def year_page(indicator_id: str, period: str) -> str:
    """Give the address of an indicator's page for a period."""
    return f"{page_of('indicators', indicator_id)}{period.replace('/', '-').lower()}/"
