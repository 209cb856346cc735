"""Reporting: how a command tells problems, and where on GitHub it tells them all."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from generator.excerpt import excerpts
from generator.load import load_lines
from generator.problem import Problem
from generator.reports import FORMATS
from generator.reports.github import step_summary
from generator.reports.report import Report
from generator.words import Words

format_option = click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How problems are printed."
)


def make_report(root: Path, problems: Sequence[Problem], words: Words, address: str) -> Report:
    """Make the report of problems in a catalogue, with the lines that they stand on."""
    found = excerpts(problems, lambda file: load_lines(root, file))
    return Report(problems, words, found, f"{address.rstrip('/')}/")


def tell(report: Report, form: str) -> None:
    """Print a report; for GitHub, write all of it into the step's summary too."""
    click.echo(FORMATS[form](report), nl=False)
    # GitHub names the file: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    if form == "github" and (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(step_summary(report))
