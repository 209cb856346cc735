"""A new record explains itself, and nothing that is there is written over."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result
from pydantic import BaseModel

from generator.bibliography import parse_references
from generator.blank import blank
from generator.check import check
from generator.cli import main
from generator.commands.new import KINDS
from generator.crossref import bibtex
from generator.field_words import danish
from generator.records import RECORD_TYPES
from generator.shape import fields_of, models_in
from generator.source import parse
from generator.tidy import tidy
from generator.words import LANGUAGES, load_words
from tests.doors import Repository, repository

ENTRY = """\
@article{ny2020,
  author = {Ny, Anna},
  title = {{En ny unders{\\o}gelse: A & B}},
  year = {2020},
  journal = {Tidsskriftet},
  doi = {10.5555/ny.2020},
  langid = {danish}
}
""".replace("A & B", "A \\& B")

CROSSREF = {
    "status": "ok",
    "message": {
        "type": "journal-article",
        "title": ["Reading &amp; <i>more</i>: 50% of it".replace("&amp;", "&")],
        "author": [{"family": "Ny", "given": "Anna"}, {"name": "The {Group}"}],
        "issued": {"date-parts": [[2020, 5]]},
        "container-title": ["Journal of Reading"],
        "volume": "12",
        "issue": "3",
        "page": "1-9",
        "DOI": "10.5555/ny.2020",
    },
}


@pytest.fixture
def sound(tmp_path: Path) -> Repository:
    """A repository without errors."""
    return repository(tmp_path)


def new(of: Repository, *arguments: str) -> Result:
    """Ask for a new record."""
    return CliRunner().invoke(main, ["new", "--root", str(of.catalogue), *arguments])


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Give a model and all inside it."""
    yield model
    for info in fields_of(model).values():
        for inner in models_in(info.annotation):
            yield from models(inner)


def test_every_field_has_its_danish_words() -> None:
    """Each field of each record that can be made is told of in Danish, and no word is left of a field that is gone."""
    every = [model for kind in RECORD_TYPES for model in (kind.model, kind.row) if model]
    known = {each.__name__: set(fields_of(each)) for model in every for each in models(model)}
    assert {model: set(fields) for model, fields in danish().items()} == known
    told = [text for fields in danish().values() for text in fields.values()]
    assert [text for text in told if not re.fullmatch(r"[^:.]+\.?: .+\.", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_new_record_names_every_field_and_asks_for_the_required_ones(kind: str, language: str) -> None:
    """What is open at the top are the required fields and no others; every field inside stands there behind a #."""
    record_type = KINDS[kind]
    text = blank(record_type, load_words(language))
    source, problems = parse(text, PurePosixPath("ny.yml"))
    assert not problems
    assert isinstance(source.data, dict)
    assert set(source.data) == {key for key, info in fields_of(record_type.model).items() if info.is_required()}
    named = set(re.findall(r"(?m)^[# -]*([a-z_0-9]+):", text))
    assert {name for model in models(record_type.model) for name in fields_of(model)} - named == set()
    assert tidy(text, source, record_type.model) == text


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_behind_a_hash_is_a_field_of_the_model(kind: str) -> None:
    """With each # before a field taken away, no field is unknown and none stands in the wrong place."""
    record_type = KINDS[kind]
    lines = blank(record_type, load_words("da")).splitlines()
    explained = re.compile(r"[# ]*# [^a-z-]")
    opened = [line.replace("# ", "") for line in lines if not explained.match(line) and "yaml-language" not in line]
    fields = [line for line in opened if re.fullmatch(r" *(-|(- )?[a-z_0-9]+:)", line)]
    source, problems = parse("\n".join(fields) + "\n", PurePosixPath("ny.yml"))
    assert not problems
    _, problems = check(record_type.model, {"ny": source})
    assert {problem.code for problem in problems} == {"wrong-value"}


def test_new_record_is_written_once(sound: Repository) -> None:
    """The file's name is told; asked for again, the command refuses and the file stays."""
    assert new(sound, "activity", "ny-aktivitet").stdout == "activities/ny-aktivitet.yml\n"
    path = sound.catalogue / "activities" / "ny-aktivitet.yml"
    path.write_text("title: Min\n", encoding="utf-8")
    again = new(sound, "activity", "ny-aktivitet")
    assert again.exit_code == 2
    assert "activities/ny-aktivitet.yml findes allerede" in again.stderr
    assert path.read_text(encoding="utf-8") == "title: Min\n"


def test_new_snapshot_has_a_table_beside_it(sound: Repository) -> None:
    """The table holds its header and nothing else."""
    assert new(sound, "snapshot", "2026-11-23-ny").exit_code == 0
    table = sound.catalogue / "evidence" / "snapshots" / "2026-11-23-ny.csv"
    assert table.read_text(encoding="utf-8").startswith("area,indicator,period,")


@pytest.mark.parametrize("record_id", ["../ud", "Stor", "mødre", "a b", ""])
def test_id_must_be_one(sound: Repository, record_id: str) -> None:
    """A name that could not be an address is refused, and nothing is written."""
    before = sorted(sound.root.rglob("*"))
    assert new(sound, "activity", record_id).exit_code == 2
    assert sorted(sound.root.rglob("*")) == before


def test_publication_fills_in_what_it_gives(sound: Repository) -> None:
    """Key, title and language come from the BibTeX entry, which is added to the references as it stands, once."""
    bib = sound.root / "ny.bib"
    bib.write_text(ENTRY, encoding="utf-8")
    assert new(sound, "evaluation", "ny2020", "--bib", str(bib)).exit_code == 0
    assert new(sound, "evaluation", "ny2020b", "--bib", str(bib)).exit_code == 0
    record = (sound.catalogue / "evidence" / "evaluations" / "ny2020.yml").read_text(encoding="utf-8")
    assert "\nreference: ny2020\n" in record
    assert '\ntitle: "En ny undersøgelse: A & B"\n' in record
    assert "\nlanguage: da\n" in record
    references = (sound.catalogue / "evidence" / "references.bib").read_text(encoding="utf-8")
    assert references.endswith(f"}}\n\n{ENTRY}")
    assert references.count("@article{ny2020,") == 1


def test_saved_crossref_record_becomes_a_reference(sound: Repository) -> None:
    """Its title, people, year, journal, pages and DOI are read back as they were, the markup of a title gone."""
    saved = sound.root / "ny.json"
    saved.write_text(json.dumps(CROSSREF), encoding="utf-8")
    assert new(sound, "evaluation", "ny2020", "--doi-json", str(saved)).exit_code == 0
    bibliography, problems = parse_references(bibtex(json.dumps(CROSSREF), "ny2020"), PurePosixPath("ny.bib"))
    assert not problems
    read = bibliography.references["ny2020"]
    assert (read.title, read.year, read.container) == ("Reading & more: 50% of it", "2020", "Journal of Reading")
    assert [name.family for name in read.authors] == ["Ny", "The Group"]
    assert (read.volume, read.number, read.doi) == ("12", "3", "10.5555/ny.2020")


@pytest.mark.parametrize(("option", "content"), [("--doi-json", "{}"), ("--doi-json", "<html>"), ("--bib", "ingen")])
def test_publication_that_is_none_leaves_everything_as_it_was(sound: Repository, option: str, content: str) -> None:
    """Neither a record nor a reference is written."""
    file = sound.root / "ny.txt"
    file.write_text(content, encoding="utf-8")
    before = (sound.catalogue / "evidence" / "references.bib").read_bytes()
    assert new(sound, "evaluation", "ny2020", option, str(file)).exit_code == 2
    assert (sound.catalogue / "evidence" / "references.bib").read_bytes() == before
    assert not (sound.catalogue / "evidence" / "evaluations" / "ny2020.yml").exists()


def test_all_kinds_but_the_vocabularies_can_be_made() -> None:
    """A kind of record that is added can be made too."""
    assert {kind.kind for kind in KINDS.values()} == {kind.kind for kind in RECORD_TYPES} - {"vocabulary"}
