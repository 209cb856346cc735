"""Settings: what ``mkdocs.yml`` may say of the plugin."""

from mkdocs.config import config_options
from mkdocs.config.base import Config


class KernekatalogConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' __init_subclass__ has no types
    """The plugin's settings in ``mkdocs.yml``."""

    root = config_options.Dir(exists=True, default=".")
    """The catalogue's folder, from where ``mkdocs.yml`` stands."""
    drafts = config_options.Type(bool, default=False)
    """Show the drafts too."""
    dictionary = config_options.Type(str, default="/usr/share/hunspell/da_DK.dic")
    """A hunspell dictionary that helps the search to take compounds apart; without it the site's own words must do."""
    editor = config_options.Type(dict, default={})
    """Where the form at ``redaktion/`` saves records: the ``backend`` of Decap CMS. Without it there is no form."""
    memory = config_options.Type(str, default=".cache/kernekatalog")
    """Where pages are remembered between builds, from where ``mkdocs.yml`` stands; nowhere where it is empty."""
