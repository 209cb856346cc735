"""Grades as they stood: for each activity a page where every grade has an address with its day and rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import zip_longest

from generator.address import document, page_of
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.citation import Citation
from generator.pages.citation_files import citation_files
from generator.pages.page import Page
from generator.published import published
from generator.records.activity import Direction, GradeOnDay, StatedGrade, Strength
from generator.render import Renderer, renderer
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Standing:
    """One grade from one day on."""

    anchor: str
    """``kriminalitet-2026-11-03-regel-1``; it stays when the grade becomes another."""
    also: Sequence[str]
    """What it may have been called while another version of the rule was in force, or before its version was noted."""
    outcome: str
    on: date
    until: date | None
    """The day it became another; None where it still stands."""
    strength: Strength
    direction: Direction
    rule: int | None
    citation: Citation


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give a page for each activity that states a grade, in the order of ids."""
    render = renderer(language)
    for activity_id, activity in catalogue.activities.items():
        if activity.outcomes:
            address = graded_page_of(activity_id)
            body = partial(_body, catalogue, grades, activity_id, render)
            title = render.words.t("graded.title", activity=activity.title)
            description = render.words.t("graded.description", activity=activity.title)
            source = catalogue.sources["activities"][activity_id].file
            files = [
                file
                for each in _standings(catalogue, grades, activity_id, render.words)
                for file in citation_files(address, each.citation, name=each.anchor)
            ]
            yield Page(address, document(address, index=False), title, description, body, source, files=files)


def graded_page_of(activity_id: str) -> str:
    """Give the address of an activity's grades as they stood."""
    return f"{page_of('activities', activity_id)}grader/"


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str, render: Renderer) -> str:
    return render.page(
        "graded",
        graded_page_of(activity_id),
        key=activity_id,
        activity=catalogue.activities[activity_id],
        standings=_standings(catalogue, grades, activity_id, render.words),
    )


def _standings(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str, words: Words
) -> Sequence[Standing]:
    """Give every grade of an activity, by outcome as the record states them."""
    return [
        each
        for stated in catalogue.activities[activity_id].outcomes
        for each in _standings_on(catalogue, grades, activity_id, stated, words)
    ]


def _standings_on(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str, stated: StatedGrade, words: Words
) -> Iterator[Standing]:
    """Give every grade of an outcome, newest first; the last as readers meet it, none while it is under revision."""
    history = _history(catalogue, grades, activity_id, stated)
    ends = [each.on for each in stated.history[1:]]
    title = catalogue.outcomes[stated.outcome].title
    for each, until in reversed(list(zip_longest(history, ends))):
        plain = f"{stated.outcome}-{each.on.isoformat()}"
        newest = catalogue.rule.version if catalogue.rule else 0
        names = [plain, *(f"{plain}-regel-{version}" for version in range(1, newest + 1))]
        anchor = f"{plain}-regel-{each.rule}" if each.rule else plain
        told = words.t(
            "graded.grade",
            activity=catalogue.activities[activity_id].title,
            outcome=title,
            strength=each.strength.value,
            direction=words.t(f"direction.{each.direction}"),
        )
        key = f"{activity_id}-{anchor}"
        citation = Citation(key, told, day=each.on, rule=each.rule, words=words, seen="cite.graded", anchor=anchor)
        also = [name for name in names if name != anchor]
        yield Standing(anchor, also, title, each.on, until, each.strength, each.direction, each.rule, citation)


def _history(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str, stated: StatedGrade
) -> Sequence[GradeOnDay]:
    grade = published(catalogue, grades, GradeKey(activity_id, stated.outcome))
    version = catalogue.rule.version if catalogue.rule else None
    earlier = stated.history[:-1]
    if grade is None or grade.strength is None or grade.direction is None:
        return earlier
    rule = stated.history[-1].rule if stated.history else version
    return (*earlier, GradeOnDay(on=stated.graded_on, strength=grade.strength, direction=grade.direction, rule=rule))
