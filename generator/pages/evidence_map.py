"""The evidence gap map (videnskort): activities by outcomes, what is known in each cell, and by which studies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.address import EVIDENCE_MAP, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.card import Card, CardGrade, activity_card
from generator.pages.page import Page
from generator.pages.verdict import Row, rows_of
from generator.records.activity import Direction, Strength
from generator.records.evaluation import Evaluation
from generator.records.outcome import Outcome
from generator.render import Renderer, renderer, short
from generator.words import Words


@dataclass(frozen=True, slots=True)
class Study:
    """An evaluation in a cell."""

    evaluation_id: str
    evaluation: Evaluation
    name: str
    """By author and year; empty where it has no reference."""
    rows: Sequence[Row] = ()
    """Its findings on the cell's outcome; none where it measures no outcome."""

    @property
    def is_finished(self) -> bool:
        """There is something to read of it."""
        return self.evaluation.status == "finished"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one activity and outcome."""

    shown: CardGrade | None
    """None for the evaluations that measure no outcome."""
    studies: Sequence[Study]

    @property
    def finished(self) -> int:
        """How many studies can be read."""
        return sum(study.is_finished for study in self.studies)

    @property
    def coming(self) -> Sequence[Study]:
        """Those that are planned or running."""
        return [study for study in self.studies if not study.is_finished]


@dataclass(frozen=True, slots=True)
class Line:
    """An activity's row."""

    card: Card
    cells: Mapping[str, Cell]
    """By outcome; what is not there is a gap."""
    beside: Cell | None
    """The evaluations that measure it on no outcome."""


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: rows by main theme and alphabet, columns by theme and alphabet, gaps and all."""
    render = renderer(language)
    t, body = render.words.t, partial(_body, catalogue, grades, render)
    title, description = t("map.title"), t("map.description")
    yield Page(EVIDENCE_MAP, document(EVIDENCE_MAP, index=True), title, description, body, hide=("navigation", "toc"))


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], render: Renderer) -> str:
    words = render.words
    cards = [activity_card(catalogue, grades, key) for key in catalogue.in_use]
    cards.sort(key=lambda card: words.alphabetical(card.activity.title))
    lines = [_line(catalogue, grades, card, words) for card in cards]
    themes = catalogue.terms("themes")
    columns = {key: _outcomes(catalogue, key, words) for key in themes}
    measured = [cell for line in lines for cell in line.cells.values()]
    shown = [cell.shown.grade for cell in measured if cell.shown and cell.shown.grade]
    return render.page(
        "evidence-map",
        EVIDENCE_MAP,
        themes=themes,
        groups=catalogue.terms("target-groups"),
        rows=[
            (key, term, [line for line in lines if line.card.activity.themes[0] == key]) for key, term in themes.items()
        ],
        columns=[(key, themes[key], outcomes) for key, outcomes in columns.items() if outcomes],
        outcomes=[item for outcomes in columns.values() for item in outcomes],
        measured=len(measured),
        gaps=len(lines) * len(catalogue.outcomes) - len(measured),
        strengths=[each for each in reversed(Strength) if any(grade.strength == each for grade in shown)],
        directions=[each for each in Direction if any(grade.direction == each for grade in shown)],
    )


def _outcomes(catalogue: Catalogue, theme_id: str, words: Words) -> Sequence[tuple[str, Outcome]]:
    outcomes = [(key, outcome) for key, outcome in catalogue.outcomes.items() if outcome.theme == theme_id]
    return sorted(outcomes, key=lambda item: words.alphabetical(item[1].title))


def _line(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], card: Card, words: Words) -> Line:
    cells = {each.outcome_id: _cell(catalogue, grades, card.key, each, words) for each in card.grades}
    measuring = {study.evaluation_id for cell in cells.values() for study in cell.studies}
    others = [key for key in catalogue.evaluations_of(card.key) if key not in measuring]
    return Line(card, cells, Cell(None, [_study(catalogue, key, (), words) for key in others]) if others else None)


def _cell(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], activity_id: str, shown: CardGrade, words: Words
) -> Cell:
    key = GradeKey(activity_id, shown.outcome_id)
    rows = rows_of(catalogue, key, grades[key], words) if key in grades else ()
    return Cell(
        shown,
        [
            _study(catalogue, evaluation_id, [row for row in rows if row.evaluation_id == evaluation_id], words)
            for evaluation_id in shown.evaluations
        ],
    )


def _study(catalogue: Catalogue, evaluation_id: str, rows: Sequence[Row], words: Words) -> Study:
    evaluation = catalogue.evaluations[evaluation_id]
    reference = catalogue.references.get(evaluation.reference or "")
    return Study(evaluation_id, evaluation, short(reference, words) if reference else "", rows)
