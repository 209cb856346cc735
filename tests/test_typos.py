"""Slips of a finger in the words of the real records: what was meant is guessed, and never wrongly written."""

import random
from collections.abc import Callable, Mapping

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.blank import choices_in
from generator.field_words import danish
from generator.problem import guess
from generator.records import RECORD_TYPES
from generator.records.activity import Activity
from generator.shape import fields_of, models_in
from generator.site import read
from tests.real import ROOT

CATALOGUE = read(ROOT).catalogue
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå-"
SAMPLE = 250
"""Words of each sort that are mistyped."""


def _ids() -> list[tuple[str, Mapping[str, str]]]:
    kinds = [CATALOGUE.activities, CATALOGUE.evaluations, CATALOGUE.outcomes, CATALOGUE.areas, CATALOGUE.references]
    return [(word, dict(zip(kind, kind, strict=True))) for kind in kinds for word in kind]


def _fields() -> list[tuple[str, Mapping[str, str]]]:
    met: list[type[BaseModel]] = [each.model for each in RECORD_TYPES]
    for model in met:
        met += [each for info in fields_of(model).values() for each in models_in(info.annotation) if each not in met]
    return [(name, {each: each for each in fields_of(model)}) for model in met for name in fields_of(model)]


def _choices() -> list[tuple[str, Mapping[str, str]]]:
    infos = [info for each in RECORD_TYPES for info in _infos(each.model)]
    lists = [list(dict.fromkeys(choices_in(info.annotation))) for info in infos]
    return [(word, dict(zip(words, words, strict=True))) for words in lists for word in words]


def _infos(model: type[BaseModel]) -> list[FieldInfo]:
    met = [model]
    for each in met:
        met += [inner for info in fields_of(each).values() for inner in models_in(info.annotation) if inner not in met]
    return [info for each in met for info in fields_of(each).values() if not list(models_in(info.annotation))]


@pytest.mark.parametrize("words", [_ids, _fields, _choices], ids=["ids", "fields", "choices"])
@pytest.mark.parametrize("slips", [1, 2])
def test_what_was_meant_is_guessed(words: Callable[[], list[tuple[str, Mapping[str, str]]]], slips: int) -> None:
    """Nine of ten words with one or two letters wrong are known again; of what is sure, all."""
    # A word of two or three letters with two of them wrong is another word.
    every = [each for each in words() if len(each[0]) >= 3 + slips]
    dice = random.Random(20261123 + slips)  # noqa: S311 - a sample, not a secret
    sample = [dice.choice(every) for _ in range(SAMPLE)]
    right, wrong = 0, []
    for word, known in sample:
        typed = word
        for _ in range(slips):
            typed = _slip(typed, dice)
        meant = guess(typed, known)
        right += meant.word == word
        if meant.is_sure and meant.word != word and typed not in known:
            wrong.append((typed, word, meant.word))
    assert right / SAMPLE >= 0.9
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("målgrupper", "target_groups"),
        ("målgruppe", "target_groups"),
        ("Maalgruppe", "target_groups"),
        ("resume", "summary"),
        ("kilder", "sources"),
        ("beslægtede_aktiviteter", "related"),
        ("omkostning", "cost"),
    ],
)
def test_danish_name_of_a_field_leads_to_it(typed: str, field: str) -> None:
    """Who writes a field's name in Danish is told the English one."""
    names = {text.partition(":")[0]: name for name, text in danish()["Activity"].items()}
    assert guess(typed, {**names, **{name: name for name in fields_of(Activity)}}).word == field


def _slip(word: str, dice: random.Random) -> str:
    """Type a word with one letter left out, added, wrong or changed with its neighbour."""
    place = dice.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    return dice.choice(
        [
            before + after,
            before + dice.choice(LETTERS) + letter + after,
            before + dice.choice(LETTERS) + after,
            before + after[:1] + letter + after[1:],
        ]
    )
