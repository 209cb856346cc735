"""Links between records of one kind lead onwards: an area is not part of itself, and a relation is stated once."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence

CODE = "circular-link"


def circular_link(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name one link of each circle of ``related`` activities and of areas that are ``part_of`` each other.

    A relation is shown on both pages, so it is stated in one record only: the one that comes first in the alphabet
    will never close a circle.
    """
    related = {key: activity.related for key, activity in catalogue.activities.items()}
    for circle in _circles(related):
        position = related[circle[-2]].index(circle[-1])
        place = catalogue.place("activities", circle[-2], ("related", position))
        yield Problem(place, CODE, sentence("circular-link.related", circle=" → ".join(circle)))
    part_of = {key: (area.part_of,) if area.part_of else () for key, area in catalogue.areas.items()}
    for circle in _circles(part_of):
        place = catalogue.place("areas", circle[-2], ("part_of",))
        yield Problem(place, CODE, sentence("circular-link.part-of", circle=" → ".join(circle)))


def _circles(links: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Give circles, each beginning and ending with its alphabetically last member, until none is left."""
    left = {key: list(targets) for key, targets in links.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            # The sorter lists a circle against the direction of the links, its first member again at the end.
            members = list(reversed(error.args[1]))[1:]
            last = members.index(max(members))
            circle = (*members[last + 1 :], *members[: last + 1])
            yield (circle[-1], *circle)
            left[circle[-2] if len(circle) > 1 else circle[-1]].remove(circle[-1])
        else:
            return
