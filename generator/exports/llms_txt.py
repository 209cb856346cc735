"""``llms.txt``: what the site is and where its parts lie, for language models and those who ask them."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from generator.address import DATA, GLOSSARY, METHOD, REFERENCES, page_of
from generator.exports.download import Download
from generator.exports.record_json import path_of
from generator.exports.stock import Stock
from generator.grade import GradeKey
from generator.published import published
from generator.words import Words, load_words

_MORE = (
    (METHOD, "method.title", "method.description"),
    (DATA, "data.title", "data.description"),
    (GLOSSARY, "glossary.title", "glossary.description"),
    (REFERENCES, "references.title", "references.description"),
)


def export(stock: Stock) -> Iterator[Download]:
    """Give the one file, in the form of llmstxt.org: a heading, a summary, and links with a line each."""
    yield stock.file(PurePosixPath("llms.txt"), partial(_content, stock))


def _content(stock: Stock) -> bytes:
    words = load_words("da")
    parts = [
        f"# {words.t('cite.author')}",
        f"> {words.t('home.description')} {words.t('llms.caution')}",
        words.t("home.independent"),
        _section(words.t("activities"), (_activity(stock, key, words) for key in stock.catalogue.in_use)),
        _section(words.t("data.title"), _data(stock, words)),
        _section(words.t("llms.more"), _more(stock, words)),
    ]
    return "\n\n".join(parts).encode() + b"\n"


def _section(title: str, lines: Iterator[str]) -> str:
    return "\n".join([f"## {title}", "", *lines])


def _activity(stock: Stock, key: str, words: Words) -> str:
    activity = stock.catalogue.activities[key]
    link = f"[{activity.title}]({stock.address}{page_of('activities', key)})"
    data = f"[JSON]({stock.address}{path_of('activities', key)})"
    return f"- {link}: {activity.summary} {_grade(stock, key, words)} {data}"


def _grade(stock: Stock, key: str, words: Words) -> str:
    """Tell of the grade on the primary outcome, the one that heads the activity's page."""
    for stated in stock.catalogue.activities[key].outcomes:
        grade = published(stock.catalogue, stock.grades, GradeKey(key, stated.outcome))
        if stated.primary and grade and grade.strength:
            outcome, way = stock.catalogue.outcomes[stated.outcome].title, words.t(f"direction.{grade.direction}")
            return f"{outcome}: {grade.strength.value}, {way}."
    return f"{words.t('card.ungraded')}."


def _data(stock: Stock, words: Words) -> Iterator[str]:
    for name in ("catalogue.json", "kernekatalog.sqlite", "datapackage.json", "references.json"):
        yield f"- [{name}]({stock.address}{DATA}{name}): {words.t(f'data.whole.{name}')}"


def _more(stock: Stock, words: Words) -> Iterator[str]:
    for address, title, description in _MORE:
        yield f"- [{words.t(title)}]({stock.address}{address}): {words.t(description)}"
