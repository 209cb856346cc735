"""BibTeX read into plain references that know their places."""

import re
from pathlib import PurePosixPath
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.richtext import Text

from generator import bibliography
from generator.any_bibtex import read_any
from generator.bibliography import Bibliography, Name, Reference, parse_references
from generator.plain_bibtex import read_plain
from generator.problem import Place, Problem
from tests.real import ROOT

FILE = PurePosixPath("evidence/references.bib")

ARTICLE = """\
Ord mellem posterne læses ikke.

@comment{gammel, title = {Ikke med}}

@Article{eksempel2015,
  AUTHOR = {Eksempel, Anne-Marie B. and {Det Store R{\\aa}d} and von der Eksempel, Carl},
  editor = {Bo Eksempel},
  title = {{A {DNA} Trial}: 50% \\& {\\o}l -- ``sound''},
  journal = {Journal of Examples},
  year = 2015,
  month = dec,
  volume = {12},
  number = {3},
  pages = {100--112},
  doi = {10.5555/a_b%20(c)<d>},
  url = { https://www.example.org/a_b%20c~d?e=1&f=2#g },
  readincopy = {https://kopi.example.org/},
  isbn = {978-0-00-000000-2},
  eisbn = {978-0-00-000000-3},
  issn = {1234-5678},
  pagetotal = {13},
  annotation = {Kun   resuméet
    er læst},
  langid = {danish}
}
"""


def test_every_field_is_read_as_plain_text() -> None:
    """LaTeX's commands and braces are gone, addresses are as written, and field names have no capitals."""
    reference = _only(ARTICLE)
    assert reference == Reference(
        key="eksempel2015",
        place=Place(FILE, 5, 1),
        kind="article",
        title="A DNA Trial: 50% & øl – “sound”",
        authors=(
            Name("Eksempel", "Anne-Marie B."),
            Name("Det Store Råd"),
            Name("von der Eksempel", "Carl"),
        ),
        editors=(Name("Eksempel", "Bo"),),
        year="2015",
        month="12",
        container="Journal of Examples",
        volume="12",
        number="3",
        pages="100-112",
        page_count="13",
        isbn="978-0-00-000000-2",
        eisbn="978-0-00-000000-3",
        issn="1234-5678",
        doi="10.5555/a_b%20(c)<d>",
        url="https://www.example.org/a_b%20c~d?e=1&f=2#g",
        read_in_copy="https://kopi.example.org/",
        annotation="Kun resuméet er læst",
        language="danish",
        bibtex=ARTICLE[ARTICLE.index("@Article") :].strip(),
    )


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Eksempel, Anna", [Name("Eksempel", "Anna")]),
        ("Anna Eksempel", [Name("Eksempel", "Anna")]),
        ("Anna Bo Eksempel", [Name("Eksempel", "Anna Bo")]),
        ("de la Eksempel, Anna", [Name("de la Eksempel", "Anna")]),
        ("Eksempel, Jr., Anna", [Name("Eksempel Jr.", "Anna")]),
        ("Eksempel Eksempelsen, Anna", [Name("Eksempel Eksempelsen", "Anna")]),
        ("{Eksempelstyrelsen og Co., afdeling 1}", [Name("Eksempelstyrelsen og Co., afdeling 1")]),
        ("{Styrelsen} and Eksempel, Bo", [Name("Styrelsen"), Name("Eksempel", "Bo")]),
        ("{\\O}rsted, S{\\o}ren and {\\AA}se", [Name("Ørsted", "Søren"), Name("Åse")]),
        ("M{\\\"u}ller, Ren{\\'e}", [Name("Müller", "René")]),
        ("", []),
    ],
)
def test_names_are_people_or_institutions(author: str, expected: list[Name]) -> None:
    """An institution in double braces is one name, whatever words and commas stand in it."""
    assert list(_only(f"@misc{{a, title = {{t}}, author = {{{author}}}}}").authors) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Sara B.", "S. B."),
        ("Jens-Peter", "J.-P."),
        ("Jens-Peter Ørsted", "J.-P. Ø."),
        ("jens", "j."),
        ("-Peter", "P."),
        ("", ""),
    ],
)
def test_initials_of_given_names(given: str, expected: str) -> None:
    """Each given name has its first letter, and a hyphen stays."""
    assert Name("Eksempel", given).initials == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("doi = {10.5555/a}, url = {https://b.example.org}", "https://doi.org/10.5555/a"),
        ("url = {https://b.example.org}, readincopy = {https://c.example.org}", "https://b.example.org"),
        ("readincopy = {https://c.example.org}", "https://c.example.org"),
        ("", ""),
    ],
)
def test_address_is_the_surest_one(fields: str, expected: str) -> None:
    """A DOI goes before the publisher's address, and that before a copy's."""
    assert _only(f"@misc{{a, title = {{t}}, {fields}}}").address == expected


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        ("techreport", "institution", "Styrelsen"),
        ("phdthesis", "school", "Universitetet"),
        ("book", "publisher", "Forlaget"),
        ("misc", "howpublished", "Tinget"),
        ("misc", "organization", "Foreningen"),
    ],
)
def test_whoever_published_it_is_the_institution(kind: str, field: str, text: str) -> None:
    """BibTeX has a field for each kind of publisher; readers need one."""
    assert _only(f"@{kind}{{a, title = {{t}}, {field} = {{{text}}}}}").institution == text


def test_book_is_the_container_of_its_chapter() -> None:
    """What a chapter stands in is shown as a journal is."""
    assert _only("@incollection{a, title = {t}, booktitle = {Bogen}}").container == "Bogen"


@pytest.mark.parametrize("field", ["title", "institution", "annotation"])
@pytest.mark.parametrize("text", ["50% af alle", "50\\% af alle", "5 % og 6 %"])
def test_percent_sign_is_no_comment(field: str, text: str) -> None:
    """LaTeX would take the rest of the line away, and nobody would see it missing."""
    fields = {"title": "t", field: text}
    reference = _only("@misc{a, " + ", ".join(f"{name} = {{{value}}}" for name, value in fields.items()) + "}")
    assert getattr(reference, field) == text.replace("\\", "")


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, title = {A}}\n@misc{b, title = {B}}\n",
        "@misc{a, title = {A}} @misc{b, title = {B}}",
        "@misc(a, title = {A})\r\n@misc(b, title = {B})",
        "  @MISC {a ,title={A}}\n\n@misc { b,title={B}}",
        "% @misc{a, title = {A}}\n@misc{b, title = {B}}",
    ],
    ids=["lines", "one-line", "parentheses", "spaces", "percent"],
)
def test_entries_are_found_however_they_are_laid_out(text: str) -> None:
    """What pybtex takes for an entry has its key known and its place found."""
    bibliography, problems = _read(text)
    assert (sorted(bibliography.references), sorted(bibliography.keys), problems) == (["a", "b"], ["a", "b"], [])
    assert bibliography.references["a"].place < bibliography.references["b"].place


def test_keys_are_those_of_publications_only() -> None:
    """A record that names an abbreviation or a comment names nothing."""
    bibliography, _ = _read("@string{a = {x}}\n@comment{b, x}\n@preamble{c}\n@misc{d, title = {t}}\n")
    assert bibliography.keys == {"d"}


def test_text_that_grows_is_refused_before_it_does() -> None:
    """Forty lines that each say the one before twice would need more memory than there is."""
    lines = ["@string{a0 = {x}}", *(f"@STRING {{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 40))]
    bibliography, problems = _read("\n".join([*lines, "@misc{b, title = {B}}"]))
    assert list(bibliography.references) == ["b"]
    assert [(problem.code, problem.place.line) for problem in problems] == [("bibtex-feature", n) for n in range(1, 41)]


def test_entry_that_brings_more_names_than_may_be_is_not_read() -> None:
    """Names are dear: those of the whole file are counted, and the entry that has too many is told."""
    author = " and ".join(["A"] * 1600)
    entries = [f"@misc{{k{number}, title = {{t}}, author = {{{author}}}}}" for number in range(8)]
    bibliography, problems = _read("\n".join(entries))
    assert list(bibliography.references) == ["k0", "k1", "k2", "k3", "k4", "k5"]
    assert [(each.code, each.place.line, each.sentence.key) for each in problems] == [
        ("bibtex-feature", 7, "bibtex-feature.names"),
        ("bibtex-feature", 8, "bibtex-feature.names"),
    ]


def test_entries_beyond_what_may_be_are_not_read() -> None:
    """The first of them is told; their keys are known, so that who names them is told nothing else."""
    bibliography, problems = _read("\n".join(f"@misc{{k{number:04}, title = {{t}}}}" for number in range(2003)))
    assert (len(bibliography.references), len(bibliography.keys)) == (2000, 2003)
    assert [(each.place.line, each.sentence.key) for each in problems] == [(2001, "bibtex-feature.many")]


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{same, title = {t}}",
        "@misc{KEY, title = {t}}",
        "@misc{KEY, title = {t}, author = {" + " and ".join(["A \\'e"] * 900) + "}}",
        "@misc{KEY, title = {" + "\\'e " * 2400 + "}}",
        "@misc{KEY, title = {t}, author = {" + "A," * 4900 + "}}",
    ],
    ids=["one-key", "small", "names", "latex", "commas"],
)
def test_worst_file_costs_as_much_as_few_ordinary_ones(ordinary: float, entry: str) -> None:
    """Whatever a file within the limits holds, reading it takes at most twenty times what ours would at that size."""
    times = 128 * 1024 // (len(entry) + 5)
    text = "\n".join(entry.replace("KEY", f"k{number}") for number in range(times))
    assert _seconds(text) < 20 * ordinary


@pytest.fixture(scope="module")
def ordinary() -> float:
    """What our own references take to read, at 128 kB, where one entry is not plain: seconds of one core."""
    text = (ROOT / "evidence" / "references.bib").read_text(encoding="utf-8") + "@misc(last, title = {t})"
    return _seconds(text) * 128 * 1024 / len(text)


def _seconds(text: str) -> float:
    begun = process_time()
    _read(text)
    return process_time() - begun


@pytest.mark.parametrize("mark", ["{", "}", "@", "\\", "\\'", "a and ", "a, ", "{a}", "~", "$", "%"])
def test_field_full_of_one_mark_is_answered(mark: str) -> None:
    """No text takes the stack or all the time, and the entry after it is found."""
    bibliography, _ = _read(f"@misc{{a, title = {{{mark * 4000}}}}}\n\n@misc{{b, title = {{B}}}}\n")
    assert "b" in bibliography.keys


def test_each_of_three_with_one_key_is_told_where_it_stands() -> None:
    """Capitals make no other key."""
    bibliography, problems = _read("@misc{a, title = {t}}\n" * 2 + "@misc{A, title = {t}}\n")
    assert list(bibliography.references) == ["a"]
    assert [(problem.place.line, problem.sentence.slots["line"]) for problem in problems] == [(2, 1), (3, 1)]


def test_entry_with_a_syntax_error_is_left_out_and_known() -> None:
    """What is left of it is not published, and whoever names it is not told that it does not exist."""
    bibliography, problems = _read("@misc{a,\n  title = {A},\n  year = \n}\n\n@misc{b, title = {B}}\n")
    assert (list(bibliography.references), sorted(bibliography.keys)) == (["b"], ["a", "b"])
    assert [(str(problem.place), problem.sentence.slots["line"]) for problem in problems] == [
        ("evidence/references.bib:1:1", 4)
    ]


def test_file_without_entries_is_an_empty_bibliography() -> None:
    """Nothing is nothing to stumble over."""
    assert _read("") == (Bibliography({}, frozenset()), [])


@given(text=st.text() | st.text(alphabet='@{}(),="#\\%~$ \nabAB1-', max_size=40))
def test_any_text_is_read_or_has_a_problem_inside_it(text: str) -> None:
    """Reading never raises."""
    _, problems = _read(text)
    assert [problem for problem in problems if problem.place.line > text.count("\n") + 1] == []


@given(
    title=st.text(alphabet="a {}\\%\"'~$&o", max_size=12), author=st.text(alphabet="ab {}\\%,.'~-o\u00e6", max_size=12)
)
def test_any_field_is_read_or_has_a_problem(title: str, author: str) -> None:
    """Whatever stands in a title or a name, reading never raises and the next entry is found."""
    bibliography, problems = _read(
        f"@misc{{a, title = {{{title}}}, author = {{{author}}}}}\n\n@misc{{b, title = {{B}}}}\n"
    )
    assert "b" in bibliography.references or problems
    assert "a" in bibliography.references or problems


def _read(text: str) -> tuple[Bibliography, list[Problem]]:
    return parse_references(text, FILE)


def _only(text: str) -> Reference:
    bibliography, problems = _read(text)
    assert problems == []
    (reference,) = bibliography.references.values()
    return reference


LATEX = st.text(alphabet="aB1 .,-{}'\"\N{EN DASH}\N{RIGHT SINGLE QUOTATION MARK}\\&%", max_size=14)


@given(latex=LATEX.map(lambda text: re.sub("([&%])", r"\\\1", text)))
def test_simple_latex_is_read_as_pybtex_reads_it(latex: str) -> None:
    """What is not given to pybtex because it is simple becomes the same text as it would there."""
    simple = bibliography._simple(latex)  # noqa: SLF001 - a short cut, which nobody else may see
    assert simple is None or simple == " ".join(str(Text.from_latex(latex)).split())


PLAIN = """\
Ord mellem posterne læses ikke.

@Article{eksempel2015,
  AUTHOR = {Eksempel Eksempelsen, Anne-Marie  B. and {Styrelsen for det ene and det andet} and Bo and de la Eks, C.},
  editor = "van Eks, D.",
  title = {{A {DNA} Trial}: 50\\% \\& {\\o}l},
  year = 2015,
  month = DEC,
  pages = {100--112}
}
@misc { b , title={B}, }
"""


@pytest.mark.parametrize(
    "text",
    [PLAIN, (ROOT / "evidence" / "references.bib").read_text(encoding="utf-8"), ""],
    ids=["all-of-it", "ours", "nothing"],
)
def test_plain_file_is_read_without_pybtex(text: str) -> None:
    """It is worth a tenth of a check, and gives what pybtex gives."""
    plain = read_plain(text)
    assert plain is not None
    assert (plain, []) == read_any(text, FILE, [])


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{a, title = {t}}\n@misc{A, title = {t}}",
        "@misc{a, title = {t}, TITLE = {u}}",
        "@misc{a, title = {t}, author = {A, B, C}}",
        "@misc{a, title = {t}, author = {Anna Eksempel}}",
        "@misc{a, title = {t}, author = {{\\O}rsted, S.}}",
        "@misc{a, title = {t}, month = foo}",
        "@misc{a, title = {t} # {u}}",
        "@misc{a, title = {t}, year =}",
        "@misc{a, title = {t} year = 2015}",
        "@misc{a, title = {t}",
        "@misc(a, title = {t})",
        "@misc{, title = {t}}",
        "@comment{a, title = {t}}",
        "skriv til nogen@example.org",
    ],
)
def test_other_files_are_left_to_pybtex(entry: str) -> None:
    """Where there may be a mistake, or names of which the order of words says which is which."""
    assert read_plain(entry) is None


@given(
    fields=st.lists(
        st.tuples(
            st.sampled_from(["title", "Author", "editor", "month", "x-y", ""]),
            st.sampled_from(["{%s}", '"%s"', "%s", "{{%s}}", "{%s", '{%s} # "b"']),
            st.text(alphabet="aB1 {},~=@\\\n\u00a0\u00e6", max_size=9)
            | st.sampled_from(
                ["a and b", "{a and B} AND c, d", "a, b and and", "b and {c} and ", "may", "12", "and, a"]
            ),
        ),
        max_size=3,
    ),
    key=st.sampled_from(["a", "A", "b c", "", "\u00e6"]),
)
def test_plain_entry_is_read_as_pybtex_reads_it(fields: list[tuple[str, str, str]], key: str) -> None:
    """What is not given to pybtex because it is plain has the same fields and names, and no mistakes."""
    written = ",\n".join(f"{name} = {form % text}" for name, form, text in fields)
    text = f"@Misc{{{key},\n{written}\n}}\n@book{{z, title = {{Z}}}}"
    plain = read_plain(text)
    assert plain is None or (plain, []) == read_any(text, FILE, [])
