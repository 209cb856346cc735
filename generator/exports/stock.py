"""Stock: what all downloads are made of, each part worked out once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any

from generator.bibliography import Reference
from generator.catalogue import Catalogue
from generator.exports.csv_text import table_csv
from generator.exports.data_table import DataTable
from generator.exports.download import Download
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

    def csv(self, table: DataTable) -> bytes:
        """Give a table as programs read it; it is written once."""
        return self._once(f"{table.name}.csv", partial(table_csv, table))

    def file(self, path: PurePosixPath, make: partial[bytes]) -> Download:
        """Give a file that is made when somebody asks for it, and held until it is asked for again.

        That is twice: it is written, and a page tells how large it is. Together they are too large to be held for long.
        """
        return Download(path, partial(self._twice, str(path), make))

    @cached_property
    def _made(self) -> dict[str, bytes]:
        return {}

    def _once(self, name: str, make: partial[bytes]) -> bytes:
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def _twice(self, name: str, make: partial[bytes]) -> bytes:
        if name in self._made:
            return self._made.pop(name)
        made = self._made[name] = make()
        return made

    @property
    def publications(self) -> Sequence[Reference]:
        """Every publication that some record names, in the order of keys."""
        return [reference for key, reference in self.catalogue.references.items() if key in self.catalogue.cited_by]
