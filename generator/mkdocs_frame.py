"""The frame that MkDocs puts around every page, and one mark for it: settings, theme, plugins and navigation."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from sys import modules
from sysconfig import get_path
from types import FunctionType

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from generator.marks import mark, mark_of_files
from generator.surroundings import mark_of_program


@dataclass(frozen=True, slots=True)
class Frame:
    """What MkDocs puts around a page, when it has read all documents."""

    nav: Navigation
    env: Environment
    documents: Sequence[File]
    worker: str
    """The search's, from the site's root; empty where there is none."""


_ELSEWHERE = ("plugins", "theme", "hooks", "validation", "site_dir", "watch")
"""Settings that are read below, or that no page depends on."""


def mark_of_frame(config: MkDocsConfig, *more: str) -> bytes | None:
    """Give the mark of what every page is made from beside its own document, and of more that it may show.

    The build's day is not in it: the theme does not tell it. None where something is used whose making cannot be
    known: a hook, a plugin that is not installed like others, or a setting that is no plain value.
    """
    installed = Path(get_path("purelib"))
    if config.hooks or not all(_is_known(type(each).__module__, installed) for each in config.plugins.values()):
        return None
    documents = Path(config.docs_dir)
    in_navigation = [file for document, _ in titles(config.nav) if (file := documents / document).is_file()]
    theme = [folder for folder in map(Path, config.theme.dirs) if not folder.is_relative_to(installed)]
    settings = {name: value for name, value in config.items() if name not in _ELSEWHERE}
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    theme_settings = [(name, str(value) if name == "locale" else value) for name, value in config.theme.items()]
    try:
        told = json.dumps([settings, plugins, theme_settings, config.theme.dirs, more], default=_plain)
    except TypeError:
        return None
    return mark(mark_of_program(), mark_of_files([*theme, *in_navigation]), told)


def _is_known(module: str, installed: Path) -> bool:
    file = getattr(modules[module], "__file__", None)
    return file is not None and (module.startswith("generator.") or Path(file).is_relative_to(installed))


def _plain(value: object) -> object:
    """Give a setting as JSON has it. Raises TypeError for what is no value."""
    if isinstance(value, Config):
        return dict(value)
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, partial):
        return [_plain(value.func), value.args, value.keywords]
    if isinstance(value, FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    raise TypeError(value)


def titles(nav: object) -> Iterator[tuple[str, str | None]]:
    """Give the documents that MkDocs' settings put into the navigation, with the titles that they have there."""
    if isinstance(nav, str):
        yield nav, None
    elif isinstance(nav, list):
        for each in nav:
            yield from titles(each)
    elif isinstance(nav, dict):
        for title, each in nav.items():
            yield from ([(each, title)] if isinstance(each, str) else titles(each))
