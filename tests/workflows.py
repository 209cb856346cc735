"""Workflows: what GitHub's own reader, actionlint and shellcheck find in them. ``python -m tests.workflows FILE...``.

The readers see syntax, expressions and what jobs say of each other; shellcheck sees the shell of each step, and of
whole scripts where one is named.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.source import Data, parse
from tests.node import PACKAGES, node

_SHELLCHECK = Path(sys.executable).with_name("shellcheck")
_READERS = Path(__file__).with_suffix(".mjs")
_SHELLS = ("bash", "sh")
"""Those that shellcheck reads; a step's is bash where nothing is said."""


def findings(files: Sequence[Path]) -> list[str]:
    """Give what is wrong in workflows and scripts, each by its place, in the order of the files."""
    workflows = [file for file in files if file.suffix == ".yml"]
    read = node(_READERS, str(PACKAGES), *map(str, workflows))
    assert read.returncode == 0, read.stderr
    found = [
        (each["file"], each["line"], each["column"], each["message"])
        for each in map(json.loads, read.stdout.splitlines())
    ]
    for file in files:
        found += [
            (str(file), *each)
            for each in (_steps(file) if file in workflows else _shell(file.read_text("utf-8"), "bash"))
        ]
    return [f"{file}:{line}:{column}: {message}" for file, line, column, message in sorted(found)]


def _steps(file: Path) -> Iterator[tuple[int, int, str]]:
    """Give what is wrong in the shell of a workflow's steps, by its line and column in the file."""
    text = file.read_text(encoding="utf-8")
    source, problems = parse(text, PurePosixPath(file.name))
    lines = text.splitlines()
    jobs = _mapping(_mapping(source.data).get("jobs")) if not problems else {}
    for job_id, job in jobs.items():
        steps = _mapping(job).get("steps")
        for number, step in enumerate(steps if isinstance(steps, list) else ()):
            script = _mapping(step).get("run")
            shell, *_ = str(_mapping(step).get("shell") or "bash").split()
            if not isinstance(script, str) or shell not in _SHELLS:
                continue
            place = source.place(("jobs", job_id, "steps", number, "run"))
            begins = lines[place.line - 1]
            is_block = begins[place.column - 1 : place.column] == "|"
            margin = len(lines[place.line]) - len(lines[place.line].lstrip()) if is_block else place.column - 1
            # GitHub ends a step where a command fails: a line of its own says so, which is counted out again.
            for line, column, message in _shell(f"set -e\n{script}", shell):
                yield (place.line + line - 1 if is_block else place.line), margin + column, message


def _shell(script: str, shell: str) -> Iterator[tuple[int, int, str]]:
    told = subprocess.run(
        [_SHELLCHECK, f"--shell={shell}", "--format=json1", "-"],
        input=script,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    for each in json.loads(told.stdout)["comments"]:
        yield each["line"], each["column"], f"{each['message']} (SC{each['code']})"


def _mapping(data: Data) -> Mapping[str, Data]:
    return data if isinstance(data, dict) else {}


if __name__ == "__main__":
    wrong = findings([Path(name) for name in sys.argv[1:]])
    print("\n".join(wrong))  # noqa: T201 - a report
    sys.exit(bool(wrong))
