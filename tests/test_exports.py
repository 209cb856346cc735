"""The downloads: everything published, for other programs."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.address import EDIT, HERE, NOWHERE, NOWHERE_TO_EDIT, SECTIONS, way
from generator.bibliography import Reference, parse_references
from generator.exports.stock import Stock
from generator.site import Site, build

CATALOGUE = PurePosixPath("data/catalogue.json")
KINDS = ("activities", "evaluations", "outcomes", "indicators", "areas", "snapshots", "vocabulary", "references")

BOTH_WAYS = [
    ("activities", "evaluations", "evaluations", "activities"),
    ("activities", "outcomes", "outcomes", "activities"),
    ("activities", "related", "activities", "related"),
    ("outcomes", "indicators", "indicators", "outcomes"),
    ("indicators", "areas", "areas", "indicators"),
    ("areas", "evaluations", "evaluations", "areas"),
    ("areas", "stands_in_for", "areas", "proxies"),
]
"""A kind and its field, and the kind and field that say the same from the other end."""

FOLDERS = {
    "aktiviteter": "activity",
    "effektmaal": "outcome",
    "evalueringer": "evaluation",
    "indikatorer": "indicator",
    "omraader": "area",
}
"""What a record is called in its own file, by the file's folder."""


@pytest.fixture(scope="module", params=["real", "site"])
def either(request: pytest.FixtureRequest) -> Site:
    """The real catalogue, and the example with every kind of record and field."""
    made: Site = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="module")
def data(either: Site) -> Mapping[str, Any]:
    """What `catalogue.json` says; JSON has no NaN, so none may come back."""
    return _read(either)


@pytest.mark.parametrize("kind", KINDS)
def test_catalogue_json_has_every_record(either: Site, data: Mapping[str, Any], kind: str) -> None:
    """Everything that is published can be fetched, in the order of ids."""
    assert [each["id"] for each in data[kind]] == list(getattr(either.catalogue, kind))


def test_catalogue_json_says_what_it_was_made_by(data: Mapping[str, Any], either: Site) -> None:
    """The version of the data and that of the rule stand in it, so that a program can tell when to look again."""
    assert data["schema_version"] == "1.2"
    assert either.catalogue.rule is not None
    assert data["rule_version"] == either.catalogue.rule.version


def test_outcome_of_an_activity_has_its_documented_keys(data: Mapping[str, Any]) -> None:
    """Each outcome of an activity has its grade, the computed one beside it, the reasons and the findings."""
    documented = {"outcome", "primary", "strength", "direction", "flags", "computed", "reasons", "findings"}
    outcomes = [outcome for activity in data["activities"] for outcome in activity["outcomes"]]
    assert outcomes
    assert [outcome for outcome in outcomes if documented - outcome.keys()] == []
    assert {tuple(outcome["computed"]) for outcome in outcomes} == {("strength", "direction")}
    assert {tuple(reason) for outcome in outcomes for reason in outcome["reasons"]} == {("clause", "values", "text")}


def test_lowered_grade_stands_beside_the_computed_one(site: Site) -> None:
    """Where the editors lowered a grade, theirs is published, and the computed one stays to be seen."""
    activity = _by_id(_read(site), "activities")["eksempel-lektiehjaelp"]
    published = [
        (outcome["outcome"], outcome["strength"], outcome["computed"]["strength"]) for outcome in activity["outcomes"]
    ]
    assert published == [("eksempel-laesning", "E3", "E3"), ("eksempel-trivsel", "E2", "E3")]


def test_grade_under_revision_is_not_told_as_one(site: Site) -> None:
    """While it is under revision it has neither strength nor direction; the computed ones and its warning stay."""
    activity = _by_id(_read(site), "activities")["eksempel-jobhjaelp"]
    (outcome,) = [each for each in activity["outcomes"] if each["outcome"] == "eksempel-ledighed"]
    assert (outcome["strength"], outcome["direction"]) == (None, None)
    assert outcome["computed"] == {"strength": "E2", "direction": "conflicting"}
    assert "harm" in outcome["flags"]


@pytest.mark.parametrize(("kind", "field", "other_kind", "other_field"), BOTH_WAYS)
def test_links_agree_both_ways(
    data: Mapping[str, Any], kind: str, field: str, other_kind: str, other_field: str
) -> None:
    """Whoever starts at either end of a link finds the other."""
    there = {(record_id, target) for record_id, target in _links(data, kind, field)}
    back = {(target, record_id) for record_id, target in _links(data, other_kind, other_field)}
    assert there
    assert there ^ back == set()


def test_publication_is_used_by_those_that_name_it(data: Mapping[str, Any]) -> None:
    """A publication lists the evaluations that have it as their reference, and each of them is there."""
    named = {(each["reference"], each["id"]) for each in data["evaluations"] if "reference" in each}
    used = {(each["id"], user["kind"], user["id"]) for each in data["references"] for user in each["used_by"]}
    assert {(key, "evaluations", record_id) for key, record_id in named} - used == set()
    assert [key for key, kind, record_id in used if record_id not in _by_id(data, kind)] == []


@pytest.mark.parametrize("kind", ["activities", "evaluations", "outcomes", "indicators", "areas"])
def test_url_is_the_records_page(either: Site, data: Mapping[str, Any], kind: str) -> None:
    """From a record's data one finds its page."""
    assert {each["url"] for each in data[kind]} <= {f"{NOWHERE}{page.address}" for page in either.pages}


def test_bibliography_reads_back_as_it_was(either: Site) -> None:
    """The publications that records name come out of the file as they went into it, and no others."""
    text = _content(either, "data/references.bib")
    bibliography, problems = parse_references(text, PurePosixPath("references.bib"))
    assert problems == []
    cited = {key: each for key, each in either.catalogue.references.items() if key in either.catalogue.cited_by}
    assert _without_places(bibliography.references) == _without_places(cited)


def test_every_download_is_linked(either: Site) -> None:
    """All data that are served are linked: from the page of downloads, the record's own page or the bibliography."""
    pages = {page.address: page.body for page in either.pages}
    paths = [download.path for download in either.downloads if download.path.is_relative_to("data")]
    assert [
        str(path) for path in paths if f'"{way(_leading_to(path), str(path))}"' not in pages[_leading_to(path)]
    ] == []


def test_data_of_an_activity_are_those_of_the_whole(either: Site, data: Mapping[str, Any]) -> None:
    """Who takes one activity gets its record, each of its evaluations and their publications as all get them."""
    for key, activity in _by_id(data, "activities").items():
        alone = json.loads(_content(either, f"data/aktiviteter/{key}.json"))
        assert alone["activity"] == activity
        assert alone["evaluations"] == [_by_id(data, "evaluations")[each] for each in activity["evaluations"]]
        named = {each.get("reference") for each in [*alone["evaluations"], *activity["sources"]]} - {None}
        assert alone["references"] == [_by_id(data, "references")[each] for each in sorted(named)]


@pytest.mark.parametrize("kind", ["evaluation", "outcome", "indicator", "area"])
def test_data_of_a_record_are_those_of_the_whole(either: Site, data: Mapping[str, Any], kind: str) -> None:
    """Every record with a page has a file of its own, with just what all of them together say of it."""
    section = {name: folder for folder, name in FOLDERS.items()}
    for key, record in _by_id(data, f"{kind}s").items():
        assert json.loads(_content(either, f"data/{section[kind]}/{key}.json"))[kind] == record


def test_catalogue_json_keeps_to_its_schema(either: Site, data: Mapping[str, Any]) -> None:
    """What the schema promises is what the file has, and a field that it does not know would be marked."""
    schema = json.loads(_content(either, "data/schemas/catalogue.json"))
    assert schema["$id"] == f"{NOWHERE}data/schemas/catalogue.json"
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)] == []
    for kind in KINDS:
        more = {**data, kind: [{**data[kind][0], "no-such-field": 1}]}
        assert [list(error.path) for error in validator.iter_errors(more)] == [[kind, 0]]


@pytest.mark.parametrize(("folder", "name"), sorted(FOLDERS.items()))
def test_file_of_a_record_keeps_to_its_schema(either: Site, folder: str, name: str) -> None:
    """The schema of the whole has a definition for the file of each kind of record, and no file has more in it."""
    schema = json.loads(_content(either, "data/schemas/catalogue.json"))
    of_file = {"$defs": schema["$defs"], "$ref": f"#/$defs/{name.capitalize()}File"}
    validator = Draft202012Validator(of_file)
    files = [json.loads(each.content) for each in either.exported if str(each.path.parent) == f"data/{folder}"]
    assert files
    assert [error.message for file in files for error in validator.iter_errors(file)] == []
    assert not validator.is_valid({**files[0], "no-such-field": 1})
    assert not validator.is_valid({**files[0], name: {**files[0][name], "no-such-field": 1}})


def test_addresses_in_the_data_are_those_of_the_site(example: Path) -> None:
    """Whoever publishes the catalogue says where, and the data say it after them."""
    site = build(example, address="https://katalog.example.org/under/")
    activity = _by_id(_read(site), "activities")["eksempel-naboskab"]
    assert activity["url"] == "https://katalog.example.org/under/aktiviteter/eksempel-naboskab/"
    assert not [str(each.path) for each in site.downloads if NOWHERE.encode() in each.content]


def test_language_models_are_led_to_what_is_there(either: Site) -> None:
    """Every link of `llms.txt` is a page or a file of the site, and every activity in use is named."""
    text = _content(either, "llms.txt")
    targets = re.findall(r"\]\(https://kernekataloget\.example/([^)]*)\)", text)
    there = {page.address for page in either.pages} | {str(each.path) for each in either.downloads}
    assert len(targets) > len(either.catalogue.in_use)
    assert [each for each in targets if each not in there] == []
    assert [key for key in either.catalogue.in_use if f"aktiviteter/{key}/" not in targets] == []


def test_page_links_every_file_that_lies_beside_it(either: Site) -> None:
    """What a page has to fetch can be fetched from there, and lies in the page's own folder."""
    files = [(page, file.path) for page in either.pages for file in page.files]
    assert files
    assert [path for page, path in files if not path.is_relative_to(page.address)] == []
    bodies = {page.address: page.body for page in either.pages if page.files}
    links = [(path, f'"{path.relative_to(page.address)}"', bodies[page.address]) for page, path in files]
    assert [path for path, link, body in links if link not in body] == []


def test_same_records_give_the_same_bytes(example: Path, site: Site, tmp_path: Path) -> None:
    """Neither chance, nor the clock's zone, nor the language of the machine, nor the folder changes anything."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(example), "--out", str(tmp_path / "out")]
    odd = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"}
    subprocess.run(command, env={**os.environ, **odd}, cwd=tmp_path, check=True, capture_output=True)
    expected = {
        page.document: page.markdown.replace(EDIT, NOWHERE_TO_EDIT).replace(HERE, f"{NOWHERE}{page.address}").encode()
        for page in site.pages
    }
    expected |= {download.path: download.content for download in site.downloads}
    written = {path: (tmp_path / "out" / path).read_bytes() for path in expected}
    assert [str(path) for path, content in expected.items() if written[path] != content] == []


def _leading_to(path: PurePosixPath) -> str:
    """Give the address of the page that a file of data is linked from."""
    folder = f"{path.parent.name}/"
    if folder in SECTIONS.values():
        return f"{folder}{path.stem}/"
    return folder if folder == "referencer/" else "data/"


def _read(site: Site) -> Mapping[str, Any]:
    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is no JSON")

    read: Mapping[str, Any] = json.loads(_content(site, str(CATALOGUE)), parse_constant=refuse)
    return read


def _content(site: Site, path: str) -> str:
    return next(each.content for each in site.downloads if str(each.path) == path).decode()


def _by_id(data: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    return {each["id"]: each for each in data[kind]}


def _links(data: Mapping[str, Any], kind: str, field: str) -> Iterator[tuple[str, str]]:
    """Give the ids in a field, whether they stand alone or in something that says more of them."""
    name_in = {"outcomes": "outcome", "proxies": "area"}
    for record in data[kind]:
        for each in record.get(field, ()):
            yield record["id"], each if isinstance(each, str) else each[name_in[field]]


def _without_places(references: Mapping[str, Reference]) -> Mapping[str, Mapping[str, object]]:
    """Tell publications apart by all but where they stood."""
    return {
        key: {name: getattr(each, name) for name in Reference.__slots__ if name != "place"}
        for key, each in references.items()
    }


def test_file_is_held_until_it_is_asked_for_again(site: Site) -> None:
    """A page tells how large it is and it is written: made once for both, and then let go of."""
    made: list[str] = []

    def make() -> bytes:
        made.append("once more")
        return b"content"

    file = Stock(site.catalogue, site.grades, NOWHERE).file(PurePosixPath("data/held.txt"), partial(make))
    assert (file.content, file.content, made) == (b"content", b"content", ["once more"])
    assert (file.content, len(made)) == (b"content", 2)
