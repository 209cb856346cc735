"""The form editor: what it asks for is what the records' models say."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from pydantic import BaseModel

from generator.editor.config import told
from generator.editor.home import Home
from generator.records import RECORD_TYPES
from generator.shape import fields_of, models_in
from generator.site import Site
from generator.words import load_words

GOLDEN = Path(__file__).with_name("golden_editor.txt")

HOME = Home({"name": "github", "repo": "a/b"}, "https://www.example.org/", PurePosixPath("katalog"))

Told = Mapping[str, Any]


@pytest.fixture(scope="module")
def form(site: Site) -> Told:
    """What the form is told of the example."""
    return told(site.catalogue, load_words("da"), HOME)


def test_form_asks_for_what_is_golden(form: Told, request: pytest.FixtureRequest) -> None:
    """One line a field: how it is asked for, whether it must be filled in, and what its text must look like."""
    lines = "".join(f"{line}\n" for each in form["config"]["collections"] for line in _lines(each))
    if request.config.getoption("update_golden"):
        GOLDEN.write_text(lines, encoding="utf-8")
    assert lines.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.kind)
def test_every_field_of_a_record_is_in_the_form(form: Told, kind: Any) -> None:  # noqa: ANN401 - ids want it so
    """The form has a record's fields, those inside them too, in the order of the model."""
    collection = next(each for each in form["config"]["collections"] if each["name"] == kind.kind)
    assert _names(_fields(collection)) == _names_of(kind.model)


def test_a_record_links_to_records_that_are_there(form: Told) -> None:
    """A relation leads to a collection of the form, and to one of its files where the collection is made of files."""
    collections = {each["name"]: each for each in form["config"]["collections"]}
    relations = [
        field for each in collections.values() for field in _all(_fields(each)) if field.get("widget") == "relation"
    ]
    assert {field["collection"] for field in relations} == {
        "activities",
        "outcomes",
        "indicators",
        "areas",
        "vocabulary",
    }
    files = {each["name"] for each in collections["vocabulary"]["files"]}
    assert {field["file"] for field in relations if "file" in field} == {"themes", "target-groups"} <= files


def test_messages_of_patterns_say_what_is_right(form: Told) -> None:
    """What a text must look like is told in Danish, with an example of it."""
    (area,) = (each for each in form["config"]["collections"] if each["name"] == "areas")
    code = next(field for field in _all(_fields(area)) if field["name"] == "code")
    assert code["pattern"] == [r"^\d{3}$", "skal skrives som her: 751"]
    (title,) = (field for field in _fields(area) if field["name"] == "title")
    assert title["pattern"] == [r"^[\s\S]{1,2000}$", "må højst være på 2.000 tegn."]


def test_nothing_is_required_of_what_nobody_began(form: Told) -> None:
    """A field under one that may be left out is not asked for; the same field of a list's item is."""
    (activity,) = (each for each in form["config"]["collections"] if each["name"] == "activities")
    fields = {field["name"]: field for field in _fields(activity)}
    assert [field["required"] for field in fields["cost"]["fields"] if field["name"] == "price_year"] == [False]
    assert [field["required"] for field in fields["outcomes"]["fields"] if field["name"] == "strength"] == [True]


def test_publications_are_offered_by_what_they_are_called(form: Told) -> None:
    """A publication is chosen by author, year and title, and written by its key."""
    assert {
        "label": "Eksempel 2001: Hvad er et eksempel? · eksempel2001bog",
        "value": "eksempel2001bog",
    } in form["references"]


def test_new_records_know_their_schema(form: Told) -> None:
    """The first line of a new record is the one that the other records of its kind have."""
    for kind in RECORD_TYPES:
        (first, *_) = (Path(__file__).parents[1] / kind.folder).glob("*.yml")
        assert first.read_text(encoding="utf-8").startswith(form["heads"][kind.kind] + "\n")


def _fields(collection: Told) -> Sequence[Told]:
    fields: Sequence[Told] = (collection["files"][0] if "files" in collection else collection)["fields"]
    return fields


def _all(fields: Sequence[Told]) -> Iterator[Told]:
    for field in fields:
        yield field
        yield from _all(field.get("fields") or ([field["field"]] if "field" in field else []))


def _names(fields: Sequence[Told]) -> list[object]:
    return [[field["name"], _names(field["fields"])] if "fields" in field else field["name"] for field in fields]


def _names_of(model: type[BaseModel]) -> list[object]:
    return [
        [name, _names_of(inner)] if (inner := next(models_in(info.annotation), None)) else name
        for name, info in fields_of(model).items()
    ]


def _lines(collection: Told) -> Iterator[str]:
    return _told(_fields(collection), collection["name"])


def _told(fields: Sequence[Told], path: str) -> Iterator[str]:
    for field in fields:
        told = [f"{path}.{field['name']}", field["widget"], *(["required"] if field.get("required") else [])]
        told += [
            f"{name}={field[name]}"
            for name in ("value_type", "min", "max", "multiple", "collection", "file")
            if name in field
        ]
        options = field.get("options")
        if isinstance(options, list):
            options = "|".join(str(option["value"]) for option in options)
        yield " ".join([*told, *([f"options={options}"] if options else []), *field.get("pattern", ())[:1]])
        yield from _told(
            field.get("fields") or ([field["field"]] if "field" in field else []), f"{path}.{field['name']}"
        )
