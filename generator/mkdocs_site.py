"""The site's folder, which MkDocs would empty first: it builds elsewhere, and what is another is put in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig

from generator.marks import mark
from generator.shelf import Notes, Shelf, read_notes, write_notes


class SiteFolder:
    """Where the builds of one program put the site; ``serve`` makes many."""

    def __init__(self) -> None:
        self._aside: TemporaryDirectory[str] | None = None
        self._site = Path()
        self._shelf: Shelf | None = None
        self._notes: dict[Path, Notes] = {}

    def step_aside(self, config: MkDocsConfig) -> None:
        """Let MkDocs build into an empty folder for now."""
        self.leave()
        self._aside = TemporaryDirectory(prefix="kernekatalog-")
        self._site, config.site_dir = Path(config.site_dir), self._aside.name

    def opened(self, memory: Path | None) -> Shelf:
        """Give the site as it lies there."""
        known = self._notes.get(self._site) or (read_notes(self._note(memory)) if memory else {})
        self._shelf = Shelf(self._site, known)
        return self._shelf

    def close(self, config: MkDocsConfig, memory: Path | None) -> None:
        """Put in what MkDocs has built, take away what no build gave, and note what lies there now."""
        assert self._aside is not None
        assert self._shelf is not None
        for file in sorted(Path(self._aside.name).rglob("*")):
            if file.is_file():
                self._shelf.put(file.relative_to(self._aside.name).as_posix(), file.read_bytes())
        self._notes[self._site] = self._shelf.close()
        if memory:
            write_notes(self._note(memory), self._notes[self._site])
        config.site_dir = str(self._site)
        self.leave()

    def leave(self) -> None:
        """Let go of what was built aside."""
        if self._aside:
            self._aside.cleanup()
        self._aside = self._shelf = None

    def _note(self, memory: Path) -> Path:
        return memory / f"site-{mark(str(self._site)).hex()[:16]}.json"
