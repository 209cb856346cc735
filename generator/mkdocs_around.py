"""Our pages on their way around MkDocs: it is told of one when a document or the navigation names it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.exports.download import Download
from generator.mkdocs_files import generated, in_repository
from generator.mkdocs_page import CataloguePage
from generator.pages.page import Page


class Sheet:
    """A page of ours, with its file as MkDocs would have it."""

    __slots__ = ("_config", "_title", "file", "ours")

    def __init__(self, ours: Page, file: File, title: str | None, config: MkDocsConfig) -> None:
        self.ours, self.file = ours, file
        self._title, self._config = title, config

    @property
    def page(self) -> CataloguePage:
        """The page as MkDocs has it, the same each time."""
        if self.file.page is None:
            CataloguePage(self._title, self.file, self._config, ours=self.ours)
        assert isinstance(self.file.page, CataloguePage)
        return self.file.page

    @property
    def is_named(self) -> bool:
        """Whether MkDocs has asked for it."""
        return self.file.page is not None

    @property
    def url(self) -> str:
        """Where it is from the site's root, as MkDocs says it of a page."""
        return "" if self.file.url in {".", "./"} else self.file.url

    @property
    def map_entry(self) -> tuple[str, str] | None:
        """What the site's own map tells: the whole address, and the day of the last change, or nothing."""
        if not self._config.site_url or not self.ours.is_listed:
            return None
        return urljoin(self._config.site_url, self.url), self.ours.updated.isoformat() if self.ours.updated else ""


def sheets(
    pages: Iterable[Page], titles: Mapping[str, str | None], config: MkDocsConfig, root: Path
) -> Sequence[Sheet]:
    """Give our pages as MkDocs would have them; the titles are those of documents in the navigation."""
    folder = in_repository(config, root)
    made = []
    for page in pages:
        edit = (str(page.source) if folder == "." else f"{folder}/{page.source}") if page.source else None
        file = generated(config, page.document, b"", edit=edit)
        made.append(Sheet(page, file, titles.get(file.src_uri), config))
    return made


class KnownFiles(Files):
    """The files that MkDocs builds from, and beside them those that it only finds where something names them."""

    def __init__(
        self, files: Iterable[File], sheets: Iterable[Sheet], downloads: Iterable[Download], config: MkDocsConfig
    ) -> None:
        super().__init__(files)
        self._beside: dict[str, Callable[[], File]] = {}
        for download in downloads:
            self._beside[str(download.path)] = partial(generated, config, download.path, b"")
        for sheet in sheets:
            self._beside[sheet.file.src_uri] = partial(_file_of, sheet)

    def get_file_from_path(self, path: str) -> File | None:
        """Give the file that a link or the navigation names."""
        found = super().get_file_from_path(path)
        if found is None and (make := self._beside.get(PurePath(path).as_posix())):
            return make()
        return found


def _file_of(sheet: Sheet) -> File:
    return sheet.page.file
