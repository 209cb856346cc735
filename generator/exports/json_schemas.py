"""``data/schemas/``: the JSON Schema (2020-12) of each kind of record, made from its model."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from pydantic.json_schema import GenerateJsonSchema

from generator.exports.download import Download
from generator.exports.stock import Stock
from generator.records import RECORD_TYPES
from generator.records.fields import Record
from generator.records.grading import GradingRule

SCHEMAS: Mapping[str, type[Record]] = {
    **{record_type.model.__name__.lower(): record_type.model for record_type in RECORD_TYPES},
    **{record_type.row.__name__.lower(): record_type.row for record_type in RECORD_TYPES if record_type.row},
    GradingRule.__name__.lower(): GradingRule,
}
"""The models by the name of their schema's file."""


def export(stock: Stock) -> Iterator[Download]:
    """Give a file a model, in the order of ``SCHEMAS``."""
    for name in SCHEMAS:
        yield Download(PurePosixPath(f"data/schemas/{name}.json"), schema_text(name).encode())


def schema_text(name: str) -> str:
    """Write the schema of a model as JSON. Raises KeyError for a name that is not in ``SCHEMAS``."""
    schema = SCHEMAS[name].model_json_schema()
    return json.dumps({"$schema": GenerateJsonSchema.schema_dialect, **schema}, ensure_ascii=False, indent=2) + "\n"
