"""How contributors' text becomes HTML that does no harm."""

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markdown import Markdown
from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from generator.bibliography import Name, Reference
from generator.problem import Place
from generator.records.fields import Markdown as MarkdownField
from generator.render import (
    _ONLY_WORDS,
    _by_markdown,
    ended,
    heading,
    host,
    line,
    names_text,
    plain,
    prose,
    renderer,
    short,
)
from generator.worded import worded
from generator.words import Words, load_words

PLACE = Place(PurePosixPath("evidence/references.bib"))
PIECES = (
    "[",
    "](",
    "[a](",
    "[a][",
    "- ",
    "1. ",
    "> ",
    "- a\n",
    "  - a\n",
    "|",
    "a|b\n",
    "-|",
    "**",
    "*a_",
    "``",
    "a ",
    "\n",
)
MARKS = "<>&\"'`*_[](){}#!|~\\:=+-./ \n\tajscript%0x1"
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)' onclick=alert(1)>x</a>",
    "<!-- --><b>x</b>",
    "<![CDATA[<b>x</b>]]>",
    "<?php x ?>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](\tjavascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x][a]\n\n[a]: javascript:alert(1)",
    '[x](https://www.example.org "t\\" onmouseover=alert(1) y")',
    "![x](https://www.example.org/x.png)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "a\n{: onclick=alert(1) #kk-id .kk-class }",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "```html\n<script>alert(1)</script>\n```",
    "\x02klzzwxh:0000\x03",
)
ALLOWED = {
    *("p", "br", "strong", "em", "code", "a", "ul", "ol", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@dataclass
class Seen(HTMLParser):
    """What a browser makes of HTML: its tags, attributes and text."""

    tags: set[str] = field(default_factory=set)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        """Make it a parser."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_no_harm(text: str) -> None:
    """No tag, attribute or address comes out of a Markdown field but the harmless ones."""
    _assert_harmless(prose(text))
    _assert_harmless(line(text))


@given(text=st.text(alphabet=MARKS, max_size=60) | st.text(max_size=60))
def test_any_text_does_no_harm(text: str) -> None:
    """Whatever is typed, a field never raises and never brings HTML of its own."""
    _assert_harmless(prose(text))
    _assert_harmless(line(text))


@given(parts=st.lists(st.sampled_from(HOSTILE) | st.text(alphabet=MARKS, max_size=10), max_size=6))
def test_hostile_texts_together_do_no_harm(parts: list[str]) -> None:
    """What is harmless alone is harmless beside others."""
    _assert_harmless(prose("".join(parts)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Et *kursivt* og **fedt** ord", "<p>Et <em>kursivt</em> og <strong>fedt</strong> ord</p>"),
        ("`kode` og `<b>`", "<p><code>kode</code> og <code>&lt;b&gt;</code></p>"),
        ("To afsnit.\n\nHer er det andet.", "<p>To afsnit.</p>\n<p>Her er det andet.</p>"),
        ("En linje\nog en til", "<p>En linje\nog en til</p>"),
        ("- en\n- to", "<ul>\n<li>en</li>\n<li>to</li>\n</ul>"),
        ("[x](https://a.dk?b=1&c=2 'd')", '<p><a rel="external" href="https://a.dk?b=1&amp;c=2" title="d">x</a></p>'),
        ("[mail](mailto:a@example.org)", '<p><a href="mailto:a@example.org">mail</a></p>'),
        ("a | b & c < d > e", "<p>a | b &amp; c &lt; d &gt; e</p>"),
        ("Tom & <b>Jerry</b>", "<p>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;</p>"),
        ("snake_case_ord og 2*3*4", "<p>snake_case_ord og 2<em>3</em>4</p>"),
        ("![billede](https://www.example.org/x.png)", "<p>![billede](https://www.example.org/x.png)</p>"),
        ("# Ingen overskrift", "<p># Ingen overskrift</p>"),
        ("Ingen\n---", "<p>Ingen\n---</p>"),
        ("    Rykket ind", "<p>Rykket ind</p>"),
        ("***", "<p>***</p>"),
    ],
)
def test_prose_of_a_markdown_field(text: str, expected: str) -> None:
    """Emphasis, links, lists and tables are made; whatever else is typed shows as typed."""
    assert str(prose(text)) == expected


@given(st.from_regex(_ONLY_WORDS, fullmatch=True))
def test_words_alone_are_what_markdown_makes_of_them(text: str) -> None:
    """What goes past Markdown and the cleaning comes out letter for letter as from them."""
    assert prose(text) == _by_markdown(text)


@pytest.mark.parametrize(
    "text", ["", "a ", "1. a", "1) a", "- a", "a\nb", "a & b", "a < b", "a_b", "a*b*", "a\N{NO-BREAK SPACE}b"]
)
def test_what_may_mean_something_is_read_by_markdown(text: str) -> None:
    """A list, a mark, a second line or a blank of another kind does not go past it."""
    assert not _ONLY_WORDS.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Et *ord*", "Et <em>ord</em>"),
        ("To\n\nafsnit", "<p>To</p>\n<p>afsnit</p>"),
        ("- en", "<ul>\n<li>en</li>\n</ul>"),
    ],
)
def test_line_has_no_paragraph_around_it(text: str, expected: str) -> None:
    """One paragraph fits into a list or a cell as it is; more keep theirs."""
    assert str(line(text)) == expected


def test_plain_is_the_first_paragraph_without_marks() -> None:
    """A page's description is text, and no HTML."""
    assert plain("Et *ord* & <b>et</b> til.\n\nIkke dette.") == "Et ord & <b>et</b> til."


@pytest.mark.parametrize(
    "text",
    [
        "Læs | *mere* & <b>bedre</b>",
        "1. punkt",
        "# ikke to gange #",
        "{ #anker .klasse }",
        "{: onclick=alert(1) }",
        "[link](https://www.example.org)",
        "_a_ __b__ ~c~ `d` \\e",
        "&lt; &amp; &#60;",
        "https://www.example.org",
        "slut ##",
        "<script>alert(1)</script>",
        "[^1] ==a== ^b^ $c$",
        "- a + b * c",
    ],
)
def test_heading_shows_text_letter_for_letter(text: str) -> None:
    """A title is no Markdown, whatever signs stand in it."""
    assert _headed(text) == text


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_any_heading_shows_its_text(text: str) -> None:
    """Only white space is folded."""
    assert _headed(text) == " ".join(text.split())


@pytest.fixture(scope="module")
def ordinary() -> float:
    """What an ordinary text as long as may be takes to render: seconds of one core, the least of three."""
    text = "**Fed** og *kursiv* med [et link](https://www.example.org/a).\n\n- et punkt\n- et andet med `kode`\n\n"
    return min(_seconds(f"{number} " + (text * 50)[:4900]) for number in range(3))


@given(text=st.lists(st.sampled_from(PIECES) | st.text(MARKS, max_size=6), max_size=4), times=st.integers(1, 2500))
@settings(max_examples=60)
def test_accepted_field_is_rendered_quickly(ordinary: float, text: list[str], times: int) -> None:
    """What the records take in a Markdown field never overflows the stack, and costs at most fifty ordinary ones."""
    typed = ("".join(text) * times)[:5000]
    try:
        accepted = TypeAdapter(MarkdownField).validate_python(typed)
    except ValidationError:
        return
    assert _seconds(accepted) < 50 * ordinary


@pytest.mark.parametrize("mark", ["[", "- ", "1. ", "> ", "* ", "    - a\n", "(", "!", "<", "*", "_", "`"])
def test_field_full_of_one_mark_is_refused(mark: str) -> None:
    """Where the library's time grows with the square, or its stack with the depth, the record is told so."""
    with pytest.raises(ValidationError, match=r"type=(marks|nested)"):
        TypeAdapter(MarkdownField).validate_python(
            "".join(mark.replace("    ", "    " * n) for n in range(1, 300))[:4900]
        )


def test_templates_write_every_value_for_html() -> None:
    """Who forgets a filter shows too many signs, never too few."""
    environment = renderer("da").environment
    assert environment.from_string("{{ a }}").render(a="<b>&") == "&lt;b&gt;&amp;"
    assert environment.from_string("{{ t('summary.sound') }}").render() == "Alle poster er i orden."


def test_sign_of_a_text_that_is_html_is_not_that_of_one_that_reads_the_same() -> None:
    """Signs are made once of what they are given."""
    fill = renderer("da").environment.from_string("{{ signs.mark(a) }}").render
    for _ in range(2):
        assert "kk-mark--<b>" in fill(a=Markup("<b>"))
        assert "kk-mark--&lt;b&gt;" in fill(a="<b>")


def test_record_link_says_its_title_letter_for_letter() -> None:
    """A title is anybody's text."""
    made = renderer("da").environment.from_string("{{ record_link('areas', 'a', '<b> & c') }}").render()
    assert made.endswith('omraader/a/">&lt;b&gt; &amp; c</a>')


def test_name_that_a_template_does_not_know_raises() -> None:
    """A fault of the program is no hole on a page."""
    with pytest.raises(UndefinedError):
        renderer("da").environment.from_string("{{ no_such_name }}").render()


def test_nothing_that_templates_call_wants_to_see_what_they_are_filled_with() -> None:
    """It would be called without."""
    called = renderer("da").environment.globals
    assert [name for name, each in called.items() if hasattr(each, "jinja_pass_arg")] == []


def test_texts_without_slots_stand_in_a_template_before_it_is_compiled(danish: Words) -> None:
    """They are written for HTML, as they would be when it is filled; what has slots or a filter is left."""
    text, _ = worded("parts/signs.html", replace(danish, texts={**danish.texts, "unknown": "<ikke> oplyst"}))
    assert '<span class="kk-unknown">&lt;ikke&gt; oplyst</span>' in text
    assert '{{ t("strength." ~ level) }}' in text


def test_text_that_would_be_read_as_a_template_is_refused(danish: Words) -> None:
    """A fault of the words; none of ours has such marks."""
    with pytest.raises(ValueError, match=r"\{\{ n \}\}"):
        worded("parts/signs.html", replace(danish, texts={**danish.texts, "unknown": "{{ n }}"}))


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (["Heller"], "Heller 2014"),
        (["Heller", "Davis"], "Heller og Davis 2014"),
        (["Bhatti", "Dahlgaard", "Hansen"], "Bhatti m.fl. 2014"),
        ([], "Styrelsen 2014"),
    ],
)
def test_short_names_a_publication_in_a_sentence(authors: list[str], expected: str) -> None:
    """One name, two names, or the first of many; without a name whoever published it."""
    names = tuple(Name(family) for family in authors)
    reference = Reference("a", PLACE, "misc", "T", authors=names, year="2014", institution="Styrelsen")
    assert short(reference, load_words("da")) == expected


def test_publication_without_a_year_says_so() -> None:
    """No year is not the year nought."""
    reference = Reference("a", PLACE, "misc", "Titel")
    assert short(reference, load_words("da")) == "Titel u.å."


def test_authors_are_written_out() -> None:
    """Family name first, initials after it, and an institution as it is."""
    names = [Name("Heller", "Sara B."), Name("Rådet"), Name("Ørsted", "Jens-Peter")]
    assert names_text(names, load_words("da")) == "Heller, S. B., Rådet og Ørsted, J.-P."


@pytest.mark.parametrize(("text", "expected"), [("a", "a."), ("a.", "a."), ("a?", "a?"), ("a!", "a!"), ("", ".")])
def test_sentence_ends_once(text: str, expected: str) -> None:
    """A mark of its own is enough."""
    assert ended(text) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://www.lbf.dk/a", "lbf.dk"), ("http://lbf.dk", "lbf.dk"), ("https://pub.lbf.dk?a=/b", "pub.lbf.dk")],
)
def test_host_is_the_sites_name(address: str, expected: str) -> None:
    """What a reader knows the site by."""
    assert host(address) == expected


def _seconds(text: str) -> float:
    """Render a text that was not rendered before; gives the seconds of one core."""
    begun = process_time()
    prose(text)
    return process_time() - begun


def _headed(text: str) -> str:
    """Give what a browser shows of a heading made by Python-Markdown with the site's extensions."""
    seen = Seen()
    seen.feed(Markdown(extensions=["attr_list", "tables"]).convert(f"## {heading(text)} {{ #anker }}\n"))
    assert (seen.tags, seen.attributes) == ({"h2"}, {("h2", "id")})
    return seen.text


def _assert_harmless(html: str) -> None:
    seen = Seen()
    seen.feed(html)
    seen.close()
    assert seen.tags <= ALLOWED
    assert seen.attributes <= {("a", "href"), ("a", "rel"), ("a", "title")}
    assert [
        each for each in seen.addresses if ":" in each and not each.startswith(("http:", "https:", "mailto:"))
    ] == []
