"""The words of each language, and that code and templates use just these."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

import pytest
from jinja2 import Environment, nodes

from generator.address import FIELDS_OF
from generator.codes import codes
from generator.crosswalk import Scale
from generator.exports.record_json import SINGULAR
from generator.exports.tables import tables
from generator.grade import STEPS, Flag, Tag
from generator.interval import Comparison, Trend
from generator.lenses import LENSES
from generator.outlook import Goal
from generator.pages.data import WHOLE
from generator.pages.home import WAYS
from generator.pages.shortlist import COLUMNS
from generator.problem import Severity
from generator.readiness import FactName, ReadinessLevel
from generator.records.activity import Delivery, Direction, Strength, TheoryOfChange
from generator.records.area import AreaKind
from generator.records.evaluation import (
    Design,
    EvaluationKind,
    MeasureKind,
    Read,
    Result,
    ReviewConfidence,
    RiskOfBias,
    Setting,
)
from generator.records.grading import StudyPlace
from generator.records.indicator import Polarity
from generator.records.snapshot import Status
from generator.search.entry import Kind
from generator.sentence import sentence
from generator.site import read
from generator.steps.case import EvidenceClass
from generator.words import LANGUAGES, load_words
from tests.modules import modules
from tests.real import ROOT

EXAMPLE_TABLES = tables(read(ROOT / "tests" / "example").catalogue, {}, "")

SLOT = re.compile(r"\{(\w+)(?::[^}]*)?\}")

TOLD = {"t", "plural", "sentence", "Sentence"}
"""What takes a key as its first argument, in code and in templates."""

MADE: Mapping[str, Iterable[str]] = {
    "work-list.kind.*": ("activities", "evaluations", "outcomes", "snapshots"),
    "form.*": ("activity", "evaluation", "error"),
    "form.*.description": ("activity", "evaluation", "error"),
    "form.*.intro": ("activity", "evaluation", "error"),
    "form.error.*": ("page", "wrong", "right", "source"),
    "form.error.*.help": ("page", "wrong", "right", "source"),
    "area-kind.*": AreaKind,
    "area-kind.*.many": AreaKind,
    "axis.*.meaning": ("strength", "direction", "cost", "readiness"),
    "axis.*.question": ("strength", "direction", "cost", "readiness"),
    "better.*": Polarity,
    "bibtex-entry.*": ("type", "title", "year", "month", "language", "doi", "url"),
    "browse.sort.*": ("alphabet", "strength", "evaluations", "cost", "readiness", "reviewed"),
    "class.*": EvidenceClass,
    "class.*.meaning": EvidenceClass,
    "code.*.about": codes(),
    "code.*.mend": codes(),
    "code.*.title": codes(),
    "coding.*": ("provisional", "double"),
    "column.*": sorted({column.name for table in EXAMPLE_TABLES for column in table.columns}),
    "confidence.*": ReviewConfidence,
    "cost.band.*": ("1", "2", "3", "4", "5"),
    "crosswalk.*": Scale,
    "crosswalk.*.about": Scale,
    "crosswalk.eif.*": ("4", "3", "2", "not_level_2", "not_effective"),
    "crosswalk.star.*": ("strong", "moderate", "indication", "conflicting", "uncertain"),
    "data.record.*": SINGULAR,
    "data.whole.*": WHOLE,
    "delivery.*": Delivery.model_fields,
    "design.*": Design,
    "direction.*": Direction,
    "editor.about.*": FIELDS_OF,
    "editor.kind.*": FIELDS_OF,
    "editor.one.*": FIELDS_OF,
    "effect.unit.*": MeasureKind,
    "evaluation-kind.*": EvaluationKind,
    "evaluation.status.*": ("running", "planned"),
    "fields.kind.*": ("array", "boolean", "date", "markdown", "integer", "number", "object", "string"),
    "fields.of.*": FIELDS_OF,
    "flag.*": Flag,
    "flag.*.meaning": Flag,
    "grade.*": [step.name for step in STEPS],
    "grade.*.*": [f"{step.name}.{clause}" for step in STEPS for clause in step.clauses],
    "home.direction.*": WAYS,
    "home.numbers.*": ("activities", "evaluations", "areas", "observations"),
    "left-out.*": ("activities", "areas", "indicators", "outcomes", "references", "target-groups", "themes"),
    "lens.*": [lens.name for lens in LENSES],
    "map.status.*": ("running", "planned"),
    "op.*": (">", ">=", "<", "<="),
    "outlook.*.*": [f"{goal}.{number}" for goal in Goal for number in ("one", "two")],
    "outlook.*.none": Goal,
    "outlook.demand.*": ("dk", "nordic", "oecd", "improved", "worsened", "no_difference"),
    "outlook.demand.class_*": ("a", "b", "c"),
    "place.*": StudyPlace,
    "profile.badge.*": [f"{each}{sure}" for each in Comparison for sure in ("", ".unsure")],
    "profile.beside.*": [f"{each}{sure}" for each in ("higher", "lower") for sure in ("", ".unsure")],
    "profile.file.*": ("tal.csv", "figur.svg"),
    "profile.figure.*": ("nu", "over-tid"),
    "profile.trend.*": Trend,
    "read.*": Read,
    "readiness.*": ReadinessLevel,
    "readiness.fact.*": FactName,
    "result.*": Result,
    "review.*": ("grades", "records", "numbers", "pages"),
    "rob.*": RiskOfBias,
    "search.kind.*": Kind,
    "report.head.*": ("place", "code", "message"),
    "setting.*": Setting,
    "severity.*": Severity,
    "shortlist.column.*": COLUMNS,
    "sign.*": Result,
    "stated-grade.*": ("strength", "direction"),
    "status.*": Status,
    "strength.*": Strength,
    "strength.*.meaning": Strength,
    "synthesis-fields.*": ("primary", "missing", "k", "itself"),
    "table.*": [table.name for table in EXAMPLE_TABLES],
    "tag.*": Tag,
    "theory.*": TheoryOfChange.model_fields,
    "unknown-id.*": ("activities", "areas", "indicators", "outcomes", "references", "target-groups", "themes"),
    "worked-case.*": ("strength", "direction", "flags"),
    "verdict.*.*": [f"{measured}.{each}" for measured in ("experience", "compared") for each in Direction],
    "yaml-feature.*": ("anchor", "tag", "key", "document"),
}
"""The keys that are put together where they are used: what stands for the stars."""


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (1234.5, None, "1.234,5"),
        (0.125, None, "0,12"),
        (0.135, None, "0,14"),
        (-0.5, None, "−0,5"),
        (-0.001, None, "0"),
        (2, 2, "2,00"),
        (1999.95, 1, "2.000,0"),
        (1999.5, 0, "2.000"),
        (-1234.56, 1, "−1.234,6"),
        (-0.04, 1, "0,0"),
    ],
)
def test_danish_number(number: float, decimals: int | None, expected: str) -> None:
    """Points between thousands, a comma before decimals, a real minus, and no sign on what is rounded to nothing."""
    assert load_words("da").number(number, decimals) == expected


def test_english_number() -> None:
    """The other way round."""
    assert load_words("en").number(-1234567.5) == "−1,234,567.5"


@pytest.mark.parametrize(
    ("text", "slots", "expected"),
    [
        ("{a}", {"a": 1234.5}, "1.234,5"),
        ("{a:d}", {"a": 2026}, "2026"),
        ("{a:.1f}", {"a": 2}, "2,0"),
        ("{a:.0f}", {"a": 2.6}, "3"),
        ("{a}", {"a": "2026"}, "2026"),
        ("{a} af {b}", {"a": 1, "b": "{a}"}, "1 af {a}"),
    ],
)
def test_slot_is_filled_as_the_language_writes_it(text: str, slots: Mapping[str, str | float], expected: str) -> None:
    """Text is text; a number is written with thousands unless its slot says otherwise."""
    words = load_words("da")
    assert type(words)("da", {"key": text}).t("key", **slots) == expected


@pytest.mark.parametrize("key", ["no-such-key", "yaml-depth"])
def test_missing_key_or_slot_is_a_fault_of_the_program(key: str) -> None:
    """Nothing is shown in place of words that are not there."""
    with pytest.raises(KeyError):
        load_words("da").t(key, other=1)


@pytest.mark.parametrize(("number", "expected"), [(0, "0 aktiviteter"), (1, "1 aktivitet"), (2, "2 aktiviteter")])
def test_plural_has_two_forms(number: int, expected: str) -> None:
    """Only one is one."""
    assert load_words("da").plural("count.activities", number) == expected


def test_sentence_is_said_with_its_slots() -> None:
    """Numbers stay numbers until a language writes them."""
    said = sentence("duplicate-key", key="title", line=1234)
    assert load_words("da").say(said) == "Feltet title står allerede i linje 1234; slet det ene."


def test_days_lists_and_countries() -> None:
    """As the language writes them."""
    da, en = load_words("da"), load_words("en")
    assert (da.day(date(2026, 11, 3)), en.day(date(2026, 11, 3))) == ("3. november 2026", "3 November 2026")
    assert (da.listed(["a", "b", "c"]), en.listed(["a", "b"]), da.listed([])) == ("a, b og c", "a and b", "")
    assert (da.country("DK"), en.country("DK"), da.country("XX")) == ("Danmark", "Denmark", "XX")


def test_danish_letters_come_last() -> None:
    """Æ, ø, å in that order, whatever their capitals; Swedish and German letters as their Danish kin."""
    names = ["Ål", "Ører", "ærter", "zebra", "Abe", "öl", "äpple", "Aarhus"]
    assert sorted(names, key=load_words("da").alphabetical) == [
        "Aarhus",
        "Abe",
        "zebra",
        "äpple",
        "ærter",
        "öl",
        "Ører",
        "Ål",
    ]


def test_languages_have_the_same_keys_in_the_same_order() -> None:
    """No language lacks a text, and two files can be laid side by side."""
    first, *others = (list(load_words(language).texts) for language in LANGUAGES)
    assert [keys for keys in others if keys != first] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_languages_fill_the_same_slots(language: str) -> None:
    """What one language tells, each of them can tell."""
    theirs, ours = load_words(language).texts, load_words(LANGUAGES[0]).texts
    assert [key for key in ours if set(SLOT.findall(theirs.get(key, ""))) != set(SLOT.findall(ours[key]))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    """A text that nobody wrote would leave a hole on a page."""
    assert [key for key, text in load_words(language).texts.items() if not text.strip() or text == "None"] == []


def test_every_key_used_exists() -> None:
    """Code and templates ask for no text that is not there, not even with a word put in."""
    texts = load_words("da").texts
    asked = {key for key, _ in _asked() if "*" not in key}
    plural = {f"{key}.{form}" for key, name in _asked() if name == "plural" for form in ("one", "other")}
    assert {key for key, name in _asked() if name != "plural" and "*" not in key} - texts.keys() == set()
    assert plural - texts.keys() == set()
    assert _made_keys() - texts.keys() == set()
    assert asked


def test_every_key_that_is_put_together_is_listed() -> None:
    """What stands for the stars is written in this module, so that a new word of a list asks for its text."""
    assert {key for key, _ in _asked() if "*" in key} == set(MADE)


def test_every_key_is_used() -> None:
    """No text stands in the locales that nobody reads."""
    named = {text for module in modules() for text in _texts(module.tree)} | set(_template_texts())
    plural = {f"{key}.{form}" for key, name in _asked() if name == "plural" for form in ("one", "other")}
    assert load_words("da").texts.keys() - named - plural - _made_keys() == set()


def _made_keys() -> set[str]:
    """Give every key that is put together."""
    return {key.replace("*.*", word).replace("*", word) for key, words in MADE.items() for word in map(str, words)}


@cache
def _asked() -> frozenset[tuple[str, str]]:
    """Give each key that is asked for, with a star for each part that is put in, and what asks for it."""
    return frozenset([*_asked_in_code(), *_asked_in_templates()])


def _asked_in_code() -> Iterator[tuple[str, str]]:
    for module in modules():
        for call in ast.walk(module.tree) if module.path != "generator/words.py" else ():
            if isinstance(call, ast.Call) and call.args:
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                if name in TOLD:
                    yield from ((key, name) for key in _keys(call.args[0]))


def _asked_in_templates() -> Iterator[tuple[str, str]]:
    for template in _templates():
        for asking in template.find_all(nodes.Call):
            if isinstance(asking.node, nodes.Name) and asking.node.name in TOLD:
                yield from ((key, asking.node.name) for key in _template_keys(asking.args[0]))


def _keys(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(key)):
            yield key
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_keys(body), *_keys(orelse))
        case _:
            pass  # A key that was found in a table: its texts are in the program too.


def _template_keys(argument: nodes.Expr) -> Iterator[str]:
    if isinstance(argument, nodes.Const):
        yield argument.value
    elif isinstance(argument, nodes.Concat):
        yield "".join(part.value if isinstance(part, nodes.Const) else "*" for part in argument.nodes)
    elif isinstance(argument, nodes.CondExpr):
        yield from _template_keys(argument.expr1)
        if argument.expr2 is not None:
            yield from _template_keys(argument.expr2)


def _texts(tree: ast.AST) -> Iterator[str]:
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _template_texts() -> Iterator[str]:
    for template in _templates():
        yield from (const.value for const in template.find_all(nodes.Const) if isinstance(const.value, str))


def _templates() -> Iterator[nodes.Template]:
    for file in sorted((ROOT / "generator" / "templates").rglob("*.*")):
        yield Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
