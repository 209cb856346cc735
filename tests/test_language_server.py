"""What an editor that knows the schemas offers and says while somebody types a record, by yaml-language-server."""

import itertools
import json
import subprocess
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from generator.records.evaluation import Design
from tests.node import NODE, PACKAGES
from tests.real import ROOT

SERVER = PACKAGES / "yaml-language-server" / "bin" / "yaml-language-server"
RECORD = ROOT / "evidence" / "evaluations" / "heller2014.yml"
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "completion": True, "hover": True, "validate": True}}
"""Without the store of schemas on the net: a record names its own, in its first line."""


class Editor:
    """The other end of the language server protocol, as far as it takes to show one record."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._numbers = itertools.count(1)
        self.ask(
            "initialize", processId=None, rootUri=ROOT.as_uri(), capabilities={"workspace": {"configuration": True}}
        )
        self._send(method="initialized", params={})

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 - each method has an answer of its own
        """Give the server's answer."""
        number = next(self._numbers)
        self._send(id=number, method=method, params=params)
        return next(each for each in self._heard() if each.get("id") == number and "method" not in each)["result"]

    def open(self, text: str) -> list[Mapping[str, Any]]:
        """Show the record with a text of one's own, and give what the server says of it."""
        shown = {"uri": RECORD.as_uri(), "languageId": "yaml", "version": next(self._numbers), "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": shown})
        said = next(each for each in self._heard() if each.get("method") == "textDocument/publishDiagnostics")
        found: list[Mapping[str, Any]] = said["params"]["diagnostics"]
        return found

    def at(self, method: str, line: int, character: int) -> Any:  # noqa: ANN401 - as above
        """Ask something of a place of the record, counted from 0."""
        place = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", textDocument={"uri": RECORD.as_uri()}, position=place)

    def _send(self, **message: object) -> None:
        assert self._server.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _heard(self) -> Iterator[Mapping[str, Any]]:
        """Give what the server says, having answered what it asks."""
        assert self._server.stdout is not None
        while (head := self._server.stdout.readline()).strip():
            length = int(head.partition(b":")[2])
            while self._server.stdout.readline().strip():
                pass
            message = json.loads(self._server.stdout.read(length))
            if message.get("method") == "workspace/configuration":
                sections = [each.get("section") for each in message["params"]["items"]]
                self._send(id=message["id"], result=[SETTINGS.get(section, {}) for section in sections])
            elif "method" in message and "id" in message:
                self._send(id=message["id"], result=None)
            else:
                yield message


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """An editor with one server for all of this module."""
    command = [str(NODE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        yield Editor(server)
        server.kill()


def record(old: str, new: str) -> tuple[str, int]:
    """Give the record with another line in place of one, and the number of that line from 0."""
    lines = RECORD.read_text(encoding="utf-8").splitlines()
    (line,) = (number for number, each in enumerate(lines) if each == old)
    lines[line] = new
    return "\n".join(lines) + "\n", line


def test_record_as_it_is_has_no_mistake(editor: Editor) -> None:
    """What the check takes, the editor takes."""
    assert editor.open(RECORD.read_text(encoding="utf-8")) == []


def test_mistake_is_told_on_its_line(editor: Editor) -> None:
    """A word that is none of the list's, and a country that is no code, are told where they stand, and no others."""
    text, line = record("country: US", "country: USA")
    text, other = text.replace("design: rct\n", "design: rtc\n"), text.splitlines().index("design: rct")
    said = sorted((each["range"]["start"]["line"], each["message"].partition(".")[0]) for each in editor.open(text))
    assert said == sorted(
        [(other, "Value is not accepted"), (line, 'String does not match the pattern of "^[A-Z]{2}$"')]
    )


def test_words_of_a_list_are_offered(editor: Editor) -> None:
    """Where a field has a closed list, the editor offers it, in the model's order."""
    text, line = record("design: rct", "design: ")
    editor.open(text)
    offered = [each["label"] for each in editor.at("completion", line, len("design: "))["items"]]
    assert offered == [each.value for each in Design]


def test_example_of_a_pattern_is_offered(editor: Editor) -> None:
    """Where a field has a pattern, the editor offers what fits it."""
    text, line = record("country: US", "country: ")
    editor.open(text)
    assert "DK" in {each["label"] for each in editor.at("completion", line, len("country: "))["items"]}


def test_field_is_explained_in_danish(editor: Editor) -> None:
    """With the pointer on a field, its Danish name and what it is for are shown."""
    text, line = record("design: rct", "design: rct")
    editor.open(text)
    told = editor.at("hover", line, 2)["contents"]["value"]
    assert "Metode" in told
    assert "Hvordan der blev sammenlignet" in told
