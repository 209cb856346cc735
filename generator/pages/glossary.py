"""The glossary (ordforklaringer)."""

from collections.abc import Iterator, Mapping

from generator.address import GLOSSARY, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.render import renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page, its terms in the order of the alphabet."""
    render = renderer(language)
    vocabulary = catalogue.vocabulary.get("glossary")
    if vocabulary is None:
        return
    terms = sorted(vocabulary.terms, key=lambda term: render.words.alphabetical(term.title))
    body = render.page("glossary", GLOSSARY, vocabulary=vocabulary, terms=terms, references=catalogue.references)
    title, description = render.words.t("glossary.title"), render.words.t("glossary.description")
    source = catalogue.sources["vocabulary"]["glossary"].file
    yield Page(GLOSSARY, document(GLOSSARY, index=True), title, description, body, source, hide=("toc",))
