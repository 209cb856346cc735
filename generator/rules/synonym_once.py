"""What people write for a word stands under one of the search's words only, and once."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence

CODE = "synonym-once"

LISTS = ("everyday", "professional", "english")


def synonym_once(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each phrase of the synonyms that another term has already: the search would not know which is meant.

    Capitals do not count. One term may have a phrase as a Danish word and as an English one.
    """
    terms = catalogue.terms("synonyms")
    owners = {term.title.casefold(): key for key, term in terms.items()}
    for position, (key, term) in enumerate(terms.items()):
        for name in LISTS:
            for number, phrase in enumerate(getattr(term, name)):
                owner = owners.setdefault(phrase.casefold(), key)
                if owner != key:
                    place = catalogue.place("vocabulary", "synonyms", ("terms", position, name, number))
                    yield Problem(place, CODE, sentence("synonym-once", phrase=phrase, term=terms[owner].title))
