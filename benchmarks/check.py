"""How long a check takes, from the command to its answer: one file of the real catalogue, and 1,500 records."""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 5
COPIES = 1500
ONE_FILE_SECONDS = 0.5
ALL_SECONDS = 3


def seconds(*arguments: str) -> tuple[float, float]:
    """Give the best of some runs of the command: on the clock, and of the processor."""
    best: list[tuple[float, float]] = []
    for _ in range(RUNS):
        start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "generator", "check", *arguments], check=True, capture_output=True)  # noqa: S603 - our own program
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best.append((time.perf_counter() - start, after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime))
    return min(best)


def grow(catalogue: Path, records: int) -> int:
    """Copy evaluations until a catalogue has so many records, and say how many it has."""
    folder = catalogue / "evidence" / "evaluations"
    originals = sorted(folder.glob("*.yml"))
    have = len(list(catalogue.rglob("*.yml")))
    for number in range(records - have):
        original = originals[number % len(originals)]
        shutil.copy(original, folder / f"{original.stem}-{number}.yml")
    return max(records, have)


def main() -> None:
    """Print the times beside what they are to be."""
    clock, cpu = seconds("--root", str(ROOT), str(next((ROOT / "activities").glob("*.yml"))))
    print(f"one file: {clock:.2f} s ({cpu:.2f} s of processor), to be at most {ONE_FILE_SECONDS}")  # noqa: T201 - a report
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(folder)
        for name in ("activities", "evidence"):
            shutil.copytree(ROOT / name, catalogue / name)
        records = grow(catalogue, COPIES)
        # Evaluations that stand there twice change grades: the check finds that, and ends with 1.
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "generator", "check", "--root", folder], check=False, capture_output=True)  # noqa: S603 - as above
        print(f"{records} records: {time.perf_counter() - start:.2f} s, to be at most {ALL_SECONDS}")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
