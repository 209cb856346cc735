"""The code as a whole: pure below the doors, documented, and in small modules."""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.modules import Module, definitions, modules

WORLD: Mapping[str, frozenset[str]] = {
    "module": frozenset(
        {"asyncio", "getpass", "http", "locale", "logging", "multiprocessing", "os", "platform", "random", "requests"}
        | {"secrets", "select", "signal", "socket", "ssl", "subprocess", "sys", "threading", "time", "urllib.request"}
        | {"urllib3", "uuid", "warnings", "webbrowser"}
    ),
    "call": frozenset({"breakpoint", "eval", "exec", "exit", "input", "print", "quit"}),
    "method": frozenset({"cwd", "expanduser", "fromtimestamp", "home", "now", "today", "utcnow"}),
}
"""Ways to what is not in the arguments: the screen, the clock, chance, the environment, the network, other programs."""

LONG: Mapping[str, str] = {
    "generator/records/evaluation.py": "a model of forty fields, each told in a line",
    "generator/records/grading.py": "every threshold of the rule, each with its source",
    "generator/source.py": "one walk over YAML; nobody else may know PyYAML",
}
"""Modules of more than 250 lines, and why they are one."""

MOST_LINES = 250

below_the_doors = pytest.mark.parametrize(
    "module", [pytest.param(module, id=module.path) for module in modules() if not module.is_door]
)


@below_the_doors
def test_module_below_the_doors_is_pure(module: Module) -> None:
    """What a module gives comes from its arguments and the files under the root, and from nothing else."""
    assert list(_ways_to_the_world(module.tree)) == []


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("import os", "line 1: os"),
        ("from urllib.request import urlopen", "line 1: urllib.request"),
        ("import urllib.request", "line 1: urllib.request"),
        ("from datetime import date\ndate.today()", "line 2: today"),
        ("def say():\n    print('x')", "line 2: print"),
        ("from pathlib import Path\nPath.home()", "line 2: home"),
    ],
)
def test_impure_code_is_seen(code: str, way: str) -> None:
    """The scan behind the test of purity finds each way to the world."""
    assert list(_ways_to_the_world(ast.parse(code))) == [way]


@pytest.mark.parametrize("module", [pytest.param(module, id=module.path) for module in modules()])
def test_public_names_are_documented(module: Module) -> None:
    """Every module, and every public class and function in it, says what it is."""
    undocumented = [
        name
        for name, node in definitions(module.tree)
        if not any(part.startswith("_") for part in name.split(".")) and not ast.get_docstring(node)
    ]
    assert module.summary
    assert undocumented == []


def test_long_modules_have_a_reason() -> None:
    """A module of more than 250 lines is listed with why, and one that became shorter is listed no more."""
    lines = {module.path: len(module.text.splitlines()) for module in modules()}
    assert {path: count for path, count in lines.items() if count > MOST_LINES and path not in LONG} == {}
    assert [path for path in LONG if lines.get(path, 0) <= MOST_LINES] == []


def _ways_to_the_world(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [("module", alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [("module", node.module or "")]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names = [("call", node.func.id)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = [("method", node.func.attr)]
        else:
            continue
        yield from (f"line {node.lineno}: {name}" for kind, name in names if name in WORLD[kind])
