"""What ``mkdocs serve`` shows: each page made when a browser asks for it, the same as a build would write."""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path, PurePosixPath
from threading import Thread
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import FileWrapper, setup_testing_defaults

import pytest
from mkdocs.livereload import LiveReloadServer

from generator.exports.download import Download
from generator.mkdocs_serving import Serving
from tests.doors import Repository, Served, files_of, run, served, sound_repository

RECORD = PurePosixPath("activities/eksempel-lektiehjaelp.yml")
PAGE = "aktiviteter/eksempel-lektiehjaelp/"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository whose site is whole."""
    return sound_repository(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def server(made: Repository) -> Iterator[Served]:
    """Its site as ``mkdocs serve`` shows it."""
    with served(made.root) as there:
        yield there


def test_everything_that_a_build_writes_is_there_for_whoever_asks(made: Repository, server: Served) -> None:
    """Pages, what lies beside them, downloads and the search's files, byte for byte, and nothing was made before.

    A served page may reload itself by a script in it, so it is held to no policy.
    """
    settings = made.root / "mkdocs.yml"
    there = made.root / "there.yml"
    there.write_text(settings.read_text("utf-8").replace("https://www.example.org/", server.address), "utf-8")
    built = run("mkdocs", "build", "--quiet", "--config-file", "there.yml", "--site-dir", "built", cwd=made.root)
    assert built.returncode == 0, built.stderr
    written = files_of(made.root / "built")
    assert len(written) > 200
    # It tells which index to ask for, so it comes first, as it does in a browser.
    first = "assets/search/newest.js"
    wrong = [path for path in (first, *written) if _plain(server.get(path)[1]) != _plain(written[path])]
    assert wrong == []


def test_a_page_without_its_slash_leads_to_the_page(server: Served) -> None:
    """As on any host, and though the page may not be made yet."""
    status, page = server.get("evalueringer/eksempel2015forsoeg")
    assert status == 200
    assert _plain(page) == _plain(server.get("evalueringer/eksempel2015forsoeg/")[1])


def test_an_address_that_is_none_is_answered_as_such(server: Served) -> None:
    """With the site's own page about it."""
    status, page = server.get("findes-ikke/")
    assert status == 404
    assert "Siden findes ikke" in page.decode()
    assert server.get("../../etc/passwd")[0] == 404


def test_while_a_record_is_broken_the_last_good_site_is_shown_with_the_mistakes(
    made: Repository, server: Served
) -> None:
    """Pages stay as they were and tell what is wrong; when it is mended, they follow and say nothing."""
    record = made.catalogue / RECORD
    sound = record.read_text("utf-8")
    first = server.get(PAGE)[1].decode()
    assert "kk-broken" not in first
    record.write_text(sound.replace("themes:", "temaer:"), "utf-8")
    broken = server.waited(PAGE, "kk-broken")
    assert "Kataloget har fejl." in broken
    assert f"{RECORD}:" in broken.partition("kk-broken")[2].partition("</pre>")[0]
    assert _main(first) == _main(broken)
    assert "kk-broken" in server.get("metode/")[1].decode()
    record.write_text(sound.replace("Eksempel på", "Nyt eksempel på"), "utf-8")
    mended = server.waited(PAGE, "Nyt eksempel på")
    assert "kk-broken" not in mended
    newest = server.get("assets/search/newest.js")[1].decode()
    index = re.findall(r'"(index\..*?)"', newest)[0]
    assert "Nyt eksempel på" in server.get(f"assets/search/{index}")[1].decode()
    record.write_text(sound, "utf-8")
    server.waited(PAGE, "<title>Eksempel på")


def test_a_server_that_follows_no_changes_shows_the_same(made: Repository) -> None:
    """It gives plugins no hold of itself, so everything is made before it answers."""
    with served(made.root, "--no-livereload") as there:
        assert "<title>Eksempel på lektiehjælp" in there.get(PAGE)[1].decode()


class Server:
    """MkDocs' server without its net, and what it has been promised."""

    def __init__(self, folder: Path, mount: str = "/") -> None:
        self.folder, self.made, self.serving = folder, list[str](), Serving()
        self.server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder), mount)
        self.server.server_close()
        self.app: WSGIApplication = self.serving.before(self.server)

    def build(self, texts: dict[str, str]) -> None:
        """Promise files, as a build does."""
        self.serving.begin(self.folder)
        for file in self.folder.rglob("*"):
            if file.is_file():
                file.unlink()
        for path, text in texts.items():
            self.serving.promise(Download(PurePosixPath(path), partial(self._make, path, text)))
        self.serving.end()

    def get(self, path: str) -> str:
        """Give what it answers."""
        environ: dict[str, object] = {"PATH_INFO": path}
        setup_testing_defaults(environ)
        answer = self.app(environ, lambda *_: len)
        with closing(answer) if isinstance(answer, FileWrapper) else nullcontext():
            return b"".join(answer).decode()

    def _make(self, path: str, text: str) -> bytes:
        self.made.append(path)
        return text.encode()


def test_a_file_is_made_when_it_is_asked_for_and_once(tmp_path: Path) -> None:
    """What nobody asks for is never made."""
    server = Server(tmp_path)
    server.build({"a/index.html": "et", "b/index.html": "to", "index.html": "for", "tal.csv": "1;2"})
    assert (server.get("/a/"), server.get("/a/index.html"), server.get("/tal.csv")) == ("et", "et", "1;2")
    assert server.get("/") == "for"
    assert server.made == ["a/index.html", "tal.csv", "index.html"]


def test_a_site_below_another_address_is_served_there(tmp_path: Path) -> None:
    """Nothing lies outside it."""
    server = Server(tmp_path, "/katalog/")
    server.build({"a/index.html": "et"})
    assert server.get("/a/") == "404 Not Found"
    assert server.made == []
    assert server.get("/katalog/a/") == "et"


def test_a_new_build_forgets_what_the_last_one_promised(tmp_path: Path) -> None:
    """A page that is gone is not there, and another is made anew."""
    server = Server(tmp_path)
    server.build({"a/index.html": "et", "b/index.html": "to"})
    assert server.get("/a/") == "et"
    server.build({"a/index.html": "nyt"})
    assert (server.get("/a/"), server.get("/b/")) == ("nyt", "404 Not Found")


def test_nothing_is_made_while_a_build_lasts(tmp_path: Path) -> None:
    """Who asks meanwhile gets the page of that build, also after one that failed half-way."""
    server = Server(tmp_path)
    server.build({"a/index.html": "et"})
    server.serving.begin(tmp_path)
    answers: list[str] = []
    asking = Thread(target=lambda: answers.append(server.get("/a/")))
    asking.start()
    asking.join(0.1)
    assert answers == []
    server.build({"a/index.html": "nyt"})
    asking.join(10)
    assert answers == ["nyt"]


def test_an_answer_from_before_a_build_is_not_given(tmp_path: Path) -> None:
    """The server waits for a build that begins between the making and its answer; then the page is made again."""
    server = Server(tmp_path)
    plain = server.server.get_app()
    assert plain is not None
    builds = iter([{"a/index.html": "nyt"}])

    def late(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        for texts in builds:
            server.build(texts)
        return plain(environ, start_response)

    server.server.set_app(late)
    server.app = server.serving.before(server.server)
    server.build({"a/index.html": "et"})
    assert server.get("/a/") == "nyt"


def test_a_file_that_could_not_be_made_is_tried_again(tmp_path: Path) -> None:
    """What stood in the way may be gone."""
    server = Server(tmp_path)
    server.build({})
    faults = iter([ValueError("not yet")])

    def make() -> bytes:
        for fault in faults:
            raise fault
        return b"et"

    server.serving.promise(Download(PurePosixPath("a/index.html"), partial(make)))
    with pytest.raises(ValueError, match="not yet"):
        server.get("/a/")
    assert server.get("/a/") == "et"


def _plain(content: bytes) -> bytes:
    """Give a page without what reloads it, and without what would forbid that."""
    content = re.sub(rb"<script>\nvar livereload = .*?</script>", b"", content, flags=re.DOTALL)
    return re.sub(rb'<meta http-equiv="Content-Security-Policy".*?>\n?', b"", content)


def _main(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]
