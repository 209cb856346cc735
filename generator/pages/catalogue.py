"""The catalogue: the list of all activities, and the facets that narrow it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial

from generator.address import ACTIVITIES, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.browse import browsed, facets, json_text
from generator.pages.card import activity_card
from generator.pages.page import Page
from generator.render import Renderer, renderer
from generator.words import Words


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: a card and a row for each activity, in the order of the alphabet."""
    render = renderer(language)
    body = partial(_body, catalogue, grades, render)
    title, description = render.words.t("activities.title"), render.words.t("activities.description")
    yield Page(ACTIVITIES, document(ACTIVITIES, index=True), title, description, body, hide=("navigation", "toc"))


def _body(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], render: Renderer) -> str:
    cards = [activity_card(catalogue, grades, key) for key in catalogue.in_use]
    cards.sort(key=lambda card: render.words.alphabetical(card.activity.title))
    activities = browsed(catalogue, cards)
    measured = {each.outcome_id: each.outcome for card in cards for each in card.grades}
    return render.page(
        "catalogue",
        ACTIVITIES,
        cards=cards,
        facets=facets(catalogue, activities, render.words),
        groups=catalogue.terms("target-groups"),
        outcomes=sorted(measured.items(), key=lambda item: render.words.alphabetical(item[1].title)),
        sorts=("alphabet", "strength", "evaluations", "cost", "readiness", "reviewed"),
        known=json_text(
            {"activities": {key: asdict(each) for key, each in activities.items()}, "texts": _texts(render.words)}
        ),
    )


def _texts(words: Words) -> Mapping[str, str]:
    """Give the texts that the script fills and shows, by its own names for them."""
    t = words.t
    return {
        "one": t("browse.count.one"),
        "other": t("browse.count.other"),
        "remove": t("browse.remove"),
        "clear": t("browse.clear"),
        "search": t("browse.chip.search"),
        "age": t("browse.chip.age"),
        "primary": t("browse.about.primary"),
        "chosen": t("browse.about.chosen"),
        "unknown_age": t("browse.age.left-out"),
        "pick_more": t("compare.pick-more"),
        "picked": t("compare.picked"),
    }
