"""Measured: what the benchmark of builds found, kept between its runs, since not all sizes are measured at once."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What a program took."""

    seconds: float
    """From its start to its end: what somebody waits."""
    core_seconds: float
    """Of one core, its own and the system's for it, on all cores together."""
    mib: int
    """The most memory it had; never less than the program that started it, since Linux counts that in."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one size of catalogue; medians of the runs."""

    pages: int
    runs: int
    when: str
    """The day, and the program's commit."""
    where: str
    """The machine, and what the programs on it are."""
    load: float
    """How many programs wanted to work at once while it lasted, these among them."""
    minutes: float
    """What the measuring took."""
    by_name: Mapping[str, Run]
    sizes: Mapping[str, int]
    """Bytes."""
    parts: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Seconds of one core in each part of a build, by the build; in one process."""
    saves: Sequence[tuple[float, float]] = ()
    """From a saved record until ``mkdocs serve`` shows its page anew: seconds, and what it took of one core."""
    different: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Where other hosts' sites do not tell what MkDocs' does, by the host."""

    def ratio(self, name: str) -> float:
        """Give the time as a share of the reference's."""
        return self.by_name[name].seconds / self.by_name["reference"].seconds

    def core_ratio(self, name: str) -> float:
        """Give the time of one core as a share of the reference's."""
        return self.by_name[name].core_seconds / self.by_name["reference"].core_seconds


def read_measured(file: Path) -> dict[int, Measured]:
    """Give what is kept in a file, by the number of pages that were asked for."""
    if not file.is_file():
        return {}
    return {int(asked): _measured(told) for asked, told in json.loads(file.read_text(encoding="utf-8")).items()}


def write_measured(file: Path, measured: Mapping[int, Measured]) -> None:
    """Keep what was measured of each size."""
    told = {str(asked): asdict(each) for asked, each in sorted(measured.items())}
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _measured(told: Mapping[str, object]) -> Measured:
    given = dict(told)
    runs = given["by_name"]
    assert isinstance(runs, dict)
    given["by_name"] = {name: Run(**each) for name, each in runs.items()}
    given["saves"] = [tuple(each) for each in _each(given["saves"])]
    return Measured(**given)  # type: ignore[arg-type]  # as written above


def _each(told: object) -> Iterable[Sequence[float]]:
    assert isinstance(told, list)
    return told
