"""Preview: what an editor is shown between two saves: the last site without errors, made anew only when it must."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator.excerpt import excerpts
from generator.load import load_lines
from generator.problem import Problem, Severity
from generator.records import RECORD_TYPES
from generator.reports.report import Report
from generator.reports.text import text
from generator.site import Site
from generator.sources import REFERENCES, RULE
from generator.words import Words


class Preview:
    """Keeps the newest site by everything it was made from, and the last one that had no error."""

    def __init__(self) -> None:
        self._mark = b""
        self._newest: Site | None = None
        self._sound: Site | None = None

    def newest(self, sources: Iterable[Path], make: Callable[[], Site], *, asked: str) -> Site:
        """Give the site of these files and folders as it was asked for, made only if something is not as it was."""
        mark = _mark(sources, asked)
        if self._newest is None or mark != self._mark:
            self._newest = None  # one less to hold while the next is made
            self._newest, self._mark = make(), mark
            if not errors(self._newest.problems):
                self._sound = self._newest
        return self._newest

    @property
    def shown(self) -> Site | None:
        """The newest site that has no error; where none ever was, the newest, with all its sound records."""
        return self._sound or self._newest

    @property
    def is_earlier(self) -> bool:
        """The site that is shown was made before what is wrong now."""
        return self.shown is not self._newest

    def told(self, wrong: Sequence[Problem], words: Words, root: Path) -> Mapping[str, str]:
        """Give what is told on every page: a title, and what is wrong with the records under the root as they are."""
        report = Report(wrong, words, excerpts(wrong, partial(load_lines, root)))
        title = words.t("serve.broken" if self.is_earlier else "serve.broken-first")
        return {"title": title, "text": text(report)}


def sources(root: Path) -> Sequence[Path]:
    """Give the files and folders that the site of the catalogue under a root is made from."""
    return [root / record_type.folder for record_type in RECORD_TYPES] + [root / REFERENCES, root / RULE]


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Give the problems that keep a site from being published."""
    return [problem for problem in problems if problem.severity == Severity.ERROR]


def _mark(sources: Iterable[Path], asked: str) -> bytes:
    """Give what tells files from any others: their names and everything in them."""
    mark = sha256(asked.encode())
    for source in sources:
        for file in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if file.is_file():
                content = file.read_bytes()
                mark.update(f"{file}\0{len(content)}\0".encode() + content)
    return mark.digest()
