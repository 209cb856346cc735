"""Outside: the addresses on the web that records and publications name, and where each of them stands."""

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.problem import Place
from generator.shape import models_in
from generator.source import Path

_FIELDS = ("url", "read_in_copy")


def outside(catalogue: Catalogue) -> Iterator[tuple[Place, str, str]]:
    """Give place, field and address, kind by kind; an address that stands in two places twice.

    The field is ``url``, which is the publisher's own, or ``read_in_copy``.
    """
    kinds = {
        "activities": catalogue.activities,
        "evaluations": catalogue.evaluations,
        "indicators": catalogue.indicators,
        "areas": catalogue.areas,
        "snapshots": catalogue.snapshots,
        "vocabulary": catalogue.vocabulary,
    }
    for kind, records in kinds.items():
        for record_id, record in records.items():
            for path, address in _addresses(record):
                yield catalogue.place(kind, record_id, path), str(path[-1]), address
    for reference in catalogue.references.values():
        for field, address in (("url", reference.url), ("read_in_copy", reference.read_in_copy)):
            if address:
                yield reference.place, field, address


def _addresses(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name, alias in _leading_out(type(value)):
            each = getattr(value, name)
            if name in _FIELDS and isinstance(each, str):
                yield (*path, name), each
            elif each is not None:
                yield from _addresses(each, (*path, alias))
    elif isinstance(value, tuple):
        for position, each in enumerate(value):
            yield from _addresses(each, (*path, position))


@cache
def _leading_out(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Give name and alias of each field of a model that is an address, or has one somewhere inside."""
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if name in _FIELDS or any(_leading_out(each) for each in models_in(info.annotation))
    )
