"""Templates that are kept compiled between builds."""

from collections.abc import Mapping

from jinja2 import DictLoader, Environment

from generator.compiled import Compiled


def _fill(compiled: Compiled, templates: Mapping[str, str]) -> str:
    environment = Environment(loader=DictLoader(templates), bytecode_cache=compiled, autoescape=True)
    return environment.get_template("page").render(title="A & B")


def test_template_is_compiled_once() -> None:
    """The next build fills the same template without compiling it, and nothing new is to be kept."""
    first = Compiled(None)
    assert _fill(first, {"page": "<h1>{{ title }}</h1>"}) == "<h1>A &amp; B</h1>"
    assert first.is_more
    second = Compiled(first.kept())
    assert _fill(second, {"page": "<h1>{{ title }}</h1>"}) == "<h1>A &amp; B</h1>"
    assert not second.is_more


def test_what_has_been_kept_is_not_to_be_kept_again() -> None:
    """``serve`` builds again and again, and writes its templates only when there are more."""
    compiled = Compiled(None)
    _fill(compiled, {"page": "one"})
    compiled.kept()
    assert not compiled.is_more


def test_template_that_says_something_else_is_compiled_anew() -> None:
    """What is kept under its name is not taken for it."""
    first = Compiled(None)
    _fill(first, {"page": "one"})
    second = Compiled(first.kept())
    assert _fill(second, {"page": "two"}) == "two"
    assert second.is_more


def test_what_another_process_compiled_is_kept_too() -> None:
    """Each tells what is new since it told last, and who takes that compiles it no more."""
    here, there = Compiled(None), Compiled(None)
    _fill(there, {"page": "one"})
    here.take(there.new())
    assert there.new() == {}
    assert here.is_more
    kept = Compiled(here.kept())
    _fill(kept, {"page": "one"})
    assert not kept.is_more
