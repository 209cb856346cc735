"""What the search answers to the judged queries, as a page for those who edit its words: ``make search-report``."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.browsing import opened
from tests.browser.searching import Worker, addresses
from tests.search.judged import RELEVANT, Fit, Query, fit, queries, score

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "build" / "search-report.html"
TOP = 5

KINDS: Mapping[str, str] = {
    "title": "Titler",
    "inflected": "Bøjede ord",
    "head": "Sidste led af et sammensat ord",
    "modifier": "Første led af et sammensat ord",
    "reversed": "Sammensat på en anden måde",
    "apart": "Skrevet fra hinanden",
    "ascii": "Uden æ, ø og å",
    "typo": "Slåfejl",
    "synonym": "Hverdagsord og andre fagord",
    "question": "Spørgsmål",
    "english": "Engelsk",
    "author": "Forfatter og år",
    "area": "Områder",
    "indicator": "Indikatorer",
    "negative": "Det, kataloget ikke handler om",
}

HEAD = """<!doctype html>
<html lang="da"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Søgerapport</title>
<style>
body { font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
ol { margin: 0; padding-left: 1.5rem; }
.other { color: #666; }
.low { background: #fdf3dc; }
</style>
<h1>Søgerapport</h1>
<p>Her står, hvad søgningen svarer på de bedømte spørgsmål i <code>tests/search/</code>. Tallet efter en side er dens
bedømmelse: 3 er lige det, der blev søgt efter, 2 hører med, 1 har noget med det at gøre. Linjer med farve svarer
dårligere end 0,8. Mangler en side, fordi folk bruger et andet ord end kataloget, så skriv ordet i
<code>evidence/vocabulary/synonyms.yml</code> eller blandt postens andre navne, og kør <code>make search-report</code>
igen. Ret ikke søgningen efter den halvdel, der hedder <code>checking</code>: den er der for at måle.</p>
"""


def main() -> None:
    """Ask the worker of the site in ``site/``, and write the report."""
    halves = {"tuning": queries("tuning"), "checking": queries("checking")}
    with opened(ROOT / "site", "om/") as page:
        worker = Worker(page)
        answers = {name: worker.ask([query.text for query in asked]) for name, asked in halves.items()}
    REPORT.parent.mkdir(exist_ok=True)
    sections = [_half(name, asked, answers[name]) for name, asked in halves.items()]
    REPORT.write_text(HEAD + "".join(sections) + "</html>\n", encoding="utf-8")
    sys.stdout.write(f"{REPORT}\n")


def _half(name: str, asked: Sequence[Query], answers: Sequence[Mapping[str, Any]]) -> str:
    told = [(fit(query, addresses(dict(answer))), answer) for query, answer in zip(asked, answers, strict=True)]
    summed = score([each for each, _ in told])
    nothing = f"svar, hvor der intet er at svare {summed.false_hits:.1%}"
    quality = f"nDCG@10 {summed.ndcg:.3f} · recall@5 {summed.recall:.3f} · MRR@10 {summed.reciprocal_rank:.3f}"
    lines = [
        f"<h2>{name}: {len(asked)} spørgsmål</h2>",
        f"<p>{quality} · tomme svar {summed.empty:.1%} · {nothing}</p>",
    ]
    for kind, title in KINDS.items():
        rows = [(each, answer) for each, answer in told if each.query.kind == kind]
        reached = [each.ndcg for each, _ in rows if each.query.relevant]
        mean = f" ({fmean(reached):.2f})" if reached else ""
        lines += [f"<h3>{title}{mean}</h3><table>", *(_row(each, answer) for each, answer in rows), "</table>"]
    return "\n".join(lines) + "\n"


def _row(told: Fit, answer: Mapping[str, Any]) -> str:
    relevant = told.query.relevant
    titles = {group[0]["location"].strip("/"): group[0]["title"] for group in answer["items"]}
    shown = "".join(f"<li>{_page(page, titles[page], relevant)}</li>" for page in told.pages[:TOP])
    is_low = told.ndcg < 0.8 if relevant else bool(told.pages)
    missed = ", ".join(f"{escape(page)} ({relevant[page]})" for page in _missed(told))
    value = f"{told.ndcg:.2f}" if relevant else ""
    mark = ' class="low"' if is_low else ""
    return f"<tr{mark}><th>{escape(told.query.text)}<td>{value}<td><ol>{shown}</ol><td>{missed}</tr>"


def _page(page: str, title: str, relevant: Mapping[str, int]) -> str:
    grade = relevant.get(page)
    # The title comes from the worker as HTML, already safe.
    return f"{title} <b>{grade}</b>" if grade else f'<span class="other">{title}</span>'


def _missed(told: Fit) -> Iterator[str]:
    """Give the relevant pages that are not among the first five."""
    return (page for page, grade in told.query.relevant.items() if grade >= RELEVANT and page not in told.pages[:TOP])


if __name__ == "__main__":
    main()
