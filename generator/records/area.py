"""Area: a place that indicators are known for, or a group of places to compare with."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.records.fields import AreaId, Markdown, Provenance, Record, Text, Year


class AreaKind(StrEnum):
    """What sort of place it is."""

    HOUSING_AREA = "housing_area"
    POLLING_DISTRICT = "polling_district"
    MUNICIPALITY = "municipality"
    POLICE_DISTRICT = "police_district"
    COUNTRY = "country"
    GROUP = "group"


class Municipality(Record):
    """A municipality by its official code."""

    code: Annotated[str, Field(pattern=r"^\d{3}$", examples=["751"])]
    name: Text


class Proxy(Record):
    """A polling district whose numbers stand in for the estate's own."""

    area: AreaId
    share_social_housing: Annotated[float, Field(ge=0, le=100)]
    """How many percent of the district's residents live in social housing: the fit."""
    year: Year
    """The year of that share."""
    source: Provenance


class Location(Record):
    """A point on the map, in degrees of WGS 84."""

    latitude: Annotated[float, Field(ge=54, le=58)]
    longitude: Annotated[float, Field(ge=8, le=16)]
    source: Provenance


class Listing(Record):
    """A time on one of the official lists."""

    list: Text
    from_: date = Field(alias="from")
    """The first list day it stood there, as far as is known."""
    to: date | None = None
    """The last list day it stood there; absent where that is not known."""
    source: Provenance


class Area(Record):
    """A place that indicators are known for, or a group of places to compare with."""

    title: Text
    kind: AreaKind
    municipality: Municipality | None = None
    aliases: tuple[Text, ...] = ()
    part_of: AreaId | None = None
    proxies: tuple[Proxy, ...] = ()
    """For an estate: polling districts that stand in for it."""
    compare_with: tuple[AreaId, ...] = ()
    """What its numbers are set beside, nearest first."""
    location: Location | None = None
    lists: tuple[Listing, ...] = ()
    note: Markdown | None = None
    sources: tuple[Provenance, ...] = ()
