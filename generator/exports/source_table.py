"""Source table: where each fact of every record was read, one row a naming of a publication or a page."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.exports.data_table import DataTable, data_table, fields_of
from generator.records.fields import Provenance, Record


def source_table(catalogue: Catalogue) -> DataTable:
    """Give the table; publications have theirs before."""
    return data_table(
        "sources",
        "*record_kind *record *field publication>publications pages title language url read_in_copy publisher"
        " published:date accessed:date",
        _rows(catalogue),
    )


def _rows(catalogue: Catalogue) -> Iterator[Mapping[str, object]]:
    kinds: Mapping[str, Mapping[str, Record]] = {
        "activities": catalogue.activities,
        "evaluations": catalogue.evaluations,
        "outcomes": catalogue.outcomes,
        "indicators": catalogue.indicators,
        "areas": catalogue.areas,
        "snapshots": catalogue.snapshots,
        "vocabulary": catalogue.vocabulary,
    }
    for kind, records in kinds.items():
        for key, record in records.items():
            for path, source in _sources(record, ""):
                row = {"record_kind": kind, "record": key, "field": path, "publication": source.reference}
                yield {**fields_of(source), **row}


def _sources(value: object, path: str) -> Iterator[tuple[str, Provenance]]:
    """Give every source within a value with the way to it: ``used_in.2.source``; lists are counted from 1."""
    if isinstance(value, Provenance):
        yield path, value
    elif isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            # Most hold a text, in which there is no source.
            if isinstance(held := getattr(value, name), Record | tuple):
                yield from _sources(held, f"{path}.{field.alias or name}".lstrip("."))
    elif isinstance(value, tuple):
        for position, each in enumerate(value, start=1):
            yield from _sources(each, f"{path}.{position}")
