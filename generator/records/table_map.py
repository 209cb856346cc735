"""Table map: what the columns of a downloaded table are, written by the one who downloaded it."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.records.fields import AreaId, IndicatorId, Record, Text
from generator.records.snapshot import SourceKind, Status


class AreaColumn(Record):
    """Where a row's area stands, and what the table calls those that we call otherwise."""

    column: Text | None = None
    """The head of the column."""
    value: AreaId | None = None
    """The one area that the whole table is about."""
    ids: dict[str, AreaId] = Field(default_factory=dict)
    """The table's own names, and our ids for them. Our titles, aliases and ids are known already."""
    skip: tuple[Text, ...] = ()
    """Names of rows that are not wanted: ``Uoplyst``."""

    @model_validator(mode="after")
    def _one_of_them(self) -> "AreaColumn":
        if (self.column is None) == (self.value is None):
            raise PydanticCustomError("one_of", "either a column, or a value for the whole table")
        return self


class PeriodColumn(Record):
    """Where a number's period stands."""

    column: Text | None = None
    value: Text | None = None
    """The one period that the whole table is about."""
    heads: bool = False
    """Each period is a column of its own, named by it, as StatBank tables often are."""

    @model_validator(mode="after")
    def _one_of_them(self) -> "PeriodColumn":
        if sum((self.column is not None, self.value is not None, self.heads)) != 1:
            raise PydanticCustomError("one_of", "one of a column, a value for the whole table, and heads")
        return self


class ValueColumn(Record):
    """One indicator of the table."""

    indicator: IndicatorId
    column: Text | None = None
    """The head of the column with its values; none where they are worked out from counts, or periods are heads."""
    numerator: Text | None = None
    """The head of the column with the count."""
    denominator: Text | None = None
    """The head of the column with how many it is a part of."""


class TableMap(Record):
    """What the columns of a downloaded table are."""

    header: Annotated[int, Field(ge=1)] = 1
    """The line that the heads stand in, from 1."""
    decimal: Literal[",", "."] = ","
    """What stands before the decimals; the other one may stand between thousands."""
    marks: dict[str, Literal["missing", "suppressed", "zero"]] = Field(default_factory=dict)
    """What the table's marks stand for. Publishers differ, so one that is not here is refused."""
    area: AreaColumn
    period: PeriodColumn
    values: Annotated[tuple[ValueColumn, ...], Field(min_length=1)]
    status: tuple[Status, ...] = (Status.FINAL,)
    source_kind: SourceKind = SourceKind.OFFICIAL
    total: AreaId | None = None
    """The area whose counts are the sum of all the others': they could be worked out from it."""
    splits: tuple[tuple[IndicatorId, ...], ...] = ()
    """Indicators that divide one whole between them: each could be worked out from the others."""
