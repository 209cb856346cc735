"""Door 1: the command line; a command is a module of commands/ and is loaded when it is called."""

import os
from collections import UserDict
from collections.abc import Mapping
from importlib import import_module

import click

from generator.waste import end_at_once, keeping_all
from generator.words import load_words

# No plugin that happens to be installed reads our records, and pydantic need not look for one among all packages.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

COMMANDS = {
    "build": "build",
    "check": "check",
    "diff": "diff",
    "editor": "editor",
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
        with keeping_all():
            command: click.Command = import_module(f"generator.commands.{self.modules[key]}").command
        return command


class _Refused(click.ClickException):
    exit_code = 2


class _Group(click.Group):
    """The command line; what the system refuses is told in a sentence, whichever command met it."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        end_at_once()
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # whoever reads what is printed has read enough: click knows
        except OSError as error:
            words = load_words("da")
            kind = next((key for of, key in _REFUSALS if isinstance(error, of)), "cli.file")
            told = words.t(kind, file=str(error.filename or ""), why=error.strerror or str(error))
            raise _Refused(told) from error


_REFUSALS = (
    (PermissionError, "cli.file.access"),
    (IsADirectoryError | NotADirectoryError | FileExistsError, "cli.file.folder"),
    (FileNotFoundError, "cli.file.missing"),
)
"""What the system refuses, and our sentence for it."""


@click.group(cls=_Group, commands=_Modules(COMMANDS), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kernekatalog")
def main() -> None:
    """Kernekataloget: check the records, explain the grades, build the site.

    Exit status: 0 all is sound, 1 there are problems, 2 the command was used wrongly.
    """
