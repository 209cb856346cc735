"""Door 1: the command line; a command is a module of commands/ and is loaded when it is called."""

from collections import UserDict
from collections.abc import Mapping
from importlib import import_module

import click

COMMANDS = {
    "build": "build",
    "check": "check",
    "diff": "diff",
    "fmt": "fmt",
    "forms": "forms",
    "gaps": "gaps",
    "grade": "grade",
    "import": "import_table",
    "links": "links",
    "new": "new",
    "offline": "offline",
    "publish": "publish",
    "rename": "rename",
    "schema": "schema",
}
"""Each command's name, and its module in ``generator.commands``."""


class _Modules(UserDict[str, click.Command]):
    """Commands that are read, with all they need, only when they are asked for."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        super().__init__(dict.fromkeys(modules, click.Command(None)))
        self.modules = modules

    def __getitem__(self, key: str) -> click.Command:
        if key not in self.modules:
            raise KeyError(key)
        command: click.Command = import_module(f"generator.commands.{self.modules[key]}").command
        return command


@click.group(commands=_Modules(COMMANDS), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kernekatalog")
def main() -> None:
    """Kernekataloget: check the records, explain the grades, build the site.

    Exit status: 0 all is sound, 1 there are problems, 2 the command was used wrongly.
    """
