"""Entry: one thing that the search can find, and the words it is found by."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing it is, in the order that equally good answers are shown."""

    ACTIVITY = "activity"
    OUTCOME = "outcome"
    THEME = "theme"
    EVALUATION = "evaluation"
    INDICATOR = "indicator"
    AREA = "area"
    TARGET_GROUP = "target-group"
    TERM = "term"
    REFERENCE = "reference"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that has an anchor of its own."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is shown of a thing, and what it is found by; plain text throughout."""

    address: str
    """From the site's root; with an anchor where the thing is a part of a page."""
    kind: Kind
    title: str
    note: str = ""
    """What tells it from others of its kind, in a few words: a theme, a publication, a municipality."""
    badge: str = ""
    """The strength of its evidence, ``E3``, for what has a grade."""
    lead: str = ""
    """What its page says first."""
    text: str = ""
    """What else its page says."""
    about: str = ""
    """The titles of what its page links to."""
    names: Sequence[str] = ()
    """What else it is called: searched and never shown."""
    sections: Sequence[Section] = ()
