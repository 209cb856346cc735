"""Kept templates: compiled ones in the user's own folder, as Python keeps compiled modules beside theirs."""

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import Environment

from generator.compiled import Compiled
from generator.marks import mark
from generator.surroundings import keep_for_user, kept_for_user, mark_of_program


def kept_templates(language: str) -> Compiled:
    """Give what was compiled when this program ran last in a language; nothing where it was another program."""
    told, of = kept_for_user(_name(language)), _mark()
    return Compiled(told.removeprefix(of) if told.startswith(of) else None)


def keep_templates(compiled: Compiled, language: str) -> None:
    """Keep what is new among them for the next run; where that cannot be done, it compiles them again."""
    if compiled.is_more:
        keep_for_user(_name(language), _mark() + compiled.kept())


@contextmanager
def keeping_templates(environment: Environment, language: str) -> Iterator[None]:
    """Let an environment have what is kept, and keep what it compiles while the block runs."""
    compiled = environment.bytecode_cache = kept_templates(language)
    yield
    keep_templates(compiled, language)


def _name(language: str) -> str:
    return f"templates-{language}"


def _mark() -> bytes:
    return mark(mark_of_program(), "templates")
