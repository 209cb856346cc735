"""The front page."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import HOME, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.news import news
from generator.pages.card import activity_card
from generator.pages.page import Page
from generator.records.activity import Direction, Strength
from generator.render import Renderer, plain, renderer

MOST_NEWS = 6
"""How much of what is new is shown."""
MOST_NAMES = 3
"""How many records of one piece of news are named; more are counted."""
WAYS = (
    Direction.POSITIVE,
    Direction.NO_EFFECT_FOUND,
    Direction.CONFLICTING,
    Direction.NEGATIVE,
    Direction.INCONCLUSIVE,
    Direction.UNKNOWN,
)
"""The directions that are explained; the "mostly" ones explain themselves."""


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: the ways in, and the catalogue in numbers."""
    render = renderer(language)
    body = partial(_body, catalogue, grades, render)
    title, description = render.words.t("home.question"), render.words.t("home.description")
    yield Page(HOME, document(HOME, index=True), title, description, body, hide=("navigation", "toc"))


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], render: Renderer) -> str:
    cards = [activity_card(catalogue, grades, key) for key in catalogue.in_use]
    shown = [card.grade.strength for card in cards if card.grade]
    return render.page(
        "home",
        HOME,
        themes=[
            (term, plain(term.description or ""), catalogue.activities_with_theme(key))
            for key, term in catalogue.terms("themes").items()
        ],
        groups=[(term, catalogue.activities_for(key)) for key, term in catalogue.terms("target-groups").items()],
        outcomes=[(key, outcome, catalogue.activities_on(key)) for key, outcome in catalogue.outcomes.items()],
        numbers={
            "activities": len(catalogue.activities),
            "evaluations": len(catalogue.evaluations),
            "areas": len(catalogue.areas),
            "observations": sum(len(rows) for rows in catalogue.observations.values()),
        },
        strengths=[(each, shown.count(each)) for each in Strength],
        directions=WAYS,
        news=news(catalogue)[:MOST_NEWS],
        most_names=MOST_NAMES,
    )
