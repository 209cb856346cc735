"""Fuzz: files that a fuzzer makes out of real ones, given to the program: ``python -m tests.trust.fuzz``.

Atheris watches which of the program's lines a file reaches and keeps what reaches new ones. A run ends with an error
where the program raises, dies, takes too long, or says something without a place.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from tests.real import ROOT

EXAMPLE = ROOT / "tests" / "example"
TARGETS: Mapping[str, str] = {
    "yaml": "activities/eksempel-lektiehjaelp.yml",
    "bibtex": "evidence/references.bib",
    "site": "evidence/evaluations/eksempel2015forsoeg.yml",
}
"""What is fuzzed, and the file of the example that is written anew: read alone, or the whole site built beside it."""

LONGEST = 4096
SECONDS_A_FILE = 120
"""On the clock, which other programs share: no file hangs, that is all it says."""
_DONE = re.compile(r"Done (\d+) runs in")


def fuzz(target: str, seconds: int, folder: Path) -> int:
    """Fuzz one target for so long; gives how many files were tried. Raises RuntimeError with what was found."""
    corpus = folder / f"{target}-corpus"
    corpus.mkdir()
    for content in sorted({seed.read_bytes()[:LONGEST] for seed in _seeds(target)}):
        (corpus / sha256(content).hexdigest()).write_bytes(content)
    settings = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SECONDS_A_FILE}",
        "-seed=1",
        f"-artifact_prefix={folder}/",
    ]
    command = [sys.executable, "-m", "tests.trust.fuzz", target, str(folder), *settings, "-rss_limit_mb=1024"]
    run = subprocess.run([*command, str(corpus)], cwd=ROOT, capture_output=True, text=True, check=False)
    done = _DONE.search(run.stderr)
    if run.returncode or not done:
        raise RuntimeError(run.stdout[-2000:] + run.stderr[-4000:])
    return int(done[1])


def _seeds(target: str) -> Iterator[Path]:
    """Give the files that the fuzzer begins with; where each costs a whole site, those of one kind of record."""
    file = Path(TARGETS[target])
    yield from (EXAMPLE / file.parent).rglob(f"*{file.suffix}")
    if target != "site":
        yield from (ROOT / "tests" / "problems").rglob(f"*{file.suffix}")


def main(target: str, folder: Path, settings: list[str]) -> None:
    """Fuzz in this process, which ends when the fuzzer does."""
    import atheris  # noqa: PLC0415 - installed by `make trust` only, where it can be

    with atheris.instrument_imports(include=["generator"]):
        from generator import bibtex, load, site, source  # noqa: F401, PLC0415 - so that the fuzzer sees their lines

    atheris.Setup([sys.argv[0], *settings], tried(target, folder))
    atheris.Fuzz()


def tried(target: str, folder: Path) -> Callable[[bytes], None]:
    """Give what is done with each file: written into a copy of the example, and the catalogue read or built."""
    from generator.bibliography import parse_references  # noqa: PLC0415
    from generator.load import load_file, load_text  # noqa: PLC0415 - first when the fuzzer watches imports
    from generator.site import build  # noqa: PLC0415

    root = Path(shutil.copytree(EXAMPLE, folder / "catalogue", dirs_exist_ok=True))
    file = PurePosixPath(TARGETS[target])

    def one(content: bytes) -> None:
        (root / file).write_bytes(content)
        if target == "site":
            problems = build(root).problems
        elif target == "bibtex":
            text, problems = load_text(root, file)
            problems = problems if text is None else parse_references(text, file)[1]
        else:
            source, problems = load_file(root, file)
            assert source is not None or problems
        lines = content.count(b"\n") + content.count(b"\r") + 1
        assert [each for each in problems if each.place.file == file and not 1 <= each.place.line <= lines] == []

    return one


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
