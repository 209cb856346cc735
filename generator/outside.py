"""Outside: the addresses on the web that records and publications name, and where each of them stands."""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.problem import Place
from generator.source import Path


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
        for name, info in type(value).model_fields.items():
            each = getattr(value, name)
            if name in {"url", "read_in_copy"} and isinstance(each, str):
                yield (*path, name), each
            elif isinstance(each, BaseModel | tuple):
                yield from _addresses(each, (*path, info.alias or name))
    elif isinstance(value, tuple):
        for position, each in enumerate(value):
            yield from _addresses(each, (*path, position))
