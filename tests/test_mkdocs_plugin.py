"""Door 2, the MkDocs plugin: the same site as door 1, on real builds."""

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.policy import content_policy
from generator.site import Site, build
from generator.write import write
from tests.documents import read_document
from tests.doors import Repository, files_of, repository

THEME = "Der findes intet indsatsområde med id'et eksempel-jobb. Mente du eksempel-job?"
GROUP = "Der findes ingen målgruppe med id'et eksempel-ungee. Mente du eksempel-unge?"


@dataclass(frozen=True, slots=True)
class Build:
    """A run of ``mkdocs build``."""

    repository: Repository
    status: int
    log: str

    @property
    def site(self) -> Path:
        """What it wrote."""
        return self.repository.root / "site"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sound example, built strictly."""
    made = repository(tmp_path_factory.mktemp("strict"))
    return _build(made, made.mkdocs("--strict"))


@pytest.fixture(scope="module")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The example with a broken record and a page in the way, built as ``mkdocs serve`` does: not strictly."""
    made = repository(tmp_path_factory.mktemp("loose"))
    made.break_a_record()
    (made.catalogue / "content" / "metode.md").write_text("# Min metode\n", encoding="utf-8")
    return _build(made, made.mkdocs())


def test_sound_records_pass_a_strict_build(strict: Build) -> None:
    """A strict build with our plugin succeeds, though there are warnings."""
    assert strict.status == 0
    assert "INFO    -  evidence/references.bib:" in strict.log
    assert ": unused-reference: " in strict.log


def test_every_page_is_built(strict: Build, site: Site) -> None:
    """Each page that the pipeline gives has its address on the built site."""
    assert [page.address for page in site.pages if not (strict.site / page.address / "index.html").is_file()] == []


def test_every_download_is_served_as_it_is(strict: Build, example: Path) -> None:
    """Downloads reach the site byte for byte, and say the address that MkDocs has for it."""
    site, served = build(example, address="https://www.example.org/"), files_of(strict.site)
    assert [str(each.path) for each in site.downloads if served.get(str(each.path)) != each.content] == []


def test_both_doors_give_the_same_site(strict: Build, site: Site, tmp_path: Path) -> None:
    """A host without our plugin, given the folder that the command line writes, has the same addresses."""
    made = repository(tmp_path)
    write(site, made.catalogue / "content", made.root / "written")
    (made.catalogue / "content").rename(made.root / "by-hand")
    (made.root / "written").rename(made.catalogue / "content")
    built = made.mkdocs("--strict", plugin=False)
    assert built.returncode == 0, built.stderr
    assert _addresses(made.root / "site") == _addresses(strict.site)


def test_text_of_records_stays_text_on_built_pages(strict: Build) -> None:
    """Through MkDocs, its Markdown and its theme, nothing that a contributor typed becomes a tag or a script."""
    pages = {file: read_document(file) for file in strict.site.rglob("*.html")}
    assert [file for file in pages if "<script>alert" in file.read_text(encoding="utf-8")] == []
    assert [(file, mistake) for file, page in pages.items() for mistake in page.mistakes] == []
    targets = {link.target.partition(":")[0] for page in pages.values() for link in page.links if ":" in link.target}
    assert targets == {"https", "mailto"}


def test_edit_button_opens_the_record(strict: Build) -> None:
    """From a record's page the edit button leads to its YAML file, wherever the catalogue stands in the repository."""
    edited = "https://git.example.org/eksempel/edit/main/katalog/"
    assert _edit_links(strict) == {
        "aktiviteter/eksempel-lektiehjaelp": {f"{edited}activities/eksempel-lektiehjaelp.yml"},
        "evalueringer/eksempel2015forsoeg": {f"{edited}evidence/evaluations/eksempel2015forsoeg.yml"},
        "omraader/eksempel-parken": {f"{edited}evidence/areas/eksempel-parken.yml"},
        "metode": {f"{edited}evidence/grading.yml"},
        "om": {f"{edited}content/om/index.md"},
        "aktiviteter": set(),
    }


def test_records_with_errors_are_logged_with_their_place(loose: Build) -> None:
    """Each mistake is a line of MkDocs' log, with file, line, column and what was meant."""
    assert [line for line in loose.log.splitlines() if "eksempel-fejl" in line] == [
        f"ERROR   -  activities/eksempel-fejl.yml:3:28: unknown-id: {THEME}",
        f"ERROR   -  activities/eksempel-fejl.yml:4:17: unknown-id: {GROUP}",
    ]


def test_page_in_the_way_of_ours_is_logged_and_not_shown(loose: Build) -> None:
    """A hand-written page at the address of a generated one is told of where it lies, and ours is served."""
    assert [line for line in loose.log.splitlines() if "page-taken" in line] == [
        (
            "ERROR   -  katalog/content/metode.md:1:1: page-taken: Filen bliver ikke vist: på /metode/ står noget, "
            "som programmet selv laver. Giv den et andet navn."
        )
    ]
    assert "Min metode" not in (loose.site / "metode" / "index.html").read_text(encoding="utf-8")


def test_loose_build_keeps_the_sound_records(loose: Build, strict: Build) -> None:
    """While somebody mends a record, ``mkdocs serve`` goes on showing all the others."""
    assert loose.status == 0
    assert _addresses(loose.site) == _addresses(strict.site)
    assert not (loose.site / "aktiviteter" / "eksempel-fejl").exists()


def test_broken_record_fails_a_strict_build(tmp_path: Path) -> None:
    """With an error in a record a strict build exits with 1."""
    made = repository(tmp_path)
    made.break_a_record()
    built = made.mkdocs("--strict")
    assert built.returncode == 1
    assert "Aborted with 2 " in built.stdout


def test_script_that_nobody_has_read_fails_any_build(tmp_path: Path) -> None:
    """A script in a page that the content policy does not list is not published, strict or not."""
    made = repository(tmp_path)
    (made.catalogue / "content" / "om").mkdir(exist_ok=True)
    (made.catalogue / "content" / "om" / "ny.md").write_text("# Ny\n\n<script>alert(1)</script>\n", encoding="utf-8")
    built = made.mkdocs()
    assert built.returncode == 1
    assert "om/ny.md: generator/policy.py does not allow <script> sha256-" in built.stderr


def test_page_says_what_it_is_to_those_who_link_it(strict: Build) -> None:
    """A shared link shows the page's own title, sentence and address, and whoever publishes it the same picture."""
    page = (strict.site / "aktiviteter" / "eksempel-lektiehjaelp" / "index.html").read_text(encoding="utf-8")
    title = "Eksempel på lektiehjælp: &quot;læs&quot; | *mere* &amp; &lt;b&gt;bedre&lt;/b&gt;"
    assert f'<meta property="og:title" content="{title}">' in page
    assert '<meta property="og:url" content="https://www.example.org/aktiviteter/eksempel-lektiehjaelp/">' in page
    assert '<meta property="og:image" content="https://www.example.org/assets/deling.png">' in page
    assert '<meta property="og:type" content="article">' in page


def test_every_page_tells_other_programs_what_it_is(strict: Build) -> None:
    """A page that somebody wrote by hand too, with its title, its sentence and its whole address."""
    told = {}
    for file in sorted(strict.site.rglob("index.html")):
        address = f"https://www.example.org/{file.parent.relative_to(strict.site).as_posix()}/".replace("/./", "/")
        scripts = re.findall('<script type="application/ld[+]json">(.*?)</script>', file.read_text(encoding="utf-8"))
        assert len(scripts) == 1, address
        told[address] = json.loads(scripts[0])
    assert {address for address, page in told.items() if page["url"] != address} == set()
    written = told["https://www.example.org/om/"]
    assert (written["@type"], written["name"]) == ("WebPage", "Om eksemplet")


def test_page_carries_the_content_policy(strict: Build) -> None:
    """Where a host sends no headers, the page itself tells the browser what it may run."""
    pages = [file.read_text(encoding="utf-8") for file in strict.site.rglob("*.html")]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content_policy("page")}">'
    assert pages
    assert [page[:300] for page in pages if page.partition("<script")[0].count(meta) != 1] == []


def test_themes_own_search_is_not_served(strict: Build) -> None:
    """Scripts that no page uses are not on the site, and the theme's others are."""
    scripts = sorted(file.parent.name for file in (strict.site / "assets" / "javascripts").rglob("*.js"))
    assert scripts == ["javascripts"]


def test_records_are_watched(strict: Build) -> None:
    """`mkdocs serve` builds anew when a record, the bibliography or the rule is saved."""
    config = load_config(str(strict.repository.root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.run_event("config", config)
    catalogue = strict.repository.catalogue
    assert {str(Path(path).relative_to(catalogue)) for path in config.watch} == {
        "activities",
        "evidence/evaluations",
        "evidence/outcomes",
        "evidence/indicators",
        "evidence/areas",
        "evidence/snapshots",
        "evidence/vocabulary",
        "evidence/references.bib",
        "evidence/grading.yml",
    }


def _build(made: Repository, finished: subprocess.CompletedProcess[str]) -> Build:
    return Build(made, finished.returncode, finished.stderr)


def _addresses(site: Path) -> set[str]:
    """Give every page and every download of a built site."""
    pages = {str(file.relative_to(site)) for file in site.rglob("*.html")}
    return pages | {f"data/{path}" for path in files_of(site / "data")}


def _edit_links(strict: Build) -> Mapping[str, set[str]]:
    addresses = (
        "aktiviteter/eksempel-lektiehjaelp",
        "evalueringer/eksempel2015forsoeg",
        "omraader/eksempel-parken",
        "metode",
        "om",
        "aktiviteter",
    )
    links = {address: read_document(strict.site / address / "index.html").links for address in addresses}
    return {address: {link.target for link in found if "edit" in link.relations} for address, found in links.items()}
