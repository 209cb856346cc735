"""Kernekataloget's generator: a folder of records to a site in memory and a list of problems."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.problem import Place, Problem, Severity
    from generator.site import Site, build

__all__ = ["Place", "Problem", "Severity", "Site", "build"]


def __getattr__(name: str) -> object:
    """Load what is asked for: a command line that answers at once needs little of the program."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    module = "site" if name in {"Site", "build"} else "problem"
    return getattr(import_module(f"{__name__}.{module}"), name)
