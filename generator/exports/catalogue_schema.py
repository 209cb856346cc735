"""``data/schemas/catalogue.json``: the JSON Schema (2020-12) of ``catalogue.json``, made from the records' models."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from generator.bibliography import TEXTS
from generator.exports.download import Download, json_bytes
from generator.exports.stock import Stock
from generator.records import RECORD_TYPES
from generator.records.activity import Activity, Direction, Flag, Strength
from generator.records.area import Area
from generator.records.evaluation import Evaluation
from generator.records.fields import Record
from generator.records.indicator import Indicator
from generator.records.outcome import Outcome
from generator.records.snapshot import Observation, Snapshot
from generator.records.vocabulary import Vocabulary

SCHEMA_VERSION = "1.2"
"""The first number is raised when a field goes or changes its meaning, the second when one comes."""

_Schema = Mapping[str, Any]
_TEXT: _Schema = {"type": "string"}
_URL: _Schema = {"type": "string", "format": "uri"}
_IDS: _Schema = {"type": "array", "items": _TEXT}
_PAGE: _Schema = {"id": _TEXT, "url": _URL}
_NAMES: _Schema = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"family": _TEXT, "given": _TEXT},
        "required": ["family", "given"],
        "additionalProperties": False,
    },
}
_ADDED: Mapping[type[Record], _Schema] = {
    Activity: {
        **_PAGE,
        "outcomes": {"type": "array", "items": {"$ref": "#/$defs/PublishedGrade"}},
        "evaluations": _IDS,
        "related": _IDS,
    },
    Evaluation: {**_PAGE, "activities": _IDS},
    Outcome: {**_PAGE, "activities": _IDS},
    Indicator: {**_PAGE, "outcomes": _IDS, "areas": _IDS},
    Area: {**_PAGE, "indicators": _IDS, "activities": _IDS, "evaluations": _IDS, "stands_in_for": _IDS},
    Snapshot: {"id": _TEXT, "rows": {"type": "array", "items": {"$ref": "#/$defs/Observation"}}},
    Vocabulary: {"id": _TEXT},
}
"""What the data tell of a record beside the fields that somebody wrote."""


_PREAMBLE: _Schema = {"schema_version": {"const": SCHEMA_VERSION}, "rule_version": {"type": ["integer", "null"]}}
_FILES: Mapping[type[Record], Sequence[str]] = {
    Activity: ("evaluations", "references"),
    Evaluation: ("references",),
    Outcome: (),
    Indicator: (),
    Area: (),
}
"""The records that have a file of their own, and what else is in it."""


def export(stock: Stock) -> Iterator[Download]:
    """Give the one file."""
    yield stock.file(PurePosixPath("data/schemas/catalogue.json"), partial(_content, stock.address))


def _content(address: str) -> bytes:
    return json_bytes(catalogue_schema(f"{address}data/schemas/catalogue.json"))


def catalogue_schema(address: str) -> _Schema:
    """Give the schema that lies at an address."""
    models: Sequence[type[Record]] = (*_ADDED, Observation)
    _, made = models_json_schema([(model, "serialization") for model in models])
    definitions: dict[str, _Schema] = {name: _optional(each) for name, each in made["$defs"].items()}
    for model, added in _ADDED.items():
        own = definitions[model.__name__]
        properties = {**own["properties"], **added}
        definitions[model.__name__] = {**own, "properties": properties, "required": [*own["required"], *added]}
    definitions["PublishedGrade"] = _grade(definitions["StatedGrade"])
    definitions["Reference"] = _publication()
    definitions |= {f"{model.__name__}File": _file(model) for model in _FILES}
    kinds = {each.kind: {"$ref": f"#/$defs/{each.model.__name__}"} for each in RECORD_TYPES}
    kinds["references"] = {"$ref": "#/$defs/Reference"}
    properties = {
        **_PREAMBLE,
        **{kind: {"type": "array", "items": item} for kind, item in kinds.items()},
    }
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": address,
        "title": "Kernekataloget",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": definitions,
    }


def _file(model: type[Record]) -> _Schema:
    """Describe a record's own file: the record under its name, and what it names."""
    beside = {"evaluations": "Evaluation", "references": "Reference"}
    properties = {**_PREAMBLE, model.__name__.lower(): {"$ref": f"#/$defs/{model.__name__}"}}
    properties |= {name: {"type": "array", "items": {"$ref": f"#/$defs/{beside[name]}"}} for name in _FILES[model]}
    return _whole(properties)


def _optional(definition: _Schema) -> _Schema:
    """Give a model's definition without the defaults' claim to be there: what is not known is left out."""
    if "properties" not in definition:
        return definition
    required = [name for name in definition.get("required", ()) if "default" not in definition["properties"][name]]
    return {**definition, "required": required}


def _grade(stated: _Schema) -> _Schema:
    strength, direction = ({"enum": [each.value for each in values]} for values in (Strength, Direction))
    computed = {"strength": strength, "direction": direction}
    reason = {"clause": _TEXT, "values": {"type": "object"}, "text": _TEXT}
    # None while the grade is under revision.
    readers = {name: {"anyOf": [values, {"type": "null"}]} for name, values in computed.items()}
    properties = {
        **stated["properties"],
        **readers,
        "flags": {"type": "array", "items": {"enum": [each.value for each in Flag]}},
        "computed": {"anyOf": [_whole(computed), {"type": "null"}]},
        "reasons": {"type": "array", "items": _whole(reason)},
        "findings": _IDS,
    }
    required = ["outcome", "primary", "flags", "computed", "reasons", "findings"]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _publication() -> _Schema:
    used = {"kind": _TEXT, "id": _TEXT}
    properties = {
        **dict.fromkeys(("id", *TEXTS), _TEXT),
        "url": _URL,
        "read_in_copy": _URL,
        "authors": _NAMES,
        "editors": _NAMES,
        "used_by": {"type": "array", "items": _whole(used)},
    }
    required = ["id", "kind", "title", "used_by"]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _whole(properties: _Schema) -> _Schema:
    """Describe an object that has all of these and nothing else."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
