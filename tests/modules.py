"""The program's modules as text: what tests about the code itself look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.real import ROOT

DOORS = (
    "generator/commands/",
    "generator/__main__.py",
    "generator/cli.py",
    "generator/mkdocs_",
    "generator/revision.py",
    "generator/shelf.py",
    "generator/surroundings.py",
)
"""The only modules, and folders of modules, that talk to the world: of the last three, the first is the command line's
way to git, and the others tell the doors what is there before a build begins."""


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python."""

    path: str
    """From the repository's root: ``generator/pages/activity.py``."""
    text: str
    tree: ast.Module

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return (ast.get_docstring(self.tree) or "").partition("\n")[0]

    @property
    def is_door(self) -> bool:
        """It may print, and know what day it is."""
        return self.path.startswith(DOORS)


def modules() -> tuple[Module, ...]:
    """Give every module of the program in the order of paths, those of a folder before those of the folders in it."""
    files = sorted((ROOT / "generator").rglob("*.py"), key=lambda file: (len(file.parts), file))
    return tuple(_module(file) for file in files)


def definitions(node: ast.AST, name: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    """Give every class and function with its dotted name; none of those inside functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef):
            dotted = f"{name}.{child.name}".lstrip(".")
            yield dotted, child
            if isinstance(child, ast.ClassDef):
                yield from definitions(child, dotted)


def _module(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(str(file.relative_to(ROOT)), text, ast.parse(text))
