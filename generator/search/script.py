"""Script: modules of JavaScript joined into one classic script, for workers and for copies opened from disk."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>[\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|const|function)\b)", re.MULTILINE)
_COMMENT = re.compile(r"^ *//[^\n]*\n|/\*\*.*?\*/\s*|^ +", re.MULTILINE | re.DOTALL)
"""And the indentation; no text in a module runs over several lines."""
_DEFINED = re.compile(r"^(?:export )?(?:async )?(?:class|const|function|let) (?P<name>\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\.meta\b", re.MULTILINE)


def classic(name: str, modules: Mapping[str, str]) -> str:
    """Join a module and those it imports, each once and after those it needs itself, without their comments.

    A module imports by names from modules beside it, and exports where it defines; no two of them may define the same
    name at their top. Raises ValueError for a module that does otherwise, KeyError for one that is not there.
    """
    names = list(dict.fromkeys(_order(name, modules)))
    defined = Counter(each["name"] for one in names for each in _DEFINED.finditer(modules[one]))
    if twice := [each for each, times in defined.items() if times > 1]:
        raise ValueError(f"{', '.join(twice)} is defined by two modules.")
    texts = [_EXPORT.sub("", _IMPORT.sub("", _COMMENT.sub("", modules[each]))).strip() for each in names]
    joined = "\n".join(texts)
    if left := _LEFT.search(joined):
        raise ValueError(f"{left[0]} cannot stand in a classic script.")
    return f'(() => {{\n"use strict";\n{joined}\n}})();\n'


def _order(name: str, modules: Mapping[str, str]) -> Iterator[str]:
    for imported in _IMPORT.finditer(modules[name]):
        yield from _order(imported["name"], modules)
    yield name
