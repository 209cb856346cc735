"""The links command: which addresses of the records nobody answers at any more, asked politely and once each."""

import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import click

from generator.commands.options import language_option, root_option
from generator.commands.reading import read_root, text_of
from generator.outside import outside
from generator.problem import Place
from generator.reports.report import brief
from generator.source import parse
from generator.words import Words, load_words

_NAME = "Kernekataloget-links/1.0"
"""Whoever is asked can see by whom, and refuse."""
_AT_ONCE = 8
"""Hosts that are asked at the same time; each of them one thing at a time."""
_GONE = frozenset({404, 410})
"""What says that a page is gone; any other refusal may be of programs alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address."""

    said: str
    """The number of the answer, or why there was none; empty where the page is there."""
    is_gone: bool = False


@click.command("links")
@root_option
@language_option
@click.option(
    "--except",
    "exceptions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file of addresses, or beginnings of them, that are not asked for, and why.",
)
@click.option("--pause", type=click.FloatRange(0, 60), default=1.0, help="Seconds between two questions to one host.")
@click.option("--timeout", type=click.FloatRange(1, 120), default=20.0, help="Seconds to wait for an answer.")
def command(root: Path, lang: str, *, exceptions: Path | None, pause: float, timeout: float) -> None:
    """Ask for every address outside the site that records name, and tell which are gone.

    Exits with 1 where a page is gone. What does not answer, or answers programs with a refusal, is told apart.
    """
    words = load_words(lang)
    reasons = _reasons(exceptions, words) if exceptions else {}
    places: dict[str, list[Place]] = {}
    for place, _, address in outside(read_root(root, words).catalogue):
        places.setdefault(address.partition("#")[0], []).append(place)
    asked = [address for address in places if not address.startswith(tuple(reasons))]
    answers = _ask(asked, pause=pause, timeout=timeout)
    for is_gone in (True, False):
        for address in asked:
            answer = answers[address]
            if answer.said and answer.is_gone == is_gone:
                said = words.t("links.gone" if is_gone else "links.unsure", address=address, said=answer.said)
                click.echo("".join(f"{place}: {said}\n" for place in places[address]), nl=False)
    unused = [each for each in reasons if not any(address.startswith(each) for address in places)]
    for each in unused:
        click.echo(words.t("links.unused", address=each))
    gone = sum(answer.is_gone for answer in answers.values())
    unsure = sum(bool(answer.said) for answer in answers.values()) - gone
    click.echo(words.t("links.summary", asked=len(asked), gone=gone, unsure=unsure, left=len(places) - len(asked)))
    sys.exit(gone > 0 or bool(unused))


def _reasons(file: Path, words: Words) -> Mapping[str, str]:
    """Read the exceptions: an address, and the reason why it is not asked for."""
    source, problems = parse(text_of(file, words, "--except"), PurePosixPath(file.name))
    found = source.data if isinstance(source.data, dict) else {}
    if (
        problems
        or not isinstance(source.data, dict | None)
        or not all(isinstance(why, str) and why.strip() for why in found.values())
    ):
        said = brief(problems, words) or words.t("links.reason", file=file.name)
        raise click.BadParameter(said, param_hint="--except")
    return {address: str(why) for address, why in found.items()}


def _ask(addresses: Sequence[str], *, pause: float, timeout: float) -> Mapping[str, Answer]:
    """Ask for each address, the hosts beside each other and each host in turn."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).netloc, []).append(address)

    def ask_host(of_host: Sequence[str]) -> Mapping[str, Answer]:
        answers = {}
        for number, address in enumerate(of_host):
            time.sleep(pause if number else 0)
            answers[address] = _answer(address, timeout)
        return answers

    with ThreadPoolExecutor(_AT_ONCE) as hosts:
        return {address: answer for found in hosts.map(ask_host, by_host.values()) for address, answer in found.items()}


def _answer(address: str, timeout: float) -> Answer:
    """Ask for the head of a page; for the page itself where a host has no head to give."""
    said = ""
    for method in ("HEAD", "GET"):
        request = Request(address, method=method, headers={"User-Agent": _NAME, "Accept": "*/*"})  # noqa: S310 - records hold http and https alone
        try:
            with urlopen(request, timeout=timeout):  # noqa: S310 - as above
                return Answer("")
        except HTTPError as error:
            error.close()
            said = str(error.code)
        except (OSError, HTTPException, UnicodeError) as error:
            return Answer(type(error).__name__)
    return Answer(said, is_gone=int(said) in _GONE)
