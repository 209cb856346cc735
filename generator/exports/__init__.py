"""The downloads of the site: one module a download, and the list of them."""

from collections.abc import Callable, Iterator, Mapping

from generator.catalogue import Catalogue
from generator.exports import activity_json, catalogue_json, hosting, json_schemas, references_bib
from generator.exports.download import Download
from generator.grade import Grade, GradeKey

Exporter = Callable[[Catalogue, Mapping[GradeKey, Grade]], Iterator[Download]]

EXPORTS: tuple[Exporter, ...] = (
    catalogue_json.export,
    activity_json.export,
    json_schemas.export,
    references_bib.export,
    hosting.export,
)
