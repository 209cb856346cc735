"""The work list (bidrag/mangler): what is missing or unsure in the records, and when activities are to be reviewed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from generator.address import EDIT, SECTIONS, WORK_LIST, document, page_of
from generator.catalogue import Catalogue
from generator.field_words import field_words
from generator.gaps import gaps, lacking
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.records import RECORD_TYPES
from generator.render import Renderer, renderer
from generator.shape import model_at
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A record that lacks something."""

    title: str
    page: str
    """Its address; empty where its kind has no pages."""
    edit: str
    said: Sequence[str]
    """What it lacks, a sentence each."""


@dataclass(frozen=True, slots=True)
class Review:
    """When an activity was gone through, and is to be again."""

    activity_id: str
    title: str
    edit: str
    reviewed: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Missed:
    """A field that records of a kind lack."""

    label: str
    field: str
    number: int


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page."""
    render = renderer(language)
    t, body = render.words.t, partial(_body, catalogue, render)
    yield Page(WORK_LIST, document(WORK_LIST, index=False), t("work-list.title"), t("work-list.description"), body)


def _body(catalogue: Catalogue, render: Renderer) -> str:
    return render.page(
        "work_list",
        WORK_LIST,
        kinds=_by_kind(catalogue, render.words),
        missed={kind: _missed(catalogue, kind, render.words) for kind in ("activities", "evaluations")},
        reviews=_reviews(catalogue),
    )


def _by_kind(catalogue: Catalogue, words: Words) -> Mapping[str, Sequence[Unfinished]]:
    """Give the unfinished records of each kind that has any, in the order of ids."""
    said: dict[PurePosixPath, list[str]] = {}
    for problem in gaps(catalogue):
        said.setdefault(problem.place.file, []).append(words.say(problem.sentence))
    return {each.kind: found for each in RECORD_TYPES if (found := list(_unfinished(catalogue, each.kind, said)))}


def _unfinished(catalogue: Catalogue, kind: str, said: Mapping[PurePosixPath, Sequence[str]]) -> Iterator[Unfinished]:
    for record_id, source in sorted(catalogue.sources[kind].items()):
        if source.file in said:
            title = str(source.data["title"]) if isinstance(source.data, dict) else record_id
            page = page_of(kind, record_id) if kind in SECTIONS else ""
            yield Unfinished(title, page, f"{EDIT}{source.file}", said[source.file])


def _missed(catalogue: Catalogue, kind: str, words: Words) -> Sequence[Missed]:
    """Give the fields that most records lack, the most missed first."""
    model = next(each.model for each in RECORD_TYPES if each.kind == kind)
    counted = Counter(path for paths in lacking(catalogue, kind).values() for path in paths)
    found = []
    for path, number in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
        *around, name = path.split(".")
        label = field_words(model_at(model, tuple(around)), name, words.language).label
        found.append(Missed(label, path, number))
    return found


def _reviews(catalogue: Catalogue) -> Sequence[Review]:
    """Give every activity, what is due first at the top."""
    found = [
        Review(key, each.title, f"{EDIT}{catalogue.sources['activities'][key].file}", each.reviewed, each.review_due)
        for key, each in catalogue.activities.items()
    ]
    return sorted(found, key=lambda review: (review.due or date.max, review.activity_id))
