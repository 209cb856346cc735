"""Blank: the text of a new record, each field explained from its model and the required ones ready to fill in."""

from collections.abc import Iterator, Mapping
from enum import EnumType
from textwrap import wrap
from typing import Any, Literal, get_args, get_origin
from urllib.parse import urlencode

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.field_words import field_words
from generator.records import RECORD_TYPES, RecordType
from generator.records.fields import RefersTo
from generator.shape import examples_at, fields_of, models_in
from generator.words import Words

_SPACE = "  "
_WIDTH = 120


def blank(
    kind: RecordType, words: Words, filled: Mapping[str, str] | None = None, *, only_required: bool = False
) -> str:
    """Write a record of a kind without a word in it, or with some fields filled by their name.

    A field that may be left out stands behind a ``#``, or not at all where only the required ones are wanted; what is
    filled in is written as JSON, which is YAML, or as YAML of its own lines.
    """
    lines = [
        head(kind),
        *(f"# {line}" for line in words.t("blank.head").splitlines()),
        *_fields(kind.model, words, filled or {}, depth=0, only_required=only_required),
    ]
    return "\n".join(lines) + "\n"


def head(kind: RecordType) -> str:
    """Write a record's first line, by which editors know its schema."""
    up = "../" * (kind.folder.count("/") + 1)
    return f"# yaml-language-server: $schema={up}generator/schemas/{kind.model.__name__.lower()}.json"


def _fields(
    model: type[BaseModel], words: Words, filled: Mapping[str, str], *, depth: int, only_required: bool = False
) -> Iterator[str]:
    fields = fields_of(model)
    # Where none is required, one of them is: the first shows how.
    first = not any(info.is_required() for info in fields.values())
    # In a list's item a field that is filled in comes first: it stands behind the hyphen.
    for name, info in sorted(fields.items(), key=lambda field: depth > 0 and not (first or field[1].is_required())):
        is_open = info.is_required() or name in filled or (first and depth > 0)
        first = False
        if only_required and not is_open:
            continue
        yield from _field(model, name, words, filled.get(name, ""), is_open=is_open, depth=depth)


def _field(  # noqa: PLR0913 - what is written of a field, one parameter each
    model: type[BaseModel], name: str, words: Words, value: str, *, is_open: bool, depth: int
) -> Iterator[str]:
    info = fields_of(model)[name]
    indent = _SPACE * depth
    told = field_words(model, name, words.language)
    must = [words.t("blank.required")] if info.is_required() else []
    sentences = [f"{told.label}.", told.help, *_kind(model, name, info, words), *must]
    said = " ".join(each for each in sentences if each)
    yield from wrap(said, _WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ")
    if value:
        yield f"{indent}{name}:{value}" if value.startswith("\n") else f"{indent}{name}: {value}"
        return
    inner = next(models_in(info.annotation), None)
    item = [f"{indent}{name}:"]
    if not _is_list(info.annotation):
        item += _fields(inner, words, {}, depth=depth + 1) if inner else ()
    else:
        item += _item(inner, words, depth + 2) if inner else [f"{indent}{_SPACE}-"]
    yield from item if is_open else (f"{indent}# {line.removeprefix(indent)}" for line in item)


def _item(model: type[BaseModel], words: Words, depth: int) -> Iterator[str]:
    """Write a list's item: its first field stands behind the hyphen, under what is told of it."""
    lines = list(_fields(model, words, {}, depth=depth))
    first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (line.removeprefix(_SPACE) for line in lines[:first])
    yield f"{_SPACE * (depth - 1)}- {lines[first].lstrip()}"
    yield from lines[first + 1 :]


def _kind(model: type[BaseModel], name: str, info: FieldInfo, words: Words) -> Iterator[str]:
    """Tell what may be written: one of some words, the id of another record, a day, yes or no, something like this."""
    if choices := list(choices_in(info.annotation)):
        yield words.t("blank.choices", choices=", ".join(choices))
    for marker in [*info.metadata, *_markers(info.annotation)]:
        if isinstance(marker, RefersTo):
            yield words.t("blank.link", kind=marker.kind)
    if examples := examples_at(model, (name,)):
        yield words.t("blank.example", example=examples[0])
    kinds = set(_plain_types(info.annotation))
    if "date" in kinds:
        yield words.t("blank.day")
    if "bool" in kinds:
        yield words.t("blank.yes-no")


def choices_in(annotation: Any) -> Iterator[str]:  # noqa: ANN401 - annotations have no common type
    """Give the words of a closed list inside an annotation."""
    if isinstance(annotation, EnumType):
        yield from (str(each.value) for each in annotation)  # type: ignore[var-annotated]  # an enum's members
    elif get_origin(annotation) is Literal:
        yield from (str(each) for each in get_args(annotation))
    else:
        for argument in get_args(annotation):
            yield from choices_in(argument)


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 - as above
    return get_origin(annotation) is tuple or any(_is_list(each) for each in get_args(annotation))


def _markers(annotation: Any) -> Iterator[object]:  # noqa: ANN401 - as above
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _markers(argument)


def _plain_types(annotation: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    if isinstance(annotation, type):
        yield annotation.__name__
    for argument in get_args(annotation):
        yield from _plain_types(argument)


def new_activity(words: Words) -> str:
    """Give the query that opens a new activity's file in a repository, as GitHub takes it."""
    return _opened("activities", words.t("blank.activity-file"), words, {})


def new_evaluation(words: Words, activity_id: str = "") -> str:
    """Give the query that opens a new evaluation's file: its publication to be named, and a finding on the activity."""
    finding = f"\n  - activities: [{activity_id}]\n    outcome:"
    return _opened("evaluations", words.t("blank.evaluation-file"), words, {"reference": "", "findings": finding})


def _opened(kind: str, name: str, words: Words, filled: Mapping[str, str]) -> str:
    """Fill the required fields' names in, and these: a longer text breaks in some hosts."""
    of_kind = next(each for each in RECORD_TYPES if each.kind == kind)
    text = blank(of_kind, words, filled, only_required=True)
    return urlencode({"filename": f"{of_kind.folder}/{name}.yml", "value": text})
