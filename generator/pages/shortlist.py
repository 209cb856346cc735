"""The reader's own list (min liste): what a script shows, prints and exports of the activities that are saved."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from generator.address import SHORTLIST, document, page_of
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.browse import json_text
from generator.pages.page import Page
from generator.pages.sketch import Sketch, main_reasons, sketches
from generator.pages.verdict import Verdict
from generator.render import Renderer, renderer
from generator.words import Words

COLUMNS = (
    "activity",
    "summary",
    "themes",
    "groups",
    "age",
    "outcome",
    "strength",
    "direction",
    "others",
    "harm",
    "cost",
    "readiness",
    "evaluations",
    "address",
)
"""The columns of the table; the script makes the last one whole."""


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: every activity as a part of an annex, and its row of a table."""
    render = renderer(language)
    t, body = render.words.t, partial(_body, catalogue, grades, render)
    title, description = t("shortlist.title"), t("shortlist.description")
    yield Page(SHORTLIST, document(SHORTLIST, index=True), title, description, body, hide=("navigation", "toc"))


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], render: Renderer) -> str:
    words = render.words
    entries = sketches(catalogue, grades, words)
    cited = {each.key: each for each in chain.from_iterable(entry.references for entry in entries)}
    known = {
        "columns": [words.t(f"shortlist.column.{name}") for name in COLUMNS],
        "rows": {entry.key: _row(entry, words) for entry in entries},
        "references": {entry.key: [each.key for each in entry.references] for entry in entries},
        "bibtex": {key: reference.bibtex for key, reference in sorted(cited.items())},
    }
    return render.page("shortlist", SHORTLIST, entries=entries, reasons=main_reasons, known=json_text(known))


def _row(sketch: Sketch, words: Words) -> Sequence[str]:
    primary, ready = sketch.primary, sketch.readiness
    unknown = words.t("unknown")
    return [
        sketch.activity.title,
        sketch.activity.summary,
        ", ".join(term.title for term in sketch.themes),
        ", ".join(term.title for term in sketch.groups) or unknown,
        sketch.age or unknown,
        primary.outcome.title if primary else words.t("card.ungraded"),
        _strength(primary, words) if primary else "",
        words.t(f"direction.{primary.direction}") if primary and not primary.under_revision else "",
        "; ".join(_verdict(verdict, words) for verdict in sketch.verdicts if not verdict.primary),
        ", ".join(verdict.outcome.title for verdict in sketch.harmed) or words.t("no"),
        _cost(sketch, words) or unknown,
        f"{ready.level} {words.t(f'readiness.{ready.level}')}" if ready else unknown,
        str(sketch.evaluations),
        page_of("activities", sketch.key),
    ]


def _cost(sketch: Sketch, words: Words) -> str:
    band = f"{words.t(f'cost.band.{sketch.band}')}. " if sketch.band else ""
    return f"{band}{sketch.cost}"


def _strength(verdict: Verdict, words: Words) -> str:
    if verdict.under_revision:
        return words.t("outcome.under-revision")
    return f"{verdict.strength} {words.t(f'strength.{verdict.strength}')}"


def _verdict(verdict: Verdict, words: Words) -> str:
    direction = "" if verdict.under_revision else f", {words.t(f'direction.{verdict.direction}')}"
    return f"{verdict.outcome.title}: {_strength(verdict, words)}{direction}"
