"""Citing: the sources of a page's numbers, each named once and by its own figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.catalogue import Catalogue, LinkedObservation
from generator.records.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of some of the page's numbers."""

    figure: int
    """From 1, in the order in which the page first names it."""
    snapshot: Snapshot
    url: str
    """Where the numbers stand: the snapshot's address, or a nearer one."""


@dataclass(frozen=True, slots=True)
class Citing:
    """Gives out figures while a page is put together."""

    catalogue: Catalogue
    found: dict[tuple[str, str], Cited] = field(default_factory=dict)

    def figure(self, linked: LinkedObservation) -> int:
        """Give the figure of the source of a number."""
        snapshot = self.catalogue.snapshots[linked.snapshot_id]
        key = (linked.snapshot_id, linked.observation.url or snapshot.url)
        if key not in self.found:
            self.found[key] = Cited(len(self.found) + 1, snapshot, key[1])
        return self.found[key].figure

    @property
    def cited(self) -> Sequence[Cited]:
        """The sources so far, in the order of their figures."""
        return tuple(self.found.values())
