"""The form editor as a part of a site: there only where it is switched on, and apart from all other pages."""

import json
import subprocess
from html import unescape
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.editor.home import Home
from generator.editor.hosted import NoPackagesError, form
from generator.offline import offline
from generator.policy import content_policy, form_policy
from generator.site import Site
from generator.soundness import faults
from generator.words import load_words
from tests.doors import FORM_SWITCHED_ON, files_of, repository

HOSTS = ("https://sign-in.example.org", "https://api.github.com", "https://www.githubstatus.com")

Built = dict[str, bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example with the form switched on, as MkDocs builds it."""
    made = repository(tmp_path_factory.mktemp("editor"))
    done = made.mkdocs("--strict", settings=FORM_SWITCHED_ON)
    assert done.returncode == 0, done.stderr
    return dict(files_of(made.root / "site"))


def test_there_is_no_form_unless_it_is_switched_on(site: Site) -> None:
    """A site has no page of it and no file."""
    told = [page.address for page in site.pages] + [str(each.path) for each in site.downloads]
    assert [each for each in told if "redaktion" in each] == []


def test_switched_on_it_is_on_the_site(built: Built) -> None:
    """The page that tells of it leads to the form, whose scripts, settings and Decap lie beside it."""
    assert 'href="formular/"' in built["redaktion/index.html"].decode()
    form_files = {path.removeprefix("redaktion/formular/") for path in built if path.startswith("redaktion/formular/")}
    assert {"index.html", "start.js", "record.js", "config.json", "decap/decap-cms.js", "yaml/index.js"} <= form_files
    assert [path for path in form_files if path.endswith(".map")] == []
    config = json.loads(built["redaktion/formular/config.json"])["config"]
    assert config["backend"]["repo"] == "a/b"
    assert config["collections"][0]["folder"] == "katalog/activities"


def test_its_policy_is_its_own(built: Built) -> None:
    """Only the form's page lets functions be made of text; the policy of the others is what it is without a form."""
    pages = {path: unescape(content.decode()) for path, content in built.items() if path.endswith(".html")}
    mine = f'<meta http-equiv="Content-Security-Policy" content="{form_policy(HOSTS)}">'
    assert [path for path, html in pages.items() if mine in html] == ["redaktion/formular/index.html"]
    assert [path for path, html in pages.items() if "unsafe" in html.partition("</head>")[0]] == [
        "redaktion/formular/index.html"
    ]
    others = f'<meta http-equiv="Content-Security-Policy" content="{content_policy("page")}">'
    assert [path for path, html in pages.items() if others not in html] == ["redaktion/formular/index.html"]


def test_the_forms_policy_allows_no_more_than_it_needs() -> None:
    """Scripts of its own folder only, and no host but those where records are saved."""
    policy = dict(each.split(" ", 1) for each in form_policy(["https://api.github.com"]).split("; "))
    assert policy["script-src"] == "'self' 'unsafe-eval'"
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    assert policy["connect-src"] == "'self' https://api.github.com"
    assert policy["default-src"] == "'none'"
    assert "http" not in form_policy([])


def test_hosts_are_told_its_policy_and_no_other_page_gets_it(built: Built) -> None:
    """Where hosts send headers, the form's policy stands under the form's address, behind that of all pages."""
    headers = built["_headers"].decode()
    all_pages, _, mine = headers.partition("/redaktion/formular/*\n")
    assert content_policy("header") in all_pages
    assert "unsafe" not in all_pages
    assert mine == f"  ! Content-Security-Policy\n  Content-Security-Policy: {form_policy(HOSTS)}\n"
    nginx = built["_nginx.conf"].decode()
    assert nginx.partition("location /redaktion/formular/ {")[2].count("add_header") == 4
    assert "unsafe" not in nginx.partition("location")[0]


def test_nobody_is_led_to_it_who_did_not_ask(built: Built) -> None:
    """The site's map and its search do not tell of it, and search engines are asked to leave it."""
    assert "redaktion" not in built["sitemap.xml"].decode()
    assert [
        path for path in built if path.startswith(("search/", "assets/search/")) and b"redaktion/" in built[path]
    ] == []
    for path in ("redaktion/index.html", "redaktion/formular/index.html"):
        assert '<meta name="robots" content="noindex">' in built[path].decode()


def test_a_site_with_the_form_is_whole(built: Built) -> None:
    """What a site is looked through for before it is published is in order; the copy on disk is without the form."""
    site = {PurePosixPath(path): content for path, content in built.items()}
    assert [each for each in faults(site) if "redaktion" in each] == []
    assert offline({path: content for path, content in site.items() if path.parts[0] == "redaktion"}) == {}


@pytest.mark.parametrize(
    ("backend", "hosts"),
    [
        ({"name": "github", "repo": "a/b"}, ("https://api.github.com", "https://www.githubstatus.com")),
        (
            {"name": "gitlab", "api_root": "https://git.example.org/api/v4"},
            ("https://git.example.org", "https://gitlab.com"),
        ),
        ({"name": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1", "branch": "main"}, ("http://127.0.0.1:8081",)),
    ],
)
def test_the_form_may_reach_where_records_are_saved(backend: dict[str, object], hosts: tuple[str, ...]) -> None:
    """The hosts that the settings name, and those that Decap asks of itself."""
    assert Home(backend, "", PurePosixPath()).hosts == hosts


def test_missing_packages_are_told(site: Site, tmp_path: Path) -> None:
    """Where npm has put nothing, the form says where it looked."""
    home = Home({"name": "github"}, "", PurePosixPath())
    with pytest.raises(NoPackagesError, match="decap-cms"):
        list(form(site.catalogue, load_words("da"), home, tmp_path))


def test_a_repository_with_changes_is_not_edited(tmp_path: Path) -> None:
    """What git does not have would come into the draft: the command says so and serves nothing."""
    made = repository(tmp_path)
    assert "Kataloget ligger ikke i et git-arkiv" in _served(made.catalogue).output
    begin = ["git", "-C", str(tmp_path), "init", "--quiet", "--initial-branch", "main"]
    subprocess.run(begin, check=True)
    given = _served(made.catalogue)
    assert given.exit_code == 1
    assert "Der er ændringer, som ikke er lagt i git" in given.output


def _served(catalogue: Path) -> Result:
    return CliRunner().invoke(main, ["editor", "--root", str(catalogue)])
