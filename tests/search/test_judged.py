"""The queries that the search is measured by, and the measures."""

import pytest

from generator.site import Site
from tests.search.judged import Query, by_kind, fit, queries, score

BY_HAND = {"bidrag", "om", "tilgaengelighed"}

ASKED = Query("x", "title", {"a": 3, "b": 1})


def test_there_are_enough_queries_of_every_kind() -> None:
    """At least 150 in all, at least five of each kind in each half, and none twice."""
    tuning, checking = queries("tuning"), queries("checking")
    texts = [query.text for query in (*tuning, *checking)]
    assert len(texts) >= 150
    assert len(texts) == len(set(texts))
    for half in (tuning, checking):
        kinds = [query.kind for query in half]
        assert {kind: kinds.count(kind) for kind in set(kinds) if kinds.count(kind) < 5} == {}
    assert {query.kind for query in tuning} == {query.kind for query in checking}


def test_what_is_looked_for_is_there(real: Site) -> None:
    """Every page that a query is judged by is on the site."""
    there = {page.address.strip("/") for page in real.pages} | BY_HAND
    asked = (*queries("tuning"), *queries("checking"))
    assert {page for query in asked for page in query.relevant} - there == set()


@pytest.mark.parametrize(
    ("addresses", "ndcg", "recall", "reciprocal_rank"),
    [
        (["a/", "b/"], 1.0, 1.0, 1.0),
        (["a/#one", "a/#two", "b/"], 1.0, 1.0, 1.0),
        (["c/", "a/"], 0.5787, 1.0, 0.5),
        (["c/"], 0.0, 0.0, 0.0),
        ([], 0.0, 0.0, 0.0),
    ],
)
def test_an_answer_is_measured(addresses: list[str], ndcg: float, recall: float, reciprocal_rank: float) -> None:
    """Higher places count more, parts of a page are the page, and grade 1 is not missed."""
    answer = fit(ASKED, addresses)
    assert answer.ndcg == pytest.approx(ndcg, abs=1e-4)
    assert (answer.recall, answer.reciprocal_rank) == (recall, reciprocal_rank)


def test_many_answers_are_summed_up() -> None:
    """Means over the answerable; an answer to a query that has none is a false hit."""
    nonsense = Query("y", "negative", {})
    fits = [fit(ASKED, ["a", "b"]), fit(ASKED, []), fit(nonsense, []), fit(nonsense, ["c"])]
    summed = score(fits)
    assert (summed.ndcg, summed.recall, summed.empty, summed.false_hits) == (0.5, 0.5, 0.5, 0.5)
    assert by_kind(fits) == {"title": 0.5}
