"""Judged queries: what people may ask, what they are looking for, and how well an answer fits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum, log2
from pathlib import Path, PurePosixPath
from statistics import fmean
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from generator.source import parse

Half = Literal["tuning", "checking"]

RELEVANT = 2
"""The grade from which a page counts as found or missed."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its judgements."""

    text: str
    kind: str
    relevant: Mapping[str, int]
    """Grade 1 to 3 by address, without slashes at the ends; empty where nothing on the site answers."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well one answer fits."""

    query: Query
    pages: Sequence[str]
    """The pages of the answer, best first."""

    @property
    def ndcg(self) -> float:
        """The gain of the first ten pages, less for lower places, as a share of what the best order would give."""
        best = sorted(self.query.relevant.values(), reverse=True)
        return _gain([self.query.relevant.get(page, 0) for page in self.pages]) / _gain(best)

    @property
    def recall(self) -> float:
        """The share of the relevant pages, of five at most, that are among the first five."""
        relevant = {page for page, grade in self.query.relevant.items() if grade >= RELEVANT}
        return len(relevant & set(self.pages[:5])) / min(5, len(relevant))

    @property
    def reciprocal_rank(self) -> float:
        """One over the place of the first relevant page; 0 where the first ten have none."""
        grades = [self.query.relevant.get(page, 0) for page in self.pages[:10]]
        return next((1 / place for place, grade in enumerate(grades, 1) if grade >= RELEVANT), 0)


@dataclass(frozen=True, slots=True)
class Score:
    """How well the answers to many queries fit."""

    ndcg: float
    recall: float
    reciprocal_rank: float
    empty: float
    """The share of the answerable queries without an answer."""
    false_hits: float
    """The share of the others that have one."""


class _Asked(BaseModel):
    """A query as it stands in its file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    query: str
    relevant: dict[str, int]


@cache
def queries(half: Half) -> tuple[Query, ...]:
    """Read one half of the queries."""
    path = Path(__file__).with_name(f"{half}.yml")
    source, problems = parse(path.read_text(encoding="utf-8"), PurePosixPath(path.name))
    assert not problems, problems
    asked = TypeAdapter(dict[str, list[_Asked]]).validate_python(source.data)
    return tuple(Query(each.query, kind, each.relevant) for kind, some in asked.items() for each in some)


def fit(query: Query, addresses: Iterable[str]) -> Fit:
    """Judge an answer by its addresses, best first; parts of one page count as the page."""
    pages = dict.fromkeys(address.partition("#")[0].strip("/") for address in addresses)
    return Fit(query, tuple(pages))


def score(fits: Sequence[Fit]) -> Score:
    """Sum many answers up."""
    answerable = [each for each in fits if each.query.relevant]
    others = [each for each in fits if not each.query.relevant]
    return Score(
        fmean(each.ndcg for each in answerable),
        fmean(each.recall for each in answerable),
        fmean(each.reciprocal_rank for each in answerable),
        fmean(not each.pages for each in answerable),
        fmean(bool(each.pages) for each in others) if others else 0.0,
    )


def by_kind(fits: Sequence[Fit]) -> Mapping[str, float]:
    """Give the mean nDCG of each kind of query that has answers."""
    kinds = dict.fromkeys(each.query.kind for each in fits if each.query.relevant)
    return {kind: fmean(each.ndcg for each in fits if each.query.kind == kind) for kind in kinds}


def _gain(grades: Sequence[int]) -> float:
    return fsum((2.0**grade - 1) / log2(place + 1) for place, grade in enumerate(grades[:10], 1))
