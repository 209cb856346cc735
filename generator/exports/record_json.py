"""``data/aktiviteter/`` and its like: each record that has a page, as ``catalogue.json`` tells of it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.address import DATA, SECTIONS
from generator.exports.catalogue_json import preamble
from generator.exports.download import Download, json_bytes
from generator.exports.stock import Stock

SINGULAR = {
    "activities": "activity",
    "evaluations": "evaluation",
    "outcomes": "outcome",
    "indicators": "indicator",
    "areas": "area",
}
"""What the record itself is called in its file, by its kind."""


def export(stock: Stock) -> Iterator[Download]:
    """Give a file a record; with an activity come its evaluations, and with both the publications they name."""
    one = stock.catalogue
    records = (one.activities, one.evaluations, one.outcomes, one.indicators, one.areas)
    for kind, keys in zip(SINGULAR, records, strict=True):
        for key in keys:
            yield stock.file(path_of(kind, key), partial(_content, stock, kind, key))


def _content(stock: Stock, kind: str, key: str) -> bytes:
    record = stock.records[kind][key]
    told = {**preamble(stock), SINGULAR[kind]: record}
    evaluations: list[Mapping[str, Any]] = []
    if kind == "activities":
        evaluations = [stock.records["evaluations"][each] for each in record["evaluations"]]
        told["evaluations"] = evaluations
    if kind in {"activities", "evaluations"}:
        named = _named([record, *evaluations, *record.get("sources", ())])
        told["references"] = [stock.records["references"][each] for each in named]
    return json_bytes(told)


def path_of(kind: str, record_id: str) -> PurePosixPath:
    """Give where a record's file is, from the site's root."""
    return PurePosixPath(DATA, SECTIONS[kind], f"{record_id}.json")


def _named(citing: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted({each["reference"] for each in citing if "reference" in each})
