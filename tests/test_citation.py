"""How a page is cited, and the publications that it cites."""

import json
import re
from datetime import date
from pathlib import PurePosixPath

import pytest
import rispy

from generator.address import HERE
from generator.bibliography import Reference, parse_references
from generator.pages.citation import Citation
from generator.pages.cited import cited_on
from generator.pages.page import Page
from generator.pages.verdict import verdicts_on
from generator.problem import Place
from generator.site import Site
from generator.words import Words

BIBTEX = r"""@misc{kernekataloget-lektiecafe,
  author = {{Kernekataloget}},
  title = {Lektiecafé \& \{mere\}: 100 \% \textbackslash{}x},
  year = {2026},
  note = {Gennemgået 3. november 2026. Grader efter regel 2.},
  url = {https://here.invalid/}
}"""

RIS = r"""TY  - ELEC
AU  - Kernekataloget
TI  - Lektiecafé & {mere}: 100 % \x
PY  - 2026
DA  - 2026/11/03
N1  - Gennemgået 3. november 2026. Grader efter regel 2.
UR  - https://here.invalid/
ER  -"""


def test_citation_in_three_forms(danish: Words) -> None:
    """The text is for a reader; BibTeX has the marks of LaTeX escaped, RIS has none to escape."""
    title = r"Lektiecafé & {mere}: 100 % \x"
    citation = Citation("lektiecafe", title, day=date(2026, 11, 3), rule=2, words=danish)
    assert citation.text == (
        rf"Kernekataloget (2026). {title}. Gennemgået 3. november 2026. Grader efter regel 2. https://here.invalid/"
    )
    assert citation.bibtex == BIBTEX
    assert citation.ris == RIS
    assert citation.csl == {
        "id": "kernekataloget-lektiecafe",
        "type": "webpage",
        "title": title,
        "author": [{"literal": "Kernekataloget"}],
        "issued": {"date-parts": [[2026, 11, 3]]},
        "note": "Gennemgået 3. november 2026. Grader efter regel 2.",
        "language": "da",
        "URL": "https://here.invalid/",
    }


def test_what_is_not_known_is_left_out_of_a_citation(danish: Words) -> None:
    """Without a day and a rule there is no year and no note, not an empty one."""
    citation = Citation("x", "X", day=None, rule=None, words=danish)
    assert citation.text == "Kernekataloget (u.å.). X. https://here.invalid/"
    assert citation.bibtex.splitlines()[1:-1] == [
        "  author = {{Kernekataloget}},",
        "  title = {X},",
        "  url = {https://here.invalid/}",
    ]
    assert citation.ris == "TY  - ELEC\nAU  - Kernekataloget\nTI  - X\nUR  - https://here.invalid/\nER  -"
    assert "issued" not in citation.csl


def test_publications_lead_back_to_where_they_are_named(site: Site, danish: Words) -> None:
    """Each is there once, with every section of the page that names it and the evaluations coded from it."""
    key = "eksempel-lektiehjaelp"
    cited = cited_on(site.catalogue, key, verdicts_on(site.catalogue, site.grades, key, danish), danish)
    assert [(each.reference.key, [anchor for anchor, _ in each.places], list(each.evaluations)) for each in cited] == [
        ("eksempel2019samlet", ["evidens-eksempel-trivsel", "eksempler"], ["eksempel2019samlet"]),
        ("eksempel2015forsoeg", ["evidens-eksempel-laesning", "evidens-eksempel-trivsel"], ["eksempel2015forsoeg"]),
        ("eksempel2012tilbage", ["evidens-eksempel-laesning"], ["eksempel2012tilbage"]),
        ("eksempel2001bog", ["eksempler"], []),
    ]


def test_page_says_its_own_address_only_through_the_doors(site: Site) -> None:
    """Below the doors nobody knows where the site will be: a slot stands in for it in each form of the citation."""
    page = next(page for page in site.pages if page.address == "aktiviteter/eksempel-lektiehjaelp/")
    assert page.body.count(HERE) == 3


def test_titles_say_their_language_where_it_is_not_the_pages(site: Site) -> None:
    """A screen reader reads an English title as English, and a Danish one as the page (WCAG 3.1.2)."""
    body = next(page.body for page in site.pages if page.address == "referencer/")
    assert (
        '<span lang="en">A Trial of Examples: 50% &amp; More.</span> <cite lang="en">Journal of Examples</cite>' in body
    )
    assert "<cite>Hvad er et eksempel?</cite>" in body
    body = next(page.body for page in site.pages if page.address == "aktiviteter/eksempel-jobhjaelp/")
    assert '<a href="https://www.example.org/en/job" rel="external" lang="en">Help With Jobs</a>' in body
    assert '<a href="https://www.example.org/job" rel="external">Om hjælp til job</a>' in body


def test_our_own_words_for_an_unseen_title_are_danish() -> None:
    """In brackets stands what the study is, not what it is called."""
    place = Place(PurePosixPath("references.bib"))
    titles = ["Summer Jobs", "[Forsøg med sommerjob]"]
    assert [Reference("a", place, "article", title).title_language for title in titles] == ["en", "da"]


def test_activity_can_be_cited_from_files(site: Site) -> None:
    """Beside the page lie how it is cited, with its whole address, and the publications that it cites."""
    folder = "aktiviteter/eksempel-lektiehjaelp/"
    files = {f"{folder}{name}": text for name, text in _files(site, folder).items()}
    assert f"url = {{https://kernekataloget.example/{folder}}}" in files[f"{folder}citat.bib"]
    assert f"UR  - https://kernekataloget.example/{folder}" in files[f"{folder}citat.ris"]
    assert json.loads(files[f"{folder}citat.json"])[0]["URL"] == f"https://kernekataloget.example/{folder}"
    assert [each["id"] for each in json.loads(files[f"{folder}kilder.json"])] == [
        "eksempel2019samlet",
        "eksempel2015forsoeg",
        "eksempel2012tilbage",
        "eksempel2001bog",
    ]
    references, problems = parse_references(files[f"{folder}kilder.bib"], PurePosixPath("kilder.bib"))
    assert problems == []
    cited = ["eksempel2019samlet", "eksempel2015forsoeg", "eksempel2012tilbage", "eksempel2001bog"]
    assert [each["id"] for each in rispy.loads(files[f"{folder}kilder.ris"])] == cited
    assert list(references.references) == sorted(cited)


def test_coding_of_a_study_can_be_cited_from_files(site: Site) -> None:
    """The catalogue's coding is cited by the day it was coded, as something else than the study itself."""
    files = _files(site, "evalueringer/eksempel2019samlet/")
    assert sorted(files) == ["citat.bib", "citat.json", "citat.ris"]
    cited = json.loads(files["citat.json"])[0]
    title = site.catalogue.evaluations["eksempel2019samlet"].title
    assert (cited["title"], cited["note"]) == (f"Kodning af evalueringen: {title}", "Kodet 2. januar 2026.")
    assert [each["title"] for each in rispy.loads(files["citat.ris"])] == [cited["title"]]


def test_every_grade_can_be_cited_from_files_of_its_own(site: Site) -> None:
    """One that stood before has its own files, with the address that stays its own."""
    folder = "aktiviteter/eksempel-lektiehjaelp/grader/"
    files, body = _files(site, folder), _page(site, folder).body
    anchors = re.findall(r'<section class="kk-colophon" id="([^"]+)"', body)
    assert len(anchors) > 1
    assert set(files) == {f"{anchor}.{ending}" for anchor in anchors for ending in ("bib", "ris", "json")}
    for anchor in anchors:
        address = f"https://kernekataloget.example/{folder}#{anchor}"
        assert json.loads(files[f"{anchor}.json"])[0]["URL"] == address
        assert f"url = {{{address}}}" in files[f"{anchor}.bib"]
        assert f"UR  - {address}" in files[f"{anchor}.ris"]


@pytest.mark.parametrize(
    "address",
    ["effektmaal/eksempel-laesning/", "indikatorer/eksempel-andel-der-laeser/", "omraader/eksempel-parken/"],
)
def test_page_of_a_record_can_be_cited_from_files(site: Site, address: str) -> None:
    """Outcomes, indicators and areas are cited by their title and address, and by no day, as no record has one."""
    files, page = _files(site, address), _page(site, address)
    cited = json.loads(files["citat.json"])[0]
    assert (cited["title"], cited["URL"]) == (page.title, f"https://kernekataloget.example/{address}")
    assert "issued" not in cited
    assert [(each["title"], each["urls"]) for each in rispy.loads(files["citat.ris"])] == [
        (cited["title"], [cited["URL"]])
    ]
    assert f"url = {{{cited['URL']}}}" in files["citat.bib"]


def _page(site: Site, address: str) -> Page:
    return next(page for page in site.pages if page.address == address)


def _files(site: Site, address: str) -> dict[str, str]:
    """Give the texts that lie beside a page, by their names."""
    texts = (each for each in _page(site, address).files if each.path.suffix in {".bib", ".ris", ".json"})
    return {each.path.name: each.content.decode() for each in texts}
