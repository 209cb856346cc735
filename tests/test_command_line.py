"""Door 1, the command line: what it answers, writes and exits with."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from generator.cli import main
from generator.exports.json_schemas import SCHEMAS
from tests.doors import Repository, files_of, repository, run
from tests.real import ROOT

FILE = "activities/eksempel-fejl.yml"
THEME = "Der findes intet indsatsområde med id'et eksempel-jobb. Mente du eksempel-job?"
GROUP = "Der findes ingen målgruppe med id'et eksempel-ungee. Mente du eksempel-unge?"


@pytest.fixture
def sound(tmp_path: Path) -> Repository:
    """A repository without errors."""
    return repository(tmp_path)


@pytest.fixture
def broken(sound: Repository) -> Repository:
    """A repository in which one record has two mistakes."""
    sound.break_a_record()
    return sound


def answer(of: Repository, command: str, *arguments: str) -> Result:
    """Run a command on the repository's catalogue, as a terminal would."""
    return CliRunner().invoke(main, [command, "--root", str(of.catalogue), *arguments], prog_name="kernekatalog")


def lines_about(file: str, text: str) -> Sequence[str]:
    """Give the lines that name a file."""
    return [line for line in text.splitlines() if file in line]


# check


def test_check_as_text_tells_place_code_and_what_was_meant(broken: Repository) -> None:
    """Each mistake is a line that terminals and editors link to its place."""
    assert lines_about(FILE, answer(broken, "check").stdout) == [
        f"{FILE}:3:28: fejl unknown-id: {THEME}",
        f"{FILE}:4:17: fejl unknown-id: {GROUP}",
    ]


def test_check_as_text_ends_with_a_count(broken: Repository) -> None:
    """The last line says how many errors and warnings there are."""
    last = answer(broken, "check").stdout.splitlines()[-1]
    assert last.startswith("2 fejl og ")
    assert last.endswith(" advarsler")


def test_check_as_json_has_the_documented_shape(broken: Repository) -> None:
    """A program gets file, line, column, code, severity, message and suggestion, and nothing around them."""
    read = json.loads(answer(broken, "check", "--format", "json").stdout)
    keys = ("file", "line", "column", "code", "severity", "message", "suggestion")
    assert list(read) == ["problems"]
    assert [{key: each[key] for key in keys} for each in read["problems"] if each["file"] == FILE] == [
        {
            "file": FILE,
            "line": 3,
            "column": 28,
            "code": "unknown-id",
            "severity": "error",
            "message": THEME,
            "suggestion": "eksempel-job",
        },
        {
            "file": FILE,
            "line": 4,
            "column": 17,
            "code": "unknown-id",
            "severity": "error",
            "message": GROUP,
            "suggestion": "eksempel-unge",
        },
    ]


def test_check_as_json_gives_every_problem_the_same_keys(sound: Repository) -> None:
    """A suggestion that is not there is null, never absent."""
    problems = json.loads(answer(sound, "check", "--format", "json").stdout)["problems"]
    keys = ("file", "line", "column", "code", "severity", "message", "suggestion")
    more = ("end_column", "excerpt", "mending", "page")
    assert {tuple(each) for each in problems} == {(*keys, *more)}
    assert {each["severity"] for each in problems} == {"warning"}
    assert None in {each["suggestion"] for each in problems}


def test_check_for_github_annotates_the_lines(broken: Repository) -> None:
    """GitHub shows each mistake on its line of a pull request."""
    lines = lines_about(FILE, answer(broken, "check", "--format", "github").stdout)
    assert [line.partition("%0A")[0] for line in lines] == [
        f"::error file={FILE},line=3,col=28,endColumn=40,title=unknown-id::{THEME}",
        f"::error file={FILE},line=4,col=17,endColumn=30,title=unknown-id::{GROUP}",
    ]


def test_check_as_sarif_places_its_results(broken: Repository) -> None:
    """Code scanners get each mistake with its rule, its level and its place."""
    read = json.loads(answer(broken, "check", "--format", "sarif").stdout)
    results = [(each["ruleId"], each["level"], each["message"]["text"]) for each in read["runs"][0]["results"]]
    places = [each["locations"][0]["physicalLocation"] for each in read["runs"][0]["results"]]
    assert read["version"] == "2.1.0"
    assert [each for each in results if each[1] == "error"] == [
        ("unknown-id", "error", THEME),
        ("unknown-id", "error", GROUP),
    ]
    assert [each["region"] for each in places if each["artifactLocation"]["uri"] == FILE] == [
        {"startLine": 3, "startColumn": 28, "endColumn": 41},
        {"startLine": 4, "startColumn": 17, "endColumn": 31},
    ]


def test_check_tells_of_a_stated_grade_that_differs(sound: Repository) -> None:
    """A grade that is not the computed one is an error at the line that states it."""
    record = sound.catalogue / "activities" / "eksempel-lektiehjaelp.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("strength: E3\n", "strength: E4\n", 1), encoding="utf-8")
    line = text[: text.index("strength: E3\n")].count("\n") + 1
    given = answer(sound, "check", "--format", "json")
    errors = [each for each in json.loads(given.stdout)["problems"] if each["severity"] == "error"]
    assert given.exit_code == 1
    assert [(each["file"], each["line"], each["code"]) for each in errors] == [
        ("activities/eksempel-lektiehjaelp.yml", line, "stated-grade")
    ]


def test_check_speaks_english(broken: Repository) -> None:
    """With ``--lang en`` the same mistakes are told in English."""
    first = lines_about(FILE, answer(broken, "check", "--lang", "en").stdout)[0]
    assert first == (
        f"{FILE}:3:28: error unknown-id: There is no focus area with the id eksempel-jobb. Did you mean eksempel-job?"
    )


# grade


def test_check_of_one_file_loads_only_what_it_uses() -> None:
    """The libraries that show pages, and the one for references that are not plainly written, would only take time."""
    script = "from generator.cli import main; main()"
    command = [sys.executable, "-X", "importtime", "-c", script, "check", "activities/lommepengejob.yml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "pydantic" in loaded
    assert loaded & {"babel", "jinja2", "markdown", "mkdocs", "nh3", "openpyxl", "pybtex", "ruamel.yaml"} == set()


def test_grade_prints_the_derivation(sound: Repository) -> None:
    """A grade comes with its verdict in words and every clause that fired, numbered."""
    printed = answer(sound, "grade", "eksempel-lektiehjaelp").stdout
    first, second, third, *_ = printed.splitlines()
    assert first == "eksempel-lektiehjaelp × eksempel-laesning"
    assert second.startswith("  E3: Moderat evidens, positiv")
    assert third.startswith("  1. ")


def test_grade_prints_only_what_was_named(sound: Repository) -> None:
    """Naming activities leaves out the others; naming none leaves out nothing."""

    def graded(*ids: str) -> set[str]:
        printed = answer(sound, "grade", *ids).stdout
        return {line.partition(" × ")[0] for line in printed.splitlines() if " × " in line and line[0] != " "}

    assert graded("eksempel-naboskab", "eksempel-jobhjaelp") == {"eksempel-naboskab", "eksempel-jobhjaelp"}
    assert graded() > {"eksempel-naboskab", "eksempel-jobhjaelp", "eksempel-lektiehjaelp"}


def test_grade_explains_finding_by_finding(sound: Repository) -> None:
    """With ``--explain`` each finding is named with what it came to."""
    short = answer(sound, "grade", "eksempel-lektiehjaelp").stdout
    long = answer(sound, "grade", "eksempel-lektiehjaelp", "--explain").stdout
    assert "eksempel2015forsoeg" not in short
    assert "eksempel2015forsoeg" in long


def test_grade_counts_ages_to_another_year(sound: Repository) -> None:
    """With ``--now`` one sees what time does to a grade; the records stay as they are."""
    before = files_of(sound.root)
    now = answer(sound, "grade", "eksempel-lektiehjaelp", "--now", "2040").stdout
    assert now != answer(sound, "grade", "eksempel-lektiehjaelp").stdout
    assert files_of(sound.root) == before


def test_grade_writes_the_computed_grade_and_nothing_else(sound: Repository) -> None:
    """With ``--write`` a stated grade that differs becomes the computed one, on the day named, and the check passes."""
    file = "katalog/activities/eksempel-lektiehjaelp.yml"
    record = sound.root / file
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("strength: E3\n", "strength: E4\n", 1), encoding="utf-8")
    before = files_of(sound.root)
    given = answer(sound, "grade", "--write", "--on", "2026-02-03")
    after = files_of(sound.root)
    lines = record.read_text(encoding="utf-8").splitlines()
    assert given.stdout == "activities/eksempel-lektiehjaelp.yml\n"
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} == {file}
    assert [line.strip() for line in lines if line not in text.splitlines()] == [
        "graded_on: 2026-02-03",
        "- {on: 2026-02-03, strength: E3, direction: positive, rule: 1}",
    ]
    assert answer(sound, "check").exit_code == 0


# gaps


def test_gaps_lists_what_nobody_knows(sound: Repository) -> None:
    """A record without a description of its target group is on the work list, though it is sound."""
    given = answer(sound, "gaps", "--format", "json")
    gaps = [each for each in json.loads(given.stdout)["problems"] if "eksempel-jobhjaelp" in each["file"]]
    assert given.exit_code == 0
    assert {each["code"] for each in gaps} == {"gap"}
    assert "target_groups" in gaps[0]["message"]


# build


def test_build_writes_pages_downloads_and_what_was_written_by_hand(sound: Repository) -> None:
    """The folder has everything that a host without our plugin needs."""
    out = sound.root / "ud"
    given = answer(sound, "build", "--out", str(out))
    assert given.exit_code == 0
    assert {
        "index.md",
        "aktiviteter/index.md",
        "aktiviteter/eksempel-lektiehjaelp.md",
        "data/catalogue.json",
        "om/index.md",
    } <= files_of(out).keys()


def test_build_leaves_out_drafts_unless_asked(sound: Repository) -> None:
    """A draft is written only with ``--drafts``."""
    draft = "aktiviteter/eksempel-kladde.md"
    answer(sound, "build", "--out", str(sound.root / "uden"))
    answer(sound, "build", "--out", str(sound.root / "med"), "--drafts")
    assert draft not in files_of(sound.root / "uden")
    assert draft in files_of(sound.root / "med")


def test_build_speaks_english(sound: Repository) -> None:
    """With ``--lang en`` the pages' own words are English."""
    answer(sound, "build", "--out", str(sound.root / "ud"), "--lang", "en")
    assert 'title: "Method"' in (sound.root / "ud" / "metode" / "index.md").read_text(encoding="utf-8")


def test_build_says_where_the_site_will_be(sound: Repository) -> None:
    """The address, its slash or not, stands before every page in the data and where a page says how it is cited."""
    answer(sound, "build", "--out", str(sound.root / "ud"), "--address", "https://katalog.example.org/under")
    activity = "https://katalog.example.org/under/aktiviteter/eksempel-naboskab/"
    assert f'"url": "{activity}"' in (sound.root / "ud" / "data" / "catalogue.json").read_text(encoding="utf-8")
    assert activity in (sound.root / "ud" / "aktiviteter" / "eksempel-naboskab.md").read_text(encoding="utf-8")


def test_build_replaces_what_it_wrote_before(sound: Repository) -> None:
    """A page whose record is gone is gone too."""
    out = sound.root / "ud"
    answer(sound, "build", "--out", str(out))
    (sound.catalogue / "evidence" / "evaluations" / "eksempel-2027-i-gang.yml").unlink()
    before = files_of(out).keys()
    given = answer(sound, "build", "--out", str(out))
    assert given.exit_code == 0
    gone = {f"evalueringer/eksempel-2027-i-gang/citat.{ending}" for ending in ("bib", "json", "ris")}
    gone |= {"data/evalueringer/eksempel-2027-i-gang.json", "evalueringer/eksempel-2027-i-gang.md"}
    assert before - files_of(out).keys() == gone


def test_build_refuses_where_there_are_errors(sound: Repository) -> None:
    """With an error nothing is written, and what was there before stays byte for byte."""
    out = sound.root / "ud"
    answer(sound, "build", "--out", str(out))
    before = files_of(out)
    sound.break_a_record()
    given = answer(sound, "build", "--out", str(out))
    assert given.exit_code == 1
    assert given.stderr.splitlines()[-1].startswith("Intet er skrevet: 2 fejl")
    assert files_of(out) == before
    assert sorted(path.name for path in sound.root.iterdir()) == ["katalog", "ud"]


def test_build_writes_into_the_folder_one_stands_in(sound: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--out .`` is a folder like any other."""
    here = sound.root / "her"
    here.mkdir()
    monkeypatch.chdir(here)
    assert answer(sound, "build", "--out", ".").exit_code == 0
    assert (here / "index.md").is_file()


@pytest.mark.parametrize("folder", ["katalog", "katalog/content", "katalog/content/ud", "fremmed"])
def test_build_takes_no_folder_of_others(sound: Repository, folder: str) -> None:
    """A folder with other files, the catalogue itself or its pages are refused and left as they were."""
    (sound.root / "fremmed").mkdir()
    (sound.root / "fremmed" / "brev.txt").write_text("Kære alle\n", encoding="utf-8")
    before = files_of(sound.root)
    given = answer(sound, "build", "--out", str(sound.root / folder))
    assert given.exit_code == 2
    assert "har filer, som ikke er skrevet af denne kommando" in given.stderr
    assert files_of(sound.root) == before


# diff


def test_diff_tells_what_readers_would_see(sound: Repository) -> None:
    """Between the committed records and those in the folder, the changed page is named."""
    _git(sound, "init", "--quiet")
    _git(sound, "add", ".")
    _git(sound, "commit", "--quiet", "--message", "Eksempel")
    record = sound.catalogue / "activities" / "eksempel-lektiehjaelp.yml"
    text = record.read_text(encoding="utf-8")
    assert answer(sound, "diff", "HEAD").stdout == ""
    record.write_text(text.replace("age: {from: 13, to: 17}", "age: {from: 12, to: 17}"), encoding="utf-8")
    given = answer(sound, "diff", "HEAD")
    assert given.exit_code == 0
    assert "eksempel-lektiehjaelp" in given.stdout


def test_diff_can_stop_at_a_changed_grade(sound: Repository) -> None:
    """With ``--fail-on-grade`` a change of a grade exits with 1, and any other change with 0."""
    _git(sound, "init", "--quiet")
    _git(sound, "add", ".")
    _git(sound, "commit", "--quiet", "--message", "Eksempel")
    record = sound.catalogue / "activities" / "eksempel-lektiehjaelp.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("age: {from: 13, to: 17}", "age: {from: 12, to: 17}"), encoding="utf-8")
    assert answer(sound, "diff", "HEAD", "--fail-on-grade").exit_code == 0
    study = sound.catalogue / "evidence" / "evaluations" / "eksempel2015forsoeg.yml"
    study.write_text(study.read_text(encoding="utf-8").replace("design: rct", "design: before_after"), encoding="utf-8")
    assert answer(sound, "diff", "HEAD", "--fail-on-grade").exit_code == 1


# schema


def test_schema_names_all() -> None:
    """Without a name the command lists the names that it knows."""
    given = CliRunner().invoke(main, ["schema"])
    assert given.stdout.split() == [
        "activity",
        "evaluation",
        "outcome",
        "indicator",
        "area",
        "snapshot",
        "vocabulary",
        "observation",
        "gradingrule",
    ]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_prints_the_committed_one(name: str) -> None:
    """What is printed is a JSON Schema of 2020-12, and the one that editors use."""
    printed = CliRunner().invoke(main, ["schema", name]).stdout
    Draft202012Validator.check_schema(json.loads(printed))
    assert printed == (ROOT / "generator" / "schemas" / f"{name}.json").read_text(encoding="utf-8")


def test_schema_writes_all_to_a_folder(tmp_path: Path) -> None:
    """With ``--out`` each schema becomes a file that its name leads to."""
    CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "skemaer")])
    assert files_of(tmp_path / "skemaer").keys() == {f"{name}.json" for name in SCHEMAS}


# exit status and use


@pytest.mark.parametrize("command", [["check"], ["grade"], ["gaps"], ["build", "--out", "ud"]])
def test_command_exits_with_0_where_all_is_sound(command: Sequence[str], sound: Repository) -> None:
    """Warnings are no reason to stop a build."""
    assert run("generator", *command, "--root", "katalog", cwd=sound.root).returncode == 0


@pytest.mark.parametrize("command", [["check"], ["grade"], ["gaps"], ["build", "--out", "ud"]])
def test_command_exits_with_1_where_a_record_has_an_error(command: Sequence[str], broken: Repository) -> None:
    """An error in a record is told apart from a command that was used wrongly."""
    assert run("generator", *command, "--root", "katalog", cwd=broken.root).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["chekc"], "check", id="a command that is not there"),
        pytest.param(["check", "--formt", "json"], "--format", id="an option that is not there"),
        pytest.param(
            ["check", "--format", "xml"], "'text', 'github', 'gitlab', 'json', 'rdjson', 'sarif'", id="a format"
        ),
        pytest.param(["check", "--lang", "fr"], "'da', 'en'", id="a language"),
        pytest.param(["check", "--root", "nowhere"], "nowhere", id="a root that is not there"),
        pytest.param(["check", "--root", "empty"], "empty", id="a root that is no catalogue"),
        pytest.param(["check", "--root", "katalog", "more"], "more", id="an argument too many"),
        pytest.param(["grade", "--root", "katalog", "eksempel-nabskab"], "eksempel-naboskab?", id="an id"),
        pytest.param(["grade", "--root", "katalog", "--now", "soon"], "--now", id="a year"),
        pytest.param(["grade", "--root", "katalog", "--now", "2040", "--write"], "--now", id="a grade of another year"),
        pytest.param(["grade", "--root", "katalog", "--write", "--on", "today"], "--on", id="a day"),
        pytest.param(["build", "--root", "katalog"], "--out", id="no folder to write"),
        pytest.param(["build", "--root", "katalog", "--out", "mkdocs.yml"], "mkdocs.yml", id="a file to write"),
        pytest.param(["schema", "aktivity"], "'activity'", id="a schema that is not there"),
        pytest.param(["schema", "--out", "mkdocs.yml"], "mkdocs.yml", id="a file for schemas"),
        pytest.param(["diff", "--root", "katalog", "HEAD"], "katalog", id="no history to compare with"),
        pytest.param([], "Commands:", id="nothing"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_would_be_right(
    sound: Repository, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], said: str
) -> None:
    """Whoever mistypes a command is told so on standard error, and nothing is done."""
    (sound.root / "empty").mkdir()
    (sound.root / "mkdocs.yml").touch()
    monkeypatch.chdir(sound.root)
    given = CliRunner().invoke(main, arguments, prog_name="kernekatalog")
    assert given.exit_code == 2
    assert given.stdout == ""
    assert said in given.stderr


def test_root_is_the_folder_one_stands_in(broken: Repository) -> None:
    """Without ``--root`` the catalogue is where the command runs, and files are named from there."""
    given = run("generator", "check", cwd=broken.catalogue)
    assert lines_about(FILE, given.stdout)[0].startswith(f"{FILE}:3:28: ")


@pytest.mark.parametrize("command", ["", *main.commands])
def test_every_command_has_help(command: str) -> None:
    """``--help`` says what a command does and exits with 0."""
    given = CliRunner().invoke(main, [*command.split(), "--help"], prog_name="kernekatalog")
    assert given.exit_code == 0
    assert given.stdout.startswith(f"Usage: kernekatalog {command}".rstrip())


def test_version_is_the_packages(sound: Repository) -> None:
    """A report of a fault can name the version."""
    assert run("generator", "--version", cwd=sound.root).stdout == "kernekatalog, version 0.1.0\n"


def _git(of: Repository, *arguments: str) -> None:
    names = ["-c", "user.name=Eva Eksempel", "-c", "user.email=eva@example.org"]
    subprocess.run(["git", "-C", str(of.catalogue), *names, *arguments], check=True, capture_output=True)  # noqa: S607 - git of the PATH


# offline


def test_offline_packs_a_built_site(sound: Repository) -> None:
    """The zip file holds the site, and what was there before is replaced as a whole."""
    site, out = sound.root / "site", sound.root / "kopi.zip"
    (site / "om").mkdir(parents=True)
    (site / "index.html").write_text('<a href="om/">Om</a>', encoding="utf-8")
    (site / "om" / "index.html").write_text("Om", encoding="utf-8")
    out.write_bytes(b"an earlier one")
    given = CliRunner().invoke(main, ["offline", str(site), "--out", str(out)])
    assert given.exit_code == 0
    with zipfile.ZipFile(out) as packed:
        assert packed.read("kernekataloget/index.html") == b'<a href="om/index.html">Om</a>'


def test_offline_refuses_what_is_no_site(sound: Repository) -> None:
    """A folder without a front page is used wrongly, and nothing is written."""
    given = CliRunner().invoke(main, ["offline", str(sound.catalogue), "--out", str(sound.root / "kopi.zip")])
    assert given.exit_code == 2
    assert "byg det først med make site" in given.stderr
    assert not (sound.root / "kopi.zip").exists()


# what is told in the reader's language


def test_folder_without_a_catalogue_is_told_in_danish(tmp_path: Path) -> None:
    """Whoever stands in the wrong folder reads it in the language of the other answers."""
    given = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert given.exit_code == 2
    assert "har hverken activities/ eller evidence/" in given.stderr


def test_grade_of_a_record_with_mistakes_says_so(broken: Repository) -> None:
    """A record that is left out for its mistakes exists: that is not what is wrong with it."""
    given = answer(broken, "grade", "eksempel-fejl")
    assert given.exit_code == 1
    assert "Posten for eksempel-fejl har fejl" in given.stderr


def test_schema_writes_the_named_one_to_a_folder(tmp_path: Path) -> None:
    """A name is not forgotten because there is a folder."""
    CliRunner().invoke(main, ["schema", "area", "--out", str(tmp_path)])
    assert [file.name for file in tmp_path.iterdir()] == ["area.json"]
