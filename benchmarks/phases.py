"""Where the time of one build goes: ``python -m benchmarks.phases ROOT SITE`` builds with a clock at each part."""

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs
from mkdocs.config import load_config

PARTS = {
    "read": ["generator.site:load", "generator.site:load_file", "generator.site:_references"],
    "check": ["generator.site:check", "generator.site:check_rows", "generator.site:read"],
    "link": ["generator.site:link"],
    "grade": ["generator.site:grade"],
    "pages": ["generator.mkdocs_plugin:build", "generator.pages.page:Page.body", "generator.pages.page:Page.front"],
    "files": ["generator.exports.download:Download.content"],
    "frame": ["generator.mkdocs_press:Press._made"],
    "search": ["generator.search.hosted:HostedSearch.index"],
    "memory": [
        "generator.memory:Memory.__init__",
        "generator.memory:Memory.knows",
        "generator.memory:Memory.recall",
        "generator.memory:Memory.keep",
        "generator.memory:Memory.close",
        "generator.ledger:Ledger.__init__",
        "generator.ledger:Ledger.recall",
        "generator.ledger:Ledger.note",
        "generator.ledger:Ledger.close",
        "generator.ledger:compress",
        "generator.mkdocs_press:mark_of_frame",
        "generator.mkdocs_press:mark",
        "generator.mkdocs_press:compress",
        "generator.mkdocs_press:decompress",
    ],
    "write": ["generator.shelf:Shelf.__init__", "generator.shelf:Shelf.put", "generator.shelf:Shelf.close"],
    "mkdocs": ["mkdocs.commands.build:build"],
}
"""What each part is made of; the rules, which are no one function, are what is left of reading. A name that is not
there stops the measurement: the program has changed, and this is to follow it."""


class Clock:
    """The time of one core, given to whichever part is at work, and to none of those that wait for it."""

    def __init__(self) -> None:
        self.seconds = {"start": 0.0} | dict.fromkeys(PARTS, 0.0)
        self._at_work = ["start"]
        self._since = 0.0

    def _turn(self) -> None:
        now = time.process_time()
        self.seconds[self._at_work[-1]] += now - self._since
        self._since = now

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        """Give the time to a part while the block runs."""
        self._turn()
        self._at_work.append(part)
        try:
            yield
        finally:
            self._turn()
            self._at_work.pop()

    def watch(self, name: str, part: str) -> None:
        """Give the time that a function or a property takes to a part. Raises AttributeError where there is none."""
        module, _, path = name.partition(":")
        *above, last = path.split(".")
        owner: Any = importlib.import_module(module)
        for each in above:
            owner = getattr(owner, each)
        found = vars(owner)[last] if last in vars(owner) else getattr(owner, last)
        is_property = isinstance(found, property)
        timed = self._timed(found.fget if is_property else found, part)
        setattr(owner, last, property(timed) if is_property else timed)

    def _timed(self, function: Callable[..., Any], part: str) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
            with self.on(part):
                return function(*given, **named)

        return timed


def main() -> None:
    """Build in one process, and print the seconds of each part as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.phases", description=__doc__)
    parser.add_argument("root", type=Path, help="a catalogue with its mkdocs.yml")
    parser.add_argument("site", type=Path, help="where to build it")
    asked = parser.parse_args()
    clock = Clock()
    from generator.commands import halves  # noqa: PLC0415 - what it takes to load the program counts

    # Two processes have two clocks.
    halves._MANY = sys.maxsize  # noqa: SLF001 - nobody else wants one process
    for part, names in PARTS.items():
        for name in names:
            clock.watch(name, part)
    config = load_config(str(asked.root / "mkdocs.yml"), site_dir=str(asked.site))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs.build(config)
    clock._turn()  # noqa: SLF001 - to the end
    json.dump(clock.seconds, sys.stdout)


if __name__ == "__main__":
    main()
