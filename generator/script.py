"""Script: modules of JavaScript joined into one classic script, for workers and for copies opened from disk."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath

_IMPORT = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"(?P<path>\.{1,2}/[\w./-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function\*?|class|const) (?P<name>\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^ *//[^\n]*\n|/\*\*.*?\*/\s*|^ +", re.MULTILINE | re.DOTALL)
"""And the indentation; no text in a module runs over several lines."""
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\.meta\b|\bimport\(.*", re.MULTILINE)


def classic(path: PurePosixPath, modules: Mapping[PurePosixPath, str]) -> str:
    """Join a module and those it imports, each once and after those it needs itself, without their comments.

    Each keeps a scope of its own. A module imports by names and by relative paths, and exports where it defines.
    Raises ValueError for a module that does otherwise or needs itself, KeyError for one that is not there.
    """
    order = list(dict.fromkeys(_order(path, modules, ())))
    scopes = {each: f"module{number}" for number, each in enumerate(order)}
    joined = "".join(_scoped(each, modules[each], scopes) for each in order)
    return f'(() => {{\n"use strict";\n{joined}}})();\n'


def _order(
    path: PurePosixPath, modules: Mapping[PurePosixPath, str], above: tuple[PurePosixPath, ...]
) -> Iterator[PurePosixPath]:
    if path in above:
        message = f"{path} needs itself."
        raise ValueError(message)
    for imported in _IMPORT.finditer(modules[path]):
        yield from _order(_beside(path, imported["path"]), modules, (*above, path))
    yield path


def _beside(path: PurePosixPath, imported: str) -> PurePosixPath:
    return PurePosixPath(normpath(path.parent / imported))


def _scoped(path: PurePosixPath, module: str, scopes: Mapping[PurePosixPath, str]) -> str:
    """Write a module as a constant that holds what it exports."""
    plain = _COMMENT.sub("", module)
    exported = ", ".join(found["name"] for found in _EXPORT.finditer(plain))

    def given(imported: re.Match[str]) -> str:
        names = (imported["names"] or "").replace(" as ", ": ").strip().rstrip(",")
        return f"const {{ {names} }} = {scopes[_beside(path, imported['path'])]};\n" if names else ""

    body = _EXPORT.sub("", _IMPORT.sub(given, plain)).strip()
    if left := _LEFT.search(body):
        message = f"{left[0]} in {path} cannot stand in a classic script."
        raise ValueError(message)
    return f"const {scopes[path]} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"
