"""A page for each kind of record that tells of its fields: what each is for, what may be written, what is required."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.address import FIELDS_OF, document
from generator.catalogue import Catalogue
from generator.exports.json_schemas import schema_of, value_of
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.records import RECORD_TYPES, RecordType
from generator.render import Renderer, renderer
from generator.words import Words

Schema = Mapping[str, Any]
"""A part of a JSON Schema."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field, told to who writes it."""

    name: str
    label: str
    help: str
    kind: str
    inner: str
    """The group of fields that stands under it; empty where it has a value of its own."""
    is_required: bool
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """The fields that stand together in a record, or under one of its fields."""

    id: str
    path: str
    """The field they stand under, from the record's top; empty for the record's own."""
    fields: tuple[Field, ...]


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give a page a kind, in the order of the kinds."""
    render = renderer(language)
    t = render.words.t
    for record_type in RECORD_TYPES:
        address, name = FIELDS_OF[record_type.kind], t(f"fields.of.{record_type.kind}")
        title, description = t("fields.title", kind=name), t("fields.description", kind=name)
        body = partial(_body, record_type.kind, render)
        yield Page(address, document(address, index=False), title, description, body)


def _body(kind: str, render: Renderer) -> str:
    record_type = next(each for each in RECORD_TYPES if each.kind == kind)
    groups = list(_groups(record_type, render.words))
    return render.page("record_fields", FIELDS_OF[kind], record_type=record_type, groups=groups)


def _groups(record_type: RecordType, words: Words) -> Iterator[Group]:
    """Give the record's own fields, then each group of fields inside it once, then those of its table."""
    schema = schema_of(record_type.model, words.language)
    todo = [("", schema)]
    met: set[str] = set()
    while todo:
        path, part = todo.pop(0)
        fields = _fields(part, schema.get("$defs", {}), words)
        yield Group(_anchor(part), path, fields)
        for field in fields:
            if field.inner and field.inner not in met:
                met.add(field.inner)
                inner = next(each for each in schema["$defs"].values() if _anchor(each) == field.inner)
                todo.append((f"{path}.{field.name}".removeprefix("."), inner))
    if record_type.row is not None:
        row = schema_of(record_type.row, words.language)
        yield Group(_anchor(row), ".csv", _fields(row, row.get("$defs", {}), words))


def _fields(part: Schema, definitions: Schema, words: Words) -> tuple[Field, ...]:
    required = part.get("required", ())
    return tuple(
        Field(
            name=name,
            label=field["title"],
            help=field.get("description", ""),
            kind=_kind(field, definitions, words),
            inner=_inner(field, definitions),
            is_required=name in required,
            example=str(field["examples"][0]) if field.get("examples") else "",
        )
        for name, field in part["properties"].items()
    )


def _kind(field: Schema, definitions: Schema, words: Words) -> str:
    """Tell in a few words what may be written."""
    value = value_of(field, definitions)
    if "items" in value or "prefixItems" in value:
        of = value["prefixItems"][0] if "prefixItems" in value else value["items"]
        return words.t("fields.kind.list", of=_kind(of, definitions, words))
    if "enum" in value or "const" in value:
        choices = value.get("enum") or [value["const"]]
        return words.t("fields.kind.choices", choices=", ".join(str(each) for each in choices))
    if "properties" in value:
        return words.t("fields.kind.fields")
    if "x-refers-to" in value:
        return words.t("fields.kind.link", kind=value["x-refers-to"])
    form = {"date": "date", "text/markdown": "markdown"}.get(value.get("format") or value.get("contentMediaType", ""))
    return words.t(f"fields.kind.{form or value.get('type', 'string')}")


def _inner(field: Schema, definitions: Schema) -> str:
    value = value_of(field, definitions)
    if "items" in value:
        return _inner(value["items"], definitions)
    return _anchor(value) if "properties" in value else ""


def _anchor(part: Schema) -> str:
    return str(part["title"]).lower()
