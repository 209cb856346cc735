"""Files as MkDocs has them: ours made known to it, or put into the site, and where each is edited."""

import logging
from collections.abc import Sequence
from os.path import relpath
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.address import NOWHERE_TO_EDIT
from generator.policy import breaches
from generator.problem import Problem
from generator.site import Site
from generator.taken import taken

_log = logging.getLogger("mkdocs.plugins.kernekatalog")


def generated(config: MkDocsConfig, path: PurePosixPath, content: bytes, *, edit: str | None = None) -> File:
    """Give a file of ours as MkDocs has it, and where its source is edited."""
    file = File.generated(config, str(path), content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = edit
    return file


def without_taken(site: Site, files: Files, config: MkDocsConfig) -> Sequence[Problem]:
    """Tell of the hand-written files at an address of ours, and take them away: a host may else show them instead."""
    folder = PurePosixPath(in_repository(config, Path(config.docs_dir)))
    written = {folder / file.src_uri: file for file in files if file.src_dir == config.docs_dir}
    problems = taken(site, [path.relative_to(folder) for path in written], folder)
    for problem in problems:
        files.remove(written[problem.place.file])
    return problems


def in_repository(config: MkDocsConfig, file: Path) -> str:
    """Give a file's path from where ``mkdocs.yml`` stands, which is the repository's root."""
    return relpath(file, Path(config.config_file_path).parent)


def editing(config: MkDocsConfig, root: Path) -> str:
    """Give where the repository lets a file of the catalogue be edited, without the file's path."""
    if not config.repo_url or not config.edit_uri:
        return NOWHERE_TO_EDIT
    folder = in_repository(config, root)
    return urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri) + ("" if folder == "." else f"{folder}/")


def kept(html: str, name: str) -> str:
    """Give back a page that keeps the policy. Raises PluginError for any other: nobody has read its script."""
    if found := list(breaches(html)):
        message = f"{name}: generator/policy.py does not allow {'; '.join(found)}"
        raise PluginError(message)
    return html


def dictionary_in(file: Path) -> str:
    """Give a hunspell dictionary; an empty one where it is not there, which is logged."""
    if file.is_file():
        return file.read_text(encoding="utf-8")
    _log.info(
        "There is no dictionary at %s, so the search takes compounds apart by the site's own words alone: "
        "install hunspell-da, or name another file in mkdocs.yml.",
        file,
    )
    return ""
