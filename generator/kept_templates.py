"""Kept templates: the program's own, compiled once for each user, as Python's modules are, and not for each build."""

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import Environment

from generator.compiled import Compiled
from generator.marks import mark
from generator.memory import Memory
from generator.surroundings import mark_of_program, own_folder, owner


@contextmanager
def keeping_templates(environment: Environment, language: str) -> Iterator[None]:
    """Let an environment have what an earlier command of this very program compiled, and keep what it compiles itself.

    They lie in the user's own folder and not in the project: they are code, which a stranger could propose there.
    """
    ours = mark(mark_of_program(), language)
    # Not held open: pages may be made by two processes meanwhile, and they must not share it.
    memory = _memory()
    compiled = environment.bytecode_cache = Compiled(memory.recall(ours))
    memory.leave()
    yield
    if compiled.is_more:
        memory = _memory()
        memory.keep(ours, compiled.kept())
        memory.close()


def _memory() -> Memory:
    known_as = owner()
    return Memory(own_folder() / "templates.sqlite" if known_as else None, known_as)
