"""Once in the theme: its templates are given parts that are the same on many pages, and made for the first of them."""

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from generator.once import Once, Ways

_PARTS = Path(__file__).parent / "theme_once"


def with_parts_made_once(env: Environment, config: MkDocsConfig, nav: Navigation) -> None:
    """Let parts of ours stand for some of the theme's. They find those under ``theme/``; other hosts know them not."""
    theirs = FileSystemLoader([each for each in config.theme.dirs if each != config.theme.custom_dir])
    once = [FileSystemLoader(_PARTS), *([env.loader] if env.loader else [])]
    env.loader = ChoiceLoader([*once, PrefixLoader({"theme": theirs})])
    ways = Ways([page.url for page in nav.pages])
    env.globals |= {"once": Once(), "way_from": lambda page: ways.shared(page.url) if page else None}
