"""Field words: what each field of a record is called, and what it is for, in one language."""

from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from pydantic import BaseModel

from generator.docstrings import docstrings
from generator.own_files import own_text
from generator.source import parse

_FILE = PurePosixPath("locales/fields.yml")


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field told to who fills it in."""

    label: str
    help: str
    """One sentence, or the empty text where the label says it all."""


def field_words(model: type[BaseModel], name: str, language: str) -> FieldWords:
    """Tell of a field by the name that contributors write: in Danish from ``locales/``, in English from the model."""
    if language == "da":
        label, _, told = danish()[model.__name__][name].partition(": ")
        return FieldWords(label, f"{told[0].upper()}{told[1:]}")
    field = next(field for field, info in model.model_fields.items() if name == (info.alias or field))
    told = docstrings(model).get(field, "").partition("\n\n")[0].replace("\n", " ")
    return FieldWords(name.replace("_", " ").capitalize(), told)


@cache
def danish() -> dict[str, dict[str, str]]:
    """Give the Danish words by the model's name and the field's."""
    source, problems = parse(own_text(str(_FILE)), _FILE)
    assert not problems, problems
    assert isinstance(source.data, dict)
    return {
        model: {name: str(told) for name, told in fields.items()}
        for model, fields in source.data.items()
        if isinstance(fields, dict)
    }
