"""A catalogue of areas and their numbers, made from a few words, for the tests of what is said about areas."""

from collections.abc import Mapping, Sequence

from generator.catalogue import Catalogue
from generator.records.area import Area
from generator.records.fields import Better
from generator.records.indicator import Indicator
from generator.records.outcome import Outcome
from generator.records.snapshot import Observation, Snapshot

SOURCE = {"title": "A page", "url": "https://www.example.org"}


def indicator(**fields: object) -> Indicator:
    """Make an indicator: a share of which less is better, unless told otherwise."""
    usual = {
        "title": "Share",
        "definition": "What it is.",
        "unit": "pct.",
        "kind": "share",
        "better": "lower",
        "source": SOURCE,
        "register": "A register",
    }
    return Indicator.model_validate({**usual, **fields}, strict=False)


def area(**fields: object) -> Area:
    """Make a housing area, unless told otherwise."""
    return Area.model_validate({"title": "Area", "kind": "housing_area", **fields}, strict=False)


def row(area_id: str, period: str, value: float | None, **fields: object) -> Observation:
    """Make a number on ``share``, unless told otherwise."""
    usual = {"indicator": "share", "status": ("final",), "source_kind": "register"}
    return Observation.model_validate(
        {**usual, "area": area_id, "period": period, "value": value, **fields}, strict=False
    )


def counted(area_id: str, period: str, numerator: int, denominator: int, **fields: object) -> Observation:
    """Make a share from its counts."""
    share = 100 * numerator / denominator
    return row(area_id, period, share, numerator=numerator, denominator=denominator, **fields)


def catalogue_of(
    areas: Mapping[str, Area],
    rows: Sequence[Observation],
    indicators: Mapping[str, Indicator] | None = None,
    *,
    tracked: Sequence[str] = ("share",),
) -> Catalogue:
    """Make a catalogue of areas, one snapshot, and an outcome that some indicators track."""
    better = Outcome(title="Outcome", description="It.", theme="theme", better=Better.LOWER, indicators=tuple(tracked))
    return Catalogue(
        activities={},
        evaluations={},
        outcomes={"outcome": better},
        indicators=indicators or {"share": indicator()},
        areas=areas,
        snapshots={"snapshot": Snapshot(title="A list", publisher="A ministry", url="https://www.example.org")},
        vocabulary={},
        references={},
        observations={"snapshot": rows},
        rule=None,
        rule_source=None,
        sources={},
        tables={},
        cited_by={},
    )
