"""Policy: what a page may load and run, as hosts tell browsers by a Content-Security-Policy."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Literal

INLINE_SCRIPTS = (
    # The theme's way to the root, and its memory: theme/partials/javascripts/base.html.
    "sha256-OUeh99T1zeI3wH+xD0E54vxT7w+8rYRvf58VW2SGPa4=",
    # The theme's choice of light or dark, before anything is painted: Material's partials/javascripts/palette.html.
    "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",
)
"""The scripts that may stand in a page, by hash. A new one is put here by hand, by somebody who has read it."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""\btype=["']?application/(?:ld\+)?json\b""", re.IGNORECASE)
_IN_TAG = re.compile(r"<[a-z][^<>]*?\s(style|on[a-z]+)\s*=|<(style)\b", re.IGNORECASE)
_SUSPECTS = tuple(
    re.compile(text) for text in (r" [oOsS](?:[nN][a-zA-Z]+|[tT][yY][lL][eE])\s*=", r"<[sS][tT][yY][lL][eE]\b")
)
"""What is there wherever something is in a tag, and found in a fifth of the time: hardly any page has it."""

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": " ".join(["'self'", *(f"'{hash_}'" for hash_ in INLINE_SCRIPTS)]),
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def content_policy(place: Literal["header", "page"]) -> str:
    """Write the policy as a header's value, or as that of a page's own meta element, which cannot forbid framing."""
    framing = {"frame-ancestors": "'none'"} if place == "header" else {}
    return "; ".join(f"{name} {sources}" for name, sources in {**_DIRECTIVES, **framing}.items())


def form_policy(hosts: Sequence[str]) -> str:
    """Write the policy of the form editor's own page, which is no other page's; it connects to these hosts.

    Decap CMS makes functions of text where it looks its settings through, and sets styles in the page.
    """
    own = {
        "script-src": "'self' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": " ".join(["'self'", *hosts]),
    }
    return "; ".join(f"{name} {sources}" for name, sources in {**_DIRECTIVES, **own}.items())


def breaches(html: str) -> Iterator[str]:
    """Name what the policy would keep a browser from: inline scripts not listed, inline styles and handlers.

    The page is trusted to be well formed: it is our own, and contributors' text in it is escaped.
    """
    for attributes, script in _SCRIPT.findall(html):
        if " src=" not in attributes and not _DATA.search(attributes) and hash_of(script) not in INLINE_SCRIPTS:
            yield f"<script> {hash_of(script)}: {script.strip()[:60]}"
    text = spaced(html)
    if any(suspect.search(text) for suspect in _SUSPECTS):
        for attribute, element in _IN_TAG.findall(_SCRIPT.sub("", html)):
            yield f"{attribute}=" if attribute else f"<{element}>"


def spaced(html: str) -> str:
    """Give a page with a space for each of HTML's blanks: what begins by one is found several times as fast."""
    return html.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\f", " ")


def hash_of(script: str) -> str:
    """Give the hash that a policy knows a script by."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
