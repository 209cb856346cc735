"""The bibliography in the three forms that programs keep references in, read back by such programs."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, NameParts, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text

from generator.bibliography import TEXTS, Name, Reference
from generator.exports.references_csl import csl
from generator.exports.references_ris import ris
from generator.problem import Place
from generator.site import Site
from generator.words import Words

VARIABLES = (
    *(
        "title",
        "container-title",
        "volume",
        "issue",
        "number",
        "page",
        "number-of-pages",
        "publisher",
        "ISBN",
        "ISSN",
        "DOI",
    ),
    *("URL", "note"),
)
STYLE = f"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Everything</title><id>everything</id><updated>2026-11-03T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><group delimiter=" | ">
<names variable="author"><name delimiter="; "/></names><names variable="editor"><name delimiter="; "/></names>
<date variable="issued"><date-part name="year"/><date-part name="month" form="numeric" prefix=" month "/></date>
{"".join(f'<text variable="{each}"/>' for each in VARIABLES)}
</group></layout></bibliography></style>"""
"""A citation style that prints all there is."""

PLACE = Place(PurePosixPath("references.bib"))
REPORT = Reference(
    "cfbu2015",
    PLACE,
    "techreport",
    "Gadeplansindsats på Nørrebro: æ, ø & å",
    authors=(Name("Center for Boligsocial Udvikling"), Name("Ågård", "Søren B.")),
    year="2015",
    month="3",
    number="Rapport 7",
    pages="88",
    institution="CFBU",
    isbn="978-87-0-00000-1",
    eisbn="978-87-0-00000-2",
    issn="1234-5678",
    url="https://www.example.org/a?b=1&c=2",
    read_in_copy="https://kopi.example.org/a.pdf",
    annotation="Kun bind 1",
    language="danish",
)


@pytest.fixture(scope="module", params=["real", "site"])
def either(request: pytest.FixtureRequest) -> Site:
    """The real catalogue, and the example with every kind of publication."""
    made: Site = request.getfixturevalue(request.param)
    return made


def test_report_in_ris(danish: Words) -> None:
    """One tag a line; an institution is an author by its whole name, and a number of pages is no first page's."""
    assert ris(REPORT, danish) == (
        "TY  - RPRT\n"
        "ID  - cfbu2015\n"
        "AU  - Center for Boligsocial Udvikling\n"
        "AU  - Ågård, Søren B.\n"
        "TI  - Gadeplansindsats på Nørrebro: æ, ø & å\n"
        "PY  - 2015\n"
        "DA  - 2015/03//\n"
        "IS  - Rapport 7\n"
        "SP  - 88\n"
        "PB  - CFBU\n"
        "SN  - 978-87-0-00000-1 978-87-0-00000-2 1234-5678\n"
        "UR  - https://www.example.org/a?b=1&c=2\n"
        "LA  - danish\n"
        "N1  - Kun bind 1\n"
        "N1  - læst i kopi hos https://kopi.example.org/a.pdf\n"
        "ER  - \n"
    )


def test_report_in_csl(danish: Words) -> None:
    """An institution is one name, never family and given, and a report's number is no issue of a journal."""
    assert csl(REPORT, danish) == {
        "id": "cfbu2015",
        "type": "report",
        "title": "Gadeplansindsats på Nørrebro: æ, ø & å",
        "author": [{"literal": "Center for Boligsocial Udvikling"}, {"family": "Ågård", "given": "Søren B."}],
        "issued": {"date-parts": [[2015, 3]]},
        "number": "Rapport 7",
        "number-of-pages": "88",
        "publisher": "CFBU",
        "ISBN": "978-87-0-00000-1 978-87-0-00000-2",
        "ISSN": "1234-5678",
        "URL": "https://www.example.org/a?b=1&c=2",
        "language": "da",
        "note": "Kun bind 1. læst i kopi hos https://kopi.example.org/a.pdf",
    }


def test_bibtex_is_read_by_another_program_with_nothing_lost(either: Site) -> None:
    """Every entry stands by its key with each of its fields, letter for letter, and none fails or is there twice."""
    text = _content(either, "data/references.bib")
    more = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    library, raw = parse_string(text, append_middleware=more), parse_string(text)
    assert library.failed_blocks == []
    for entry, as_written in zip(library.entries, raw.entries, strict=True):
        # Addresses are no LaTeX: BibLaTeX reads them as they stand.
        addresses = {"url", "readincopy"} & entry.fields_dict.keys()
        entry.fields = [as_written.fields_dict[each.key] if each.key in addresses else each for each in entry.fields]
    assert [_from_bibtex(entry) for entry in library.entries] == [_told(reference) for reference in _cited(either)]


def test_ris_is_read_by_another_program_with_nothing_lost(either: Site) -> None:
    """Danish letters, institutions, two publications with one ISBN: all come back as they are in the catalogue."""
    read = rispy.loads(_content(either, "data/references.ris"))
    assert [_from_ris(entry) for entry in read] == [
        {
            "id": reference.key,
            "authors": [f"{each.family}, {each.given}".removesuffix(", ") for each in reference.authors],
            "title": reference.title,
            "container": reference.container,
            "year": reference.year,
            "volume": reference.volume,
            "number": reference.number,
            "editors": [f"{each.family}, {each.given}".removesuffix(", ") for each in reference.editors],
            "pages": reference.page_count or reference.pages,
            "language": reference.language,
            "notes": [each for each in (reference.annotation, reference.read_in_copy) if each],
            "date": f"{reference.year}/{int(reference.month):02}//" if reference.month else "",
            "publisher": reference.institution,
            "numbers": f"{reference.isbn} {reference.eisbn} {reference.issn}".split(),
            "doi": reference.doi,
            "url": reference.url,
        }
        for reference in _cited(either)
    ]


@pytest.mark.filterwarnings("ignore::UserWarning:citeproc")
def test_csl_is_set_by_a_citation_program_with_nothing_lost(either: Site) -> None:
    """A style finds each publication by its key and prints authors, institutions, title and year, letter for letter."""
    source = CiteProcJSON(json.loads(_content(either, "data/references.json")))
    style = CitationStylesStyle(io.BytesIO(STYLE.encode()), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for reference in _cited(either):
        bibliography.register(Citation([CitationItem(reference.key)]))
    printed = dict(zip(bibliography.keys, map(str, bibliography.bibliography()), strict=True))
    assert list(printed) == [reference.key.lower() for reference in _cited(either)]
    for reference in _cited(either):
        text = _with_hyphens(printed[reference.key.lower()])
        names = [f"{name.given} {name.family}".strip() for name in (*reference.authors, *reference.editors)]
        wanted = [*names, *(getattr(reference, name) for name in TEXTS if name not in {"kind", "language", "month"})]
        wanted += [f"month {reference.month}"] if reference.month else []
        assert [each for each in wanted if _with_hyphens(each) not in text] == [], text


def test_each_publication_has_its_own_files(either: Site) -> None:
    """What is fetched of one publication is what stands of it in the whole."""
    whole = {each["id"]: each for each in json.loads(_content(either, "data/references.json"))}
    assert list(whole) == [reference.key for reference in _cited(either)]
    for key, told in whole.items():
        assert json.loads(_content(either, f"data/referencer/{key}.json")) == [told]
        assert _content(either, f"data/referencer/{key}.ris") in _content(either, "data/references.ris")
        assert _content(either, f"data/referencer/{key}.bib").strip() in _content(either, "data/references.bib")


def test_two_reports_of_one_isbn_are_two(danish: Words) -> None:
    """A series that shares a number is not taken for one publication: their ids tell them apart."""
    both = [REPORT, replace(REPORT, key="cfbu2016", title="Bind 2")]
    read = rispy.loads("\n".join(ris(each, danish) for each in both))
    assert [(each["id"], each["issn"]) for each in read] == [
        ("cfbu2015", "978-87-0-00000-1 978-87-0-00000-2 1234-5678"),
        ("cfbu2016", "978-87-0-00000-1 978-87-0-00000-2 1234-5678"),
    ]
    assert [csl(each, danish)["id"] for each in both] == ["cfbu2015", "cfbu2016"]


def _told(reference: Reference) -> Mapping[str, object]:
    texts = {name: getattr(reference, name) for name in TEXTS}
    return {**texts, "id": reference.key, "authors": list(reference.authors), "editors": list(reference.editors)}


def _from_bibtex(entry: Entry) -> Mapping[str, object]:
    fields = {field.key: field.value for field in entry.fields}
    own = {
        "pages": "pages",
        "month": "month",
        "page_count": "pagetotal",
        "read_in_copy": "readincopy",
        "language": "langid",
    }
    own |= {
        name: name
        for name in ("title", "year", "volume", "number", "isbn", "eisbn", "issn", "doi", "url", "annotation")
    }
    publishers = ("institution", "school", "publisher", "howpublished")
    return {
        **{name: _bare(fields.get(key, "")) for name, key in own.items()},
        "pages": fields.get("pages", "").replace("\N{EN DASH}", "-"),
        "id": entry.key,
        "kind": entry.entry_type,
        "authors": [_person(each) for each in fields.get("author", ())],
        "editors": [_person(each) for each in fields.get("editor", ())],
        "container": fields.get("journal", fields.get("booktitle", "")),
        "institution": next((fields[name] for name in publishers if name in fields), ""),
    }


def _person(name: NameParts) -> Name:
    parts = ([*name.von, *name.last, *name.jr], name.first)
    return Name(*(LatexNodes2Text().latex_to_text(" ".join(part)) for part in parts))


def _bare(text: str) -> str:
    return text.removeprefix("{").removesuffix("}")


def _from_ris(entry: Mapping[str, Any]) -> Mapping[str, object]:
    start, end = entry.get("start_page", ""), entry.get("end_page", "")
    return {
        "id": entry["id"],
        "authors": entry.get("authors", []),
        "title": entry["title"],
        "container": entry.get("secondary_title", ""),
        "year": entry.get("year", ""),
        "volume": entry.get("volume", ""),
        "number": entry.get("number", ""),
        "pages": f"{start}-{end}" if end else start,
        "publisher": entry.get("publisher", ""),
        "date": entry.get("date", ""),
        "editors": entry.get("secondary_authors", []),
        "numbers": entry.get("issn", "").split(),
        "language": entry.get("language", ""),
        "notes": [each.removeprefix("læst i kopi hos ") for each in entry.get("notes", [])],
        "doi": entry.get("doi", ""),
        "url": (entry.get("urls") or [""])[0],
    }


def _cited(site: Site) -> list[Reference]:
    return [each for key, each in site.catalogue.references.items() if key in site.catalogue.cited_by]


def _content(site: Site, path: str) -> str:
    return next(each.content for each in site.downloads if str(each.path) == path).decode()


def _with_hyphens(text: str) -> str:
    """Undo the dashes and quotes that a citation program sets."""
    return text.replace("\N{EN DASH}", "-").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
