"""What is written about the program, held to what the program is."""

import ast
import re
from collections.abc import Iterator

import click
import pytest

from generator.cli import main
from generator.records import RECORD_TYPES
from tests.modules import Module, definitions, modules
from tests.real import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = "\n".join([README, *(page.read_text(encoding="utf-8") for page in (ROOT / "content" / "bidrag").glob("*.md"))])
"""What contributors read."""

TARGETS = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_readmes_tree_is_the_modules() -> None:
    """The tree in the README lists every module with the first line of its docstring."""
    lines = "".join(f"{module.path:<37}   {module.summary}\n" for module in modules())
    expected = f"<!-- tree -->\n```\n{lines}```\n<!-- /tree -->\n"
    assert expected in README, f"The README's tree must be:\n\n{expected}"


@pytest.mark.parametrize("target", [each for each in TARGETS if each != "help"])  # `make` alone is help
def test_make_target_is_documented(target: str) -> None:
    """Everything that make can do is told to contributors."""
    assert f"make {target}" in DOCS or f"`{target}`" in DOCS


@pytest.mark.parametrize("name", main.commands)
def test_command_is_documented(name: str) -> None:
    """Every command of the command line is told to contributors."""
    assert f"kernekatalog {name}" in DOCS


@pytest.mark.parametrize(
    ("name", "option"),
    [
        pytest.param(name, parameter.opts[0], id=f"{name} {parameter.opts[0]}")
        for name, command in main.commands.items()
        for parameter in command.params
        if isinstance(parameter, click.Option)
    ],
)
def test_option_is_documented_and_says_what_it_does(name: str, option: str) -> None:
    """Every option of every command is told to contributors, and has its line in the command's help."""
    assert option in DOCS
    assert next(each for each in main.commands[name].params if option in each.opts).to_info_dict()["help"]


@pytest.mark.parametrize("folder", [each.folder for each in RECORD_TYPES])
def test_folder_of_records_is_documented(folder: str) -> None:
    """The README says what lies in each folder of records."""
    assert f"\n{folder}/ " in README


def test_every_code_of_a_problem_is_documented() -> None:
    """A code stands in its stage's docstring under "Problems:", or is the name of a rule."""
    told = {code for module in modules() for code in _told_codes(module)}
    given = {code for module in modules() for code in given_codes(module)}
    assert {"unknown-id", "yaml-syntax", "stated-grade", "wrong-value"} <= given  # the search below finds something
    assert given - told == set()
    assert told - given == set()


@pytest.mark.parametrize(
    "module", [pytest.param(each, id=each.path) for each in modules() if each.path.startswith("generator/rules/")]
)
def test_rule_is_documented_under_its_code(module: Module) -> None:
    """A rule's code is its module's name with hyphens, so that its documentation is found."""
    assert module.summary.endswith(".")
    if not module.path.endswith("__init__.py"):
        assert _codes_of_rule(module) == [_name(module).replace("_", "-")]


def _name(module: Module) -> str:
    return module.path.rpartition("/")[2].removesuffix(".py")


def _codes_of_rule(module: Module) -> list[str]:
    """Give what a module says its code is."""
    return [
        str(ast.literal_eval(node.value))
        for node in module.tree.body
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["CODE"]
    ]


def _told_codes(module: Module) -> Iterator[str]:
    yield from _codes_of_rule(module)
    for _, node in definitions(module.tree):
        _, _, problems = (ast.get_docstring(node) or "").partition("Problems:")
        yield from re.findall(r"``([a-z]+(?:-[a-z]+)+)``", problems)


def given_codes(module: Module) -> Iterator[str]:
    """Give the codes that a module makes problems with, its own sentences' for those that it looks up."""
    yield from _codes_of_rule(module)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem":
            code = node.args[1]
            if isinstance(code, ast.Constant):
                yield str(code.value)
            elif not isinstance(code, ast.Name):
                yield from _looked_up_codes(module)


def _looked_up_codes(module: Module) -> Iterator[str]:
    for node in module.tree.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_SENTENCES" and node.value:
            yield from (key.partition(".")[0] for key in ast.literal_eval(node.value).values())
