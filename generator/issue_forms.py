"""Issue forms: GitHub's forms for those who write no record themselves, made from the records' models."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.blank import choices_in
from generator.field_words import field_words
from generator.records.activity import Activity
from generator.records.evaluation import Evaluation
from generator.records.fields import Record
from generator.shape import fields_of
from generator.words import Words

_LONG = frozenset({"summary", "description", "sources", "findings", "mechanisms", "sample"})
"""Fields that ask for more than a line."""

_ACTIVITY = ("title", "summary", "themes", "target_groups", "description", "mechanisms", "sources")
_EVALUATION = ("reference", "title", "summary", "kind", "design", "country", "sample", "read", "findings")


def issue_forms(words: Words) -> Mapping[str, str]:
    """Give each form's text by the name of its file; the same words give the same bytes."""
    return {
        "ny-aktivitet.yml": _form("activity", words, _asked(Activity, _ACTIVITY, words)),
        "ny-evaluering.yml": _form("evaluation", words, _asked(Evaluation, _EVALUATION, words)),
        "fejl.yml": _form("error", words, _error(words)),
    }


def _form(name: str, words: Words, body: Iterator[Mapping[str, Any]]) -> str:
    head = {
        "name": words.t(f"form.{name}"),
        "description": words.t(f"form.{name}.description"),
        "body": [{"type": "markdown", "attributes": {"value": words.t(f"form.{name}.intro")}}, *body],
    }
    return "# " + words.t("form.made") + "\n" + "\n".join(_yaml(head, "")) + "\n"


def _asked(model: type[Record], names: Sequence[str], words: Words) -> Iterator[Mapping[str, Any]]:
    for name in names:
        info = fields_of(model)[name]
        told = field_words(model, name, words.language)
        attributes: dict[str, Any] = {"label": told.label, "description": told.help}
        choices = list(choices_in(info.annotation))
        if choices:
            attributes["options"] = choices
        kind = "dropdown" if choices else "textarea" if name in _LONG else "input"
        # A publication is what an evaluation is about, whatever else may be left out.
        is_required = info.is_required() or name == "reference"
        yield {"type": kind, "id": name, "attributes": attributes, "validations": {"required": is_required}}


def _error(words: Words) -> Iterator[Mapping[str, Any]]:
    for name, kind, is_required in (
        ("page", "input", True),
        ("wrong", "textarea", True),
        ("right", "textarea", False),
        ("source", "input", False),
    ):
        attributes = {"label": words.t(f"form.error.{name}"), "description": words.t(f"form.error.{name}.help")}
        yield {"type": kind, "id": name, "attributes": attributes, "validations": {"required": is_required}}


def _yaml(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Write mappings and lists in lines, and texts as JSON, which is YAML."""
    for key, each in value.items():
        if isinstance(each, Mapping):
            yield f"{indent}{key}:"
            yield from _yaml(each, f"{indent}  ")
        elif isinstance(each, list):
            yield f"{indent}{key}:"
            yield from _items(each, f"{indent}  ")
        else:
            yield f"{indent}{key}: {json.dumps(each, ensure_ascii=False)}"


def _items(items: Sequence[Any], indent: str) -> Iterator[str]:
    for each in items:
        if isinstance(each, Mapping):
            first, *rest = _yaml(each, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {json.dumps(each, ensure_ascii=False)}"
