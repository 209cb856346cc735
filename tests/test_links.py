"""The link check, against a server of its own: what is gone, what cannot be told, and what is not asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.doors import Repository, repository
from tests.real import ROOT

RECORD = "activities/eksempel-naboskab.yml"
STATUS = {("HEAD", "/gone"): 404, ("GET", "/gone"): 404, ("HEAD", "/no-head"): 405, ("HEAD", "/closed"): 403}
STATUS |= {("GET", "/closed"): 403}


@dataclass
class Server:
    """Where it answers, and what it was asked."""

    address: str
    asked: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on a free port."""
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked.append((self.command, self.path))
            self.send_response(STATUS.get((self.command, self.path), 200))
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815 - the library's own name

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's own name
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield Server(f"http://127.0.0.1:{listening.server_port}", asked)
        listening.shutdown()


@pytest.fixture
def of_its_own(tmp_path: Path, server: Server) -> Repository:
    """A catalogue whose addresses are all the server's, and one record that names three special ones."""
    made = repository(tmp_path)
    for file in made.catalogue.rglob("*.*"):
        if file.suffix in {".yml", ".bib", ".csv"}:
            text = re.sub(r"https?://[\w./?=&-]+", f"{server.address}/there", file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")
    record = made.catalogue / RECORD
    text = record.read_text(encoding="utf-8").rstrip("\n")
    for path in ("gone", "closed", "no-head#part"):
        text += f"\n  - title: Et eksempel\n    url: {server.address}/{path}"
    record.write_text(f"{text}\n", encoding="utf-8")
    return made


def links(of: Repository, *arguments: str) -> Result:
    """Ask for the addresses without a pause."""
    return CliRunner().invoke(main, ["links", "--root", str(of.catalogue), "--pause", "0", *arguments])


def test_what_is_gone_and_what_refuses_are_told_apart(of_its_own: Repository, server: Server) -> None:
    """Each is told at the line that names it; a host without an answer to HEAD is asked for the page."""
    done = links(of_its_own)
    lines = (of_its_own.catalogue / RECORD).read_text(encoding="utf-8").splitlines()
    gone, closed = (
        next(number for number, line in enumerate(lines, 1) if line.endswith(path)) for path in ("/gone", "/closed")
    )
    assert done.stdout.splitlines() == [
        f"{RECORD}:{gone}:10: {server.address}/gone findes ikke mere (svar 404).",
        f"{RECORD}:{closed}:10: {server.address}/closed kunne ikke ses efter (svar 403).",
        "4 adresser spurgt: 1 findes ikke mere, 1 kunne ikke ses efter, 0 er undtaget.",
    ]
    assert done.exit_code == 1


def test_each_address_is_asked_for_once(of_its_own: Repository, server: Server) -> None:
    """However many records name it; nothing is fetched but where a host has no head to give."""
    links(of_its_own)
    assert sorted(server.asked) == [
        ("GET", "/closed"),
        ("GET", "/gone"),
        ("GET", "/no-head"),
        ("HEAD", "/closed"),
        ("HEAD", "/gone"),
        ("HEAD", "/no-head"),
        ("HEAD", "/there"),
    ]


def test_exceptions_are_not_asked_for_and_must_be_of_use(of_its_own: Repository, server: Server) -> None:
    """An exception whose address no record names any more is told of, and the check fails until it is taken out."""
    file = of_its_own.root / "exceptions.yml"
    file.write_text(f'"{server.address}/gone": set i en browser\n', encoding="utf-8")
    assert links(of_its_own, "--except", str(file)).exit_code == 0
    assert ("HEAD", "/gone") not in server.asked
    file.write_text(f'"{server.address}/gone": set\n"https://www.example.org/": set\n', encoding="utf-8")
    done = links(of_its_own, "--except", str(file))
    assert "Undtagelsen https://www.example.org/ passer ikke på nogen adresse mere; tag den ud." in done.stdout
    assert done.exit_code == 1


@pytest.mark.parametrize("text", ['"https://www.example.org/":\n', "- https://www.example.org/\n", '"a\n'])
def test_exception_needs_a_reason(of_its_own: Repository, server: Server, text: str) -> None:
    """Without one, or where the file cannot be read, nothing is asked for."""
    file = of_its_own.root / "exceptions.yml"
    file.write_text(text, encoding="utf-8")
    assert links(of_its_own, "--except", str(file)).exit_code == 2
    assert server.asked == []


def test_nobody_who_answers_is_no_proof_that_a_page_is_gone(of_its_own: Repository, server: Server) -> None:
    """A host that is not there may be back next week: it is told, and the check does not fail for it alone."""
    record = of_its_own.catalogue / RECORD
    text = record.read_text(encoding="utf-8").replace(f"{server.address}/gone", "http://127.0.0.1:9/x")
    record.write_text(text, encoding="utf-8")
    done = links(of_its_own)
    assert "http://127.0.0.1:9/x kunne ikke ses efter (svar URLError)." in done.stdout
    assert done.exit_code == 0


def test_committed_exceptions_can_be_read() -> None:
    """The file that the weekly check uses has an address and a reason a line, or none yet."""
    text = (ROOT / ".github" / "link-exceptions.yml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if not re.fullmatch(r'#.*|"https?://\S+": \S.*', line)] == []
