"""Shape: the fields of a kind of record as contributors write them, told by its model."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.source import Path


def fields_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Give a model's fields by the names that contributors write."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Give the model of the mapping at a path of a record, or of the nearest mapping around it."""
    for step in path:
        if isinstance(step, str):
            info = fields_of(model).get(step)
            model = next(models_in(info.annotation if info else None), model)
    return model


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - annotations have no common type
    """Give the models inside an annotation such as ``tuple[Finding, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    if get_origin(annotation) in {Union, UnionType, Annotated, tuple}:
        for argument in get_args(annotation):
            yield from models_in(argument)


def examples_at(model: type[BaseModel], path: Path) -> list[str]:
    """Give the examples of a field, which stand at the field or at its kind of value."""
    *around, name = (step for step in path if isinstance(step, str))
    field = fields_of(model_at(model, tuple(around)))[name]
    return [*(field.examples or ()), *_examples_in(field.annotation)]


def _examples_in(annotation: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Give the examples inside an annotation such as ``Country | None``."""
    for marker in getattr(annotation, "__metadata__", ()):
        yield from getattr(marker, "examples", None) or ()
    for argument in get_args(annotation):
        yield from _examples_in(argument)
