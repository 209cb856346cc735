"""The catalogue: the list of all activities."""

from collections.abc import Iterator, Mapping

from generator.address import ACTIVITIES, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.card import activity_card
from generator.pages.page import Page
from generator.render import renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page: a card for each activity, in the order of the alphabet."""
    render = renderer(language)
    cards = [activity_card(catalogue, grades, key) for key in catalogue.in_use]
    cards.sort(key=lambda card: render.words.alphabetical(card.activity.title))
    body = render.page("catalogue", ACTIVITIES, cards=cards)
    title, description = render.words.t("activities.title"), render.words.t("activities.description")
    yield Page(ACTIVITIES, document(ACTIVITIES, index=True), title, description, body, hide=("navigation", "toc"))
