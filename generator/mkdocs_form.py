"""The form editor on a site that MkDocs builds."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.address import NOWHERE
from generator.editor.home import Home
from generator.editor.hosted import NoPackagesError, with_form
from generator.exports.download import Download
from generator.mkdocs_files import in_repository
from generator.pages.page import Page
from generator.site import Site
from generator.words import Words


def with_form_if_asked(
    site: Site, backend: Mapping[str, object], words: Words, config: MkDocsConfig, root: Path
) -> tuple[Sequence[Page], Sequence[Download]]:
    """Give a site's pages and files, with those of the form where a backend says where it saves.

    Raises PluginError where the form is not installed.
    """
    if not backend:
        return site.pages, site.exported
    home = Home(backend, config.site_url or NOWHERE, PurePosixPath(in_repository(config, root)))
    try:
        return with_form(site, words, home, Path(sys.prefix, "node", "node_modules"))
    except NoPackagesError as missing:
        raise PluginError(f"The form editor is not in {missing}: `make .venv/.dev` puts it there.") from None
