"""The downloads of the site: one module a download, and the list of them."""

from collections.abc import Callable, Iterator

from generator.exports import (
    catalogue_json,
    catalogue_schema,
    csv_metadata,
    datapackage,
    feed,
    hosting,
    json_schemas,
    llms_txt,
    record_json,
    references_bib,
    references_csl,
    references_ris,
    sqlite_file,
    tables_csv,
)
from generator.exports.download import Download
from generator.exports.stock import Stock

Exporter = Callable[[Stock], Iterator[Download]]

EXPORTS: tuple[Exporter, ...] = (
    catalogue_json.export,
    record_json.export,
    catalogue_schema.export,
    json_schemas.export,
    tables_csv.export,
    datapackage.export,
    csv_metadata.export,
    sqlite_file.export,
    references_bib.export,
    references_ris.export,
    references_csl.export,
    feed.export,
    llms_txt.export,
    hosting.export,
)
