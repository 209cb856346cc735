"""Pages of a vocabulary whose terms gather activities: shared by focus areas and target groups."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.address import SECTIONS, document, page_of
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.card import activity_card
from generator.pages.page import Page
from generator.render import Renderer, plain, renderer


def term_pages(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str, vocabulary: str
) -> Iterator[Page]:
    """Give the list of a vocabulary's terms, then a page for each with its activities."""
    render = renderer(language)
    record = catalogue.vocabulary.get(vocabulary)
    if record is None:
        return
    address, source = SECTIONS[vocabulary], catalogue.sources["vocabulary"][vocabulary].file
    description = plain(record.description or record.title)
    body = partial(_list_body, catalogue, vocabulary, render)
    made = document(address, index=True)
    yield Page(address, made, record.title, description, body, source, hide=("navigation", "toc"))
    for term in record.terms:
        address = page_of(vocabulary, term.id)
        description = plain(term.description) if term.description else term.title
        body = partial(_body, catalogue, grades, vocabulary, term.id, render)
        made = document(address, index=False)
        yield Page(address, made, term.title, description, body, source, hide=("navigation", "toc"))


def _list_body(catalogue: Catalogue, vocabulary: str, render: Renderer) -> str:
    record = catalogue.vocabulary[vocabulary]
    terms = [(term, _activities_of(catalogue, vocabulary, term.id)) for term in record.terms]
    return render.page("terms", SECTIONS[vocabulary], vocabulary=record, kind=vocabulary, terms=terms)


def _body(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], vocabulary: str, term_id: str, render: Renderer
) -> str:
    return render.page(
        "term",
        page_of(vocabulary, term_id),
        term=catalogue.terms(vocabulary)[term_id],
        section=catalogue.vocabulary[vocabulary].title,
        section_address=SECTIONS[vocabulary],
        cards=[activity_card(catalogue, grades, key) for key in _activities_of(catalogue, vocabulary, term_id)],
        references=catalogue.references,
    )


def _activities_of(catalogue: Catalogue, vocabulary: str, term_id: str) -> Sequence[str]:
    """Give the activities of a term, in the order they are shown."""
    is_theme = vocabulary == "themes"
    return catalogue.activities_with_theme(term_id) if is_theme else catalogue.activities_for(term_id)
