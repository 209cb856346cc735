"""Addresses: where on the site a thing has its page, and the way from one page to another.

An address is a path from the site's root that ends in a slash; the root itself is the empty text. They are promises:
a test compares all of them with a committed list, so that a change is seen and gets a redirect.
"""

from functools import lru_cache
from itertools import takewhile
from pathlib import PurePosixPath

HOME = ""
ACTIVITIES = "aktiviteter/"
THEMES = "indsatsomraader/"
TARGET_GROUPS = "maalgrupper/"
OUTCOMES = "effektmaal/"
EVALUATIONS = "evalueringer/"
INDICATORS = "indikatorer/"
AREAS = "omraader/"
COVERAGE = "daekning/"
SIMILAR = "lignende-omraader/"
EVIDENCE_MAP = "videnskort/"
COMPARE = "sammenlign/"
SHORTLIST = "min-liste/"
REFERENCES = "referencer/"
GLOSSARY = "ordforklaringer/"
METHOD = "metode/"
DATA = "data/"
NEWS = "nyt/"
CONTRIBUTING = "bidrag/"
CODES = "bidrag/fejl/"
FIELDS = "bidrag/felter/"
WORK_LIST = "bidrag/mangler/"
EDITOR = "redaktion/"
FORM = "redaktion/formular/"

HERE = "https://here.invalid/"
"""Stands in a page for its own address on the web, which only the doors know; they put it in."""

EDIT = "https://edit.invalid/"
"""Stands in a page for where the repository lets a file be edited, with its path from the root behind it; as above."""

NOWHERE_TO_EDIT = "https://git.kernekataloget.example/kernekataloget/edit/main/"
"""Where that is said to be for as long as nobody says where."""

NOWHERE = "https://kernekataloget.example/"
"""Where the site is said to be for as long as nobody says where; the ending is reserved for that."""

SECTIONS = {
    "activities": ACTIVITIES,
    "themes": THEMES,
    "target-groups": TARGET_GROUPS,
    "outcomes": OUTCOMES,
    "evaluations": EVALUATIONS,
    "indicators": INDICATORS,
    "areas": AREAS,
}
"""The kinds whose every record has a page, and where."""

FIELDS_OF = {
    "activities": f"{FIELDS}aktivitet/",
    "evaluations": f"{FIELDS}evaluering/",
    "outcomes": f"{FIELDS}effektmaal/",
    "indicators": f"{FIELDS}indikator/",
    "areas": f"{FIELDS}omraade/",
    "snapshots": f"{FIELDS}oejebliksbillede/",
    "vocabulary": f"{FIELDS}ordliste/",
}
"""Where the fields of each kind of record are told of, for those who write them."""


def page_of(kind: str, record_id: str) -> str:
    """Give the address of a record's page. Raises KeyError for a kind that has none."""
    return f"{SECTIONS[kind]}{record_id}/"


def code_page(code: str) -> str:
    """Give the address of what is told of a kind of problem."""
    return f"{CODES}{code}/"


def document(address: str, *, index: bool) -> PurePosixPath:
    """Give the Markdown file behind an address; an index is a folder's own page."""
    return PurePosixPath(address, "index.md") if index or not address else PurePosixPath(address.rstrip("/") + ".md")


def way(start: str, target: str) -> str:
    """Give the relative link from one address to another, or to a file or an anchor (``#``) on it."""
    path, hash_, anchor = target.partition("#")
    if hash_ and path == start:
        return f"#{anchor}"
    return f"{_relative(start, path)}{hash_}{anchor}"


@lru_cache(maxsize=20_000)
def _relative(start: str, path: str) -> str:
    # By hand, as posixpath.relpath is slow and a large site has hundreds of thousands of links.
    here, there = start.split("/")[:-1], path.split("/")
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, there[:-1], strict=False)))
    return "../" * (len(here) - common) + "/".join(there[common:]) or "./"
