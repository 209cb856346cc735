"""``data/schemas/``: the JSON Schema (2020-12) of each kind of record, made from its model."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from generator.exports.download import Download
from generator.exports.stock import Stock
from generator.field_words import danish, field_words
from generator.own_files import own_file
from generator.records import RECORD_TYPES
from generator.records.fields import Record
from generator.records.grading import GradingRule
from generator.shape import examples_at, fields_of, models_in

SCHEMAS: Mapping[str, type[Record]] = {
    **{record_type.model.__name__.lower(): record_type.model for record_type in RECORD_TYPES},
    **{record_type.row.__name__.lower(): record_type.row for record_type in RECORD_TYPES if record_type.row},
    GradingRule.__name__.lower(): GradingRule,
}
"""The models by the name of their schema's file."""


def export(stock: Stock) -> Iterator[Download]:
    """Give a file a model, in the order of ``SCHEMAS``."""
    for name in SCHEMAS:
        yield stock.file(PurePosixPath(f"data/schemas/{name}.json"), partial(_content, name))


def _content(name: str) -> bytes:
    # As it is kept for editors: to make it takes longer than to write all tables, and a test holds the two to be one.
    return own_file(f"schemas/{name}.json").read_bytes()


def schema_text(name: str) -> str:
    """Write the schema of a model as JSON. Raises KeyError for a name that is not in ``SCHEMAS``."""
    schema = schema_of(SCHEMAS[name])
    return json.dumps({"$schema": GenerateJsonSchema.schema_dialect, **schema}, ensure_ascii=False, indent=2) + "\n"


def schema_of(model: type[Record], language: str = "da") -> dict[str, Any]:
    """Give the schema of a model as data, its fields named and explained in a language."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    for each in _models(model):
        _told(each, schema if each is model else definitions[each.__name__], language)
    return schema


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Give a model and all that it is made of, each once."""
    met = {model: None}
    todo = [model]
    while todo:
        for info in fields_of(todo.pop()).values():
            new = [each for each in models_in(info.annotation) if each not in met]
            met.update(dict.fromkeys(new))
            todo += new
    yield from met


def _told(model: type[BaseModel], schema: dict[str, Any], language: str) -> None:
    """Name each field and say what it is for: editors show it while somebody types."""
    for name, field in schema["properties"].items() if model.__name__ in danish() else ():
        told = field_words(model, name, language)
        field["title"] = told.label
        if told.help:
            field["description"] = told.help
        examples = [] if "examples" in field else examples_at(model, (name,))
        if examples:
            field["examples"] = examples


def value_of(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give what a field's value is, where it is there: without its null and its reference."""
    choices = [each for each in field.get("anyOf", ()) if each.get("type") != "null"]
    found: Mapping[str, Any] = choices[0] if choices else field
    return definitions[found["$ref"].rpartition("/")[2]] if "$ref" in found else found
