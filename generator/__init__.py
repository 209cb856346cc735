"""Kernekataloget's generator: a folder of records to a site in memory and a list of problems."""

from generator.problem import Place, Problem, Severity
from generator.site import Site, build

__all__ = ["Place", "Problem", "Severity", "Site", "build"]
