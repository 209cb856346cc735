"""Stage 5: words on a page: the templates' environment, their filters, and how contributors' text becomes HTML.

Templates are Markdown documents whose headings are Markdown and whose blocks are finished HTML. Jinja escapes
every value for HTML; a text that goes into a heading passes ``heading``, a Markdown field passes ``prose``, and
nothing that was rendered is ever rendered again.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nh3
from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.runtime import Context
from markdown import Markdown
from markupsafe import Markup, escape

from generator.address import page_of, way
from generator.bibliography import Name, Reference
from generator.worded import worded
from generator.words import Words, load_words

_TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "em",
    "li",
    "ol",
    "p",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
_ATTRIBUTES = {"a": {"href", "title"}}
_SCHEMES = {"http", "https", "mailto"}
_OUTWARD = re.compile(r'<a (?=href="https?://)')
"""A link that leaves the site, as nh3 writes it: the address comes first."""
_ONLY_WORDS = re.compile(
    r"[^\W\d_](?:[^\W_]|[ .,:;?!()%/'\"+\N{EN DASH}\N{RIGHT SINGLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}»«§-])*(?<! )"
)
"""A paragraph on one line in which nothing means anything to Markdown or HTML, and that begins as no list does."""
_MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&:])")


@dataclass(frozen=True, slots=True)
class Renderer:
    """The templates in one language."""

    words: Words
    environment: Environment
    here: "_Here"

    def page(self, template: str, address: str, /, **context: Any) -> str:  # noqa: ANN401 - templates take anything
        """Fill a page's template. Raises for a name the template does not know: a fault of the program."""
        self.here.address = address
        return self.environment.get_template(f"pages/{template}.md").render(**context)


class _Here:
    """The page that is being filled: the parts that pages share are imported once for all of them, and link from it."""

    address = ""

    def url(self, target: str) -> str:
        """Give the way from it to an address of the site."""
        return way(self.address, target)

    def page_of(self, kind: str, record_id: str) -> str:
        """Give the way from it to a record's page."""
        return way(self.address, page_of(kind, record_id))

    def record_link(self, kind: str, record_id: str, title: str) -> Markup:
        """Give a link from it to a record's page. A macro would take five times as long, and a page has ten."""
        return Markup(f'<a href="{escape(self.page_of(kind, record_id))}">{escape(title)}</a>')  # noqa: S704 - escaped


class _Signs:
    """The small parts of ``parts/signs.html``, each made once of what it is given: one page may have a hundred."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        macro = getattr(self._environment.get_template("parts/signs.html").module, name)
        # By type too: a text that is HTML already is not written as one that reads the same.
        made = lru_cache(maxsize=None, typed=True)(macro)
        setattr(self, name, made)
        return made


class _Plain(Context):
    """What a template is filled with.

    Nothing that our templates call wants to be given this too, so none is asked whether it does: Jinja's own asks on
    every call, and that takes longer than most of them.
    """

    def call(
        self, called: Callable[..., object], /, *args: object, _loop_vars: object = None, **values: object
    ) -> object:
        return called(*args, **values)


@lru_cache(maxsize=2)
def renderer(language: str) -> Renderer:
    """Make the environment of a language; it is compiled once."""
    words = load_words(language)
    environment = Environment(
        loader=FunctionLoader(lambda name: (*worded(name, words), None)),
        auto_reload=False,  # a template does not change while the program runs
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.context_class = _Plain
    environment.filters |= {
        "say": words.say,
        "number": words.number,
        "day": words.day,
        "listed": words.listed,
        "prose": prose,
        "line": line,
        "heading": heading,
        "short": lambda reference: short(reference, words),
        "names": lambda names: names_text(names, words),
        "ended": ended,
        "range": lambda pages: pages.replace("-", "\N{EN DASH}"),
        "unit": lambda unit: words.texts.get(f"effect.unit.{unit}", unit),
        "country": words.country,
        "host": host,
    }
    here = _Here()
    environment.globals |= {
        "t": words.t,
        "plural": words.plural,
        "language": words.language,
        "url": here.url,
        "page_of": here.page_of,
        "record_link": here.record_link,
        "signs": _Signs(environment),
    }
    return Renderer(words, environment, here)


def prose(text: str) -> Markup:
    """Make safe HTML of a Markdown field: its own HTML is shown as typed, and only harmless tags and links come out."""
    return _prose(text)


def line(text: str) -> Markup:
    """Make safe HTML of a Markdown field without a paragraph around it, for a list or a cell."""
    html = _prose(text)
    inner = html.removeprefix("<p>").removesuffix("</p>")
    is_one_paragraph = "<p>" not in inner and "</p>" not in inner
    return Markup(inner) if is_one_paragraph else html  # noqa: S704 - made safe by _prose


def heading(text: str) -> Markup:
    """Write plain text so that it stands in a Markdown heading letter for letter."""
    folded = " ".join(str(text).split())
    return Markup(_MARKDOWN_MARKS.sub(_entity, folded))  # noqa: S704 - every mark has become an entity


def short(reference: Reference, words: Words) -> str:
    """Name a publication in a sentence: ``Heller 2014``, ``Bhatti m.fl. 2014``."""
    families = [name.family for name in reference.authors] or [reference.institution or reference.title]
    year = reference.year or words.t("reference.no-year")
    if len(families) > 2:
        return f"{families[0]} {words.t('reference.et-al')} {year}"
    return f"{words.t('reference.and').join(families)} {year}"


def names_text(names: Sequence[Name], words: Words) -> str:
    """Write authors out: ``Heller, S. B. og Davis, J.``."""
    return words.listed(f"{name.family}, {name.initials}" if name.given else name.family for name in names)


def ended(text: str) -> str:
    """End a text with a full stop, unless it ends with a mark of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def host(address: str) -> str:
    """Give the site's name of an address: ``lbf.dk``."""
    return re.split("[/?#]", address)[2].removeprefix("www.")


@lru_cache(maxsize=20_000)
def _prose(text: str) -> Markup:
    # Nine of ten texts are a paragraph of words, and Markdown and nh3 take their time to leave those as they are.
    return Markup(f"<p>{text}</p>") if _ONLY_WORDS.fullmatch(text) else _by_markdown(text)  # noqa: S704 - no mark in it


def _by_markdown(text: str) -> Markup:
    html = nh3.clean(
        _markdown().reset().convert(text), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )
    return Markup(_OUTWARD.sub('<a rel="external" ', html.strip()))  # noqa: S704 - cleaned


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    markdown = Markdown(extensions=["tables", "sane_lists"])
    # Without these two a contributor's HTML is text like any other, and shows as typed.
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    # Nor is there room in a field for pictures, headings, rules and blocks of code: their marks show as typed too.
    for name in ("image_link", "image_reference", "short_image_ref"):
        markdown.inlinePatterns.deregister(name)
    for name in ("code", "hashheader", "setextheader", "hr"):
        markdown.parser.blockprocessors.deregister(name)
    return markdown


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[1])};"


def plain(text: str) -> str:
    """Give the first paragraph of a Markdown field as plain text, for a page's description."""
    return _prose(text.partition("\n\n")[0]).striptags()
