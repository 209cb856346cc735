"""Modules of JavaScript joined into one classic script."""

from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest

from generator.script import classic


def test_modules_are_joined_into_a_classic_script() -> None:
    """Each module once, after those it needs, in a scope of its own and without comments."""
    modules = {
        "page/a.js": 'import { b } from "../b.js";\nimport {\n  c as d,\n} from "./c.js";\nimport "./c.js";\n\nb(d);\n',
        "b.js": '/** Says. */\nimport { c } from "./page/c.js";\n\nexport const b = (/** @type {any} */ x) => x + c;\n',
        "page/c.js": "// One.\nexport const c = 1;\nexport async function d() {}\nconst e = 2;\n",
    }
    assert _classic("page/a.js", modules) == (
        '(() => {\n"use strict";\n'
        "const module0 = (() => {\nexport_const c = 1;\nasync function d() {}\nconst e = 2;\nreturn { c, d };\n})();\n"
        "const module1 = (() => {\nconst { c } = module0;\n\nconst b = (x) => x + c;\nreturn { b };\n})();\n"
        "const module2 = (() => {\nconst { b } = module1;\nconst { c: d } = module0;\n\nb(d);\nreturn {  };\n})();\n"
        "})();\n"
    ).replace("export_", "")


@pytest.mark.parametrize(
    "module",
    [
        'import c from "./c.js";\n',
        "export default 1;\n",
        "export let x = 1;\n",
        "const x = import.meta.url;\n",
        'const x = await import("./c.js");\n',
        'import { a } from "./a.js";\n',
    ],
)
def test_what_cannot_be_joined_is_said(module: str) -> None:
    """A module that imports or exports otherwise, or needs itself, is an error."""
    with pytest.raises(ValueError, match=r"classic script|needs itself"):
        _classic("a.js", {"a.js": module, "c.js": ""})


def _classic(path: str, modules: Mapping[str, str]) -> str:
    return classic(PurePosixPath(path), {PurePosixPath(each): text for each, text in modules.items()})
