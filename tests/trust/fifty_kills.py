"""Fifty kills: one site put in the place of another over and over, killed at moments spread over the whole of it.

Run as a program of its own, which may fork. Prints how often the served folder was whole afterwards, how often it was
the earlier and the new one, and of those that were killed in time to be one or the other.
"""

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

from generator.commands.publishing import publish

FILES = 40
TIMES = 50


def fill(folder: Path, content: str) -> None:
    """Write a small site, every file of it with the same content."""
    for number in range(FILES):
        path = folder / f"{number % 5}" / f"{number}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content * 200, encoding="utf-8")
    (folder / "index.html").write_text(content * 200, encoding="utf-8")


def content_of(folder: Path) -> str | None:
    """Give what every file of a whole site says; None for any other folder."""
    files = [file.read_text(encoding="utf-8") for file in folder.rglob("*.html")]
    return files[0][:1] if len(files) == FILES + 1 and len(set(files)) == 1 and len(files[0]) == 200 else None


def main(to: Path) -> None:
    """Publish, kill and look, and print the three numbers."""
    begun = time.perf_counter()
    publish(to, partial(fill, content="a"))
    publish(to, partial(fill, content="b"))
    whole = (time.perf_counter() - begun) / 2
    before, letters, seen, border = "b", "cdefghijklm", [], whole
    for number in range(TIMES):
        after = letters[number % len(letters)]
        child = os.fork()
        if child == 0:
            publish(to, partial(fill, content=after))
            os._exit(0)
        # Half of them spread evenly, half around the moment when the two change places.
        time.sleep(whole * 1.2 * number / TIMES if number % 2 else border)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = content_of(to)
        seen.append("old" if found == before else "new" if found == after else "broken")
        before = found or before
        if number % 2 == 0:
            border *= 0.7 if seen[-1] == "new" else 1.3
    print(len(seen) - seen.count("broken"), seen.count("old"), seen.count("new"))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main(Path(sys.argv[1]))
