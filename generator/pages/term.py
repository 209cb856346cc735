"""Pages of a vocabulary whose terms gather activities: shared by focus areas and target groups."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.address import document, page_of
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.card import activity_card
from generator.pages.page import Page
from generator.render import plain, renderer


@dataclass(frozen=True, slots=True)
class TermSection:
    """A vocabulary with pages."""

    vocabulary: str
    address: str
    activities_of: Callable[[str], Sequence[str]]
    """The activities of a term, in the order they are shown."""


def term_pages(
    catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str, section: TermSection
) -> Iterator[Page]:
    """Give the list of a vocabulary's terms, then a page for each with its activities."""
    render = renderer(language)
    vocabulary = section.vocabulary
    record = catalogue.vocabulary.get(vocabulary)
    if record is None:
        return
    source = catalogue.sources["vocabulary"][vocabulary].file
    terms = [(term, section.activities_of(term.id)) for term in record.terms]
    description = plain(record.description or record.title)
    body = render.page("terms", section.address, vocabulary=record, kind=vocabulary, terms=terms)
    index = document(section.address, index=True)
    yield Page(section.address, index, record.title, description, body, source, hide=("navigation", "toc"))
    for term, activities in terms:
        address = page_of(vocabulary, term.id)
        body = render.page(
            "term",
            address,
            term=term,
            section=record.title,
            section_address=section.address,
            cards=[activity_card(catalogue, grades, key) for key in activities],
            references=catalogue.references,
        )
        title = term.title
        description = plain(term.description) if term.description else title
        yield Page(
            address, document(address, index=False), title, description, body, source, hide=("navigation", "toc")
        )
