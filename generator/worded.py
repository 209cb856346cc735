"""Worded: a template in one language, with the words put in that are the same whatever it is filled with."""

import re

from markupsafe import Markup, escape

from generator.own_files import own_file
from generator.words import Words

_ALWAYS_THE_SAME = re.compile(r'\{\{ t\("([^"{}]+)"\) \}\}')
"""A text without slots, as templates ask for it. On an activity's page that is done four hundred times."""
_OPENS = re.compile(r"\{[{%#]")


def worded(name: str, words: Words) -> tuple[str, str]:
    """Give a template's text and its file.

    Raises ValueError for a text of the words that Jinja would read as more than text.
    """
    file = own_file(f"templates/{name}")

    def text_of(found: re.Match[str]) -> Markup:
        text = escape(words.t(found[1]))
        if _OPENS.search(text):
            raise ValueError(text)
        return text

    return _ALWAYS_THE_SAME.sub(text_of, file.read_text(encoding="utf-8")), str(file)
