"""``data/feed.xml``: what is new in the catalogue as an Atom feed, for feed readers."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.address import NEWS, page_of
from generator.exports.download import Download
from generator.exports.stock import Stock
from generator.news import Happening, News, news
from generator.words import Words, load_words

PATH = PurePosixPath("data/feed.xml")

_MOST_ENTRIES = 100
"""A feed tells what is new; the page it leads to tells all."""


def export(stock: Stock) -> Iterator[Download]:
    """Give the one file; none where no record has a date, since a feed says when it was last changed."""
    found = news(stock.catalogue)[:_MOST_ENTRIES]
    if found:
        yield stock.file(PATH, partial(_content, stock, found))


def _content(stock: Stock, found: Sequence[News]) -> bytes:
    words = load_words("da")
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "da"})
    _text(feed, "id", f"{stock.address}{PATH}")
    _text(feed, "title", f"{words.t('cite.author')}: {words.t('news.title')}")
    _text(feed, "subtitle", words.t("news.description"))
    _text(feed, "updated", _moment(found[0].day))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{stock.address}{PATH}"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{stock.address}{NEWS}"})
    _text(SubElement(feed, "author"), "name", words.t("cite.author"))
    _text(feed, "rights", "CC BY 4.0")
    for each in found:
        _entry(feed, each, stock.address, words)
    indent(feed, " ")
    content = tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{content}\n'.encode()


def _entry(feed: Element, each: News, address: str, words: Words) -> None:
    entry = SubElement(feed, "entry")
    # The id is the entry's own address: it changes with the site's, and with nothing else.
    _text(entry, "id", f"{address}{NEWS}#{each.anchor}")
    _text(entry, "title", _title(each, words))
    _text(entry, "updated", _moment(each.day))
    SubElement(entry, "link", {"rel": "alternate", "href": f"{address}{NEWS}#{each.anchor}"})
    content = SubElement(entry, "content", {"type": "xhtml"})
    inner = SubElement(content, "div", {"xmlns": "http://www.w3.org/1999/xhtml"})
    listed = SubElement(inner, "ul")
    kind = "evaluations" if each.happening == Happening.CODED else "activities"
    for key, title in each.records:
        _text(SubElement(listed, "li"), "a", title).set("href", f"{address}{page_of(kind, key)}")


def _title(each: News, words: Words) -> str:
    if each.before and each.after:
        was, now = (words.t(f"direction.{grade.direction}") for grade in (each.before, each.after))
        before, after = each.before.strength.value, each.after.strength.value
        changed = words.t("home.news.regraded", outcome=each.outcome, before=before, was=was, after=after, now=now)
        return f"{each.records[0][1]}: {changed}"
    if each.happening == Happening.REVIEWED:
        return f"{words.t('home.news.reviewed')} {words.plural('count.activities', len(each.records))}"
    return f"{words.t('home.news.coded')} {words.plural('count.evaluations', len(each.records))}"


def _text(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    element.text = text
    return element


def _moment(day: date) -> str:
    """Give the day as Atom wants it: records know no hour."""
    return f"{day.isoformat()}T00:00:00Z"
