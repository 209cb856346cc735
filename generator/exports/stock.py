"""Stock: what all downloads are made of, each part worked out once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.bibliography import Reference
from generator.catalogue import Catalogue
from generator.exports.csv_text import table_csv
from generator.exports.data_table import DataTable
from generator.exports.record_data import record_data
from generator.exports.tables import tables
from generator.grade import Grade, GradeKey


@dataclass(frozen=True)
class Stock:
    """The catalogue, its grades and where the site is, and what downloads tell of them."""

    catalogue: Catalogue
    grades: Mapping[GradeKey, Grade]
    address: str
    """Where the site is on the web, with a slash at the end: every address in the data begins with it."""

    @cached_property
    def records(self) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
        """What is told of every record, by kind and id, as JSON has it."""
        return record_data(self.catalogue, self.grades, self.address)

    @cached_property
    def tables(self) -> Sequence[DataTable]:
        """The same as tables, each after those that it links to."""
        return tables(self.catalogue, self.grades, self.address)

    @cached_property
    def csv(self) -> Mapping[str, bytes]:
        """Each table by name as programs read it."""
        return {table.name: table_csv(table) for table in self.tables}

    @property
    def publications(self) -> Sequence[Reference]:
        """Every publication that some record names, in the order of keys."""
        return [reference for key, reference in self.catalogue.references.items() if key in self.catalogue.cited_by]
