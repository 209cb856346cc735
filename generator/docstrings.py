"""Docstrings: what stands under each field of a class, read from its source when somebody asks."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from types import ModuleType


@cache
def docstrings(owner: type) -> Mapping[str, str]:
    """Give the docstrings of a class's fields by their names, those too of the classes of ours that it extends.

    Pydantic can read them itself, but does so on every import, which a check would wait for and never use.
    """
    ours = [each for each in reversed(owner.__mro__) if each.__module__.split(".")[0] == __name__.split(".")[0]]
    written = [_classes(module)[each.__name__] for each in ours if (module := inspect.getmodule(each)) is not None]
    return {name: told for each in written for name, told in _under_fields(each)}


@cache
def _classes(module: ModuleType) -> Mapping[str, ast.ClassDef]:
    tree = ast.parse(inspect.getsource(module))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _under_fields(owner: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, under in pairwise(owner.body):
        match field, under:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(told))):
                yield name, inspect.cleandoc(told)
