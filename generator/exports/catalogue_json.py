"""``data/catalogue.json``: everything published, links followed both ways, grades with their reasons."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.exports.catalogue_schema import SCHEMA_VERSION
from generator.exports.download import Download, json_bytes
from generator.exports.stock import Stock


def export(stock: Stock) -> Iterator[Download]:
    """Give the one file."""
    yield stock.file(PurePosixPath("data/catalogue.json"), partial(_content, stock))


def _content(stock: Stock) -> bytes:
    return json_bytes({**preamble(stock), **{kind: list(records.values()) for kind, records in stock.records.items()}})


def preamble(stock: Stock) -> Mapping[str, Any]:
    """Give what every file of JSON begins with: the versions of its form and of the grading rule."""
    rule = stock.catalogue.rule
    return {"schema_version": SCHEMA_VERSION, "rule_version": rule.version if rule else None}
