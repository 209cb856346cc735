"""Door 2: hands the pages and the problems to MkDocs, or to a host that runs its plugins."""

import logging
from os.path import relpath
from pathlib import Path, PurePosixPath

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.problem import Severity
from generator.records import RECORD_TYPES
from generator.report import message
from generator.site import build
from generator.sources import REFERENCES, RULE
from generator.words import load_words

_log = logging.getLogger("mkdocs.plugins.kernekatalog")


class KernekatalogConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' __init_subclass__ has no types
    """The plugin's settings in ``mkdocs.yml``."""

    root = config_options.Dir(exists=True, default=".")
    """The catalogue's folder, from where ``mkdocs.yml`` stands."""
    drafts = config_options.Type(bool, default=False)
    """Show the drafts too."""


class KernekatalogPlugin(BasePlugin[KernekatalogConfig]):  # type: ignore[no-untyped-call]  # as above
    """Builds the catalogue once a build; keeps nothing between builds."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the records, so that ``serve`` builds anew when one is saved."""
        root = Path(self.config.root)
        watched = [root / record_type.folder for record_type in RECORD_TYPES] + [root / REFERENCES, root / RULE]
        config.watch.extend(str(path) for path in watched if path.exists())
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and downloads; log each problem, so that a strict build fails on an error."""
        words = load_words(str(config.theme["language"]))
        site = build(Path(self.config.root), words.language, drafts=self.config.drafts)
        for problem in site.problems:
            level = logging.ERROR if problem.severity == Severity.ERROR else logging.INFO
            _log.log(level, "%s: %s: %s", problem.place, problem.code, message(problem, words))
        for file in files.documentation_pages():
            file.edit_uri = _in_repository(config, Path(config.docs_dir, file.src_uri))
        for page in site.pages:
            edit = _in_repository(config, Path(self.config.root, page.source)) if page.source else None
            files.append(_file(config, page.document, page.markdown.encode(), edit=edit))
        for download in site.downloads:
            files.append(_file(config, download.path, download.content))
        return files


def _file(config: MkDocsConfig, path: PurePosixPath, content: bytes, *, edit: str | None = None) -> File:
    file = File.generated(config, str(path), content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = edit
    return file


def _in_repository(config: MkDocsConfig, file: Path) -> str:
    """Give a file's path from where ``mkdocs.yml`` stands, which is the repository's root."""
    return relpath(file, Path(config.config_file_path).parent)
