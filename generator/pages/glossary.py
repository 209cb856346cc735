"""The glossary (ordforklaringer)."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.address import GLOSSARY, document
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.render import Renderer, renderer


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the one page, its terms in the order of the alphabet."""
    if "glossary" not in catalogue.vocabulary:
        return
    render = renderer(language)
    body = partial(_body, catalogue, render)
    title, description = render.words.t("glossary.title"), render.words.t("glossary.description")
    source = catalogue.sources["vocabulary"]["glossary"].file
    yield Page(GLOSSARY, document(GLOSSARY, index=True), title, description, body, source, hide=("toc",))


def _body(catalogue: Catalogue, render: Renderer) -> str:
    vocabulary = catalogue.vocabulary["glossary"]
    terms = sorted(vocabulary.terms, key=lambda term: render.words.alphabetical(term.title))
    return render.page("glossary", GLOSSARY, vocabulary=vocabulary, terms=terms, references=catalogue.references)
