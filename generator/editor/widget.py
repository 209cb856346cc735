"""Widget: how one field of a record is asked for in the form, told by the field's JSON Schema."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.exports.json_schemas import value_of
from generator.words import Words

Schema = Mapping[str, Any]
Widget = dict[str, Any]

_WORDS = {
    "AreaKind": "area-kind",
    "Better": "better",
    "Design": "design",
    "Direction": "direction",
    "EvaluationKind": "evaluation-kind",
    "Polarity": "better",
    "Read": "read",
    "Result": "result",
    "ReviewConfidence": "confidence",
    "RiskOfBias": "rob",
    "Setting": "setting",
    "Strength": "strength",
}
"""Where the words of a closed list stand in ``locales/``, by the list's name; the rest are shown as written."""

_LONG = frozenset({"derived", "reason", "rob_note", "summary", "why"})
"""Plain texts that run over several lines; a line break in any other would be lost."""

_TELLS = ("reference", "title", "outcome", "activities", "area", "indicator", "text", "list", "on", "from")
"""What an item of a list is known by while it is folded, the best first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the fields of one kind of record are asked for with."""

    definitions: Schema
    """The parts that the kind's schema names."""
    words: Words

    def fields(self, part: Schema, *, is_there: bool = True) -> list[Widget]:
        """Give a widget a field, in the model's order.

        What stands under a field that may be left out is not required: the form would ask for it where nobody has
        begun on it. The check of the records still does.
        """
        must = part.get("required", ()) if is_there else ()
        return [self._field(name, field, is_required=name in must) for name, field in part["properties"].items()]

    def _field(self, name: str, field: Schema, *, is_required: bool) -> Widget:
        value = value_of(field, self.definitions)
        hint = " ".join(self._hint(field, value))
        base = {"name": name, "label": field.get("title", name), "required": is_required}
        return {**base, **({"hint": hint} if hint else {}), **self._widget(name, field, value, is_required=is_required)}

    def _hint(self, field: Schema, value: Schema) -> Iterator[str]:
        if "description" in field:
            yield field["description"]
        if field.get("examples") and "enum" not in value:
            yield self.words.t("blank.example", example=field["examples"][0])
        if value.get("contentMediaType") == "text/markdown":
            yield self.words.t("editor.markdown")
        if value.get("type") == "boolean" and field.get("default") is not None:
            yield self.words.t("editor.default.yes" if field["default"] else "editor.default.no")

    def _widget(self, name: str, field: Schema, value: Schema, *, is_required: bool) -> Widget:  # noqa: PLR0911 - one a kind
        if "items" in value or "prefixItems" in value:
            return self._list(name, field, value)
        if "properties" in value:
            fields = self.fields(value, is_there=is_required)
            return {"widget": "object", "collapsed": True, "fields": fields}
        if "x-refers-to" in value:
            return self._link(str(value["x-refers-to"]))
        if "enum" in value or "const" in value:
            return self._choice(value)
        match value.get("format") or value["type"]:
            case "boolean":
                return self._yes_or_no()
            case "date":
                day = "YYYY-MM-DD"
                # Without a default Decap would put today there.
                return {"widget": "datetime", "format": day, "date_format": day, "time_format": False, "default": ""}
            case "integer" | "number":
                return self._number(value)
            case "object":
                return {"widget": "hidden"}
            case _:
                return self._text(name, field, value)

    def _list(self, name: str, field: Schema, value: Schema) -> Widget:
        items = value["prefixItems"][0] if "prefixItems" in value else value["items"]
        of = value_of(items, self.definitions)
        bounds = {
            **({"min": value["minItems"]} if "minItems" in value else {}),
            **({"max": value["maxItems"]} if "maxItems" in value else {}),
        }
        if "x-refers-to" in of:
            return {**self._link(str(of["x-refers-to"])), "multiple": True, **bounds}
        # Without a default Decap would begin an item where one of its fields has a default.
        folded = {"widget": "list", "collapsed": True, "minimize_collapsed": True, "default": [], **bounds}
        if "properties" not in of:
            one = {"name": "of", "label": field["title"], **self._widget(name, items, of, is_required=True)}
            return {**folded, "summary": "{{fields.of}}", "field": one}
        told = [each for each in _TELLS if each in of["properties"]][:2] or list(of["properties"])[:1]
        summary = " ".join(f"{{{{fields.{each}}}}}" for each in told)
        return {**folded, "summary": summary, "fields": self.fields(of)}

    def _link(self, kind: str) -> Widget:
        if kind == "references":
            return {"widget": "select", "options": kind}
        collection, _, file = kind.partition("/")
        if file:
            name, title = "terms.*.id", "terms.*.title"
            place = {"collection": collection, "file": file, "value_field": name}
            return {"widget": "relation", **place, "search_fields": [title, name], "display_fields": [title]}
        place = {"collection": collection, "value_field": "{{slug}}"}
        search = {"search_fields": ["title", "{{slug}}"], "display_fields": ["{{title}} · {{slug}}"]}
        return {"widget": "relation", **place, **search, "options_length": 50}

    def _yes_or_no(self) -> Widget:
        """Ask with three answers: Decap's own switch cannot say that nobody knows. Our format makes YAML's of them."""
        told = {"true": self.words.t("editor.yes"), "false": self.words.t("editor.no")}
        return {"widget": "select", "options": _options(told), "yaml": "boolean"}

    def _choice(self, value: Schema) -> Widget:
        choices: Sequence[str] = value.get("enum") or [value["const"]]
        key = _WORDS.get(value.get("title", ""))
        texts = self.words.texts
        told = {each: f"{texts[f'{key}.{each}']} · {each}" if key else each for each in choices}
        return {"widget": "select", "options": _options(told)}

    def _number(self, value: Schema) -> Widget:
        limits = {"min": value.get("minimum", value.get("exclusiveMinimum")), "max": value.get("maximum")}
        kind, step = ("int", 1) if value["type"] == "integer" else ("float", 0.001)
        given = {name: limit for name, limit in limits.items() if limit is not None}
        return {"widget": "number", "value_type": kind, "step": step, **given}

    def _text(self, name: str, field: Schema, value: Schema) -> Widget:
        is_long = name in _LONG or "contentMediaType" in value
        shape = value.get("pattern", r"\S")
        if shape == r"\S":
            most = value.get("maxLength")
            pattern = [f"^[\\s\\S]{{1,{most}}}$", self.words.t("editor.most", most=most)] if most else None
        else:
            examples = field.get("examples") or value.get("examples") or [""]
            pattern = [shape, self.words.t("editor.pattern", example=examples[0])]
        return {"widget": "text" if is_long else "string", **({"pattern": pattern} if pattern else {})}


def _options(told: Mapping[str, str]) -> list[Widget]:
    return [{"label": label, "value": value} for value, label in told.items()]
