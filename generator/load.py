"""Stage 1: the files of a catalogue to Sources and Tables, text that remembers its places."""

import codecs
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from generator.characters import code_point, hidden, mixed
from generator.problem import Place, Problem, Severity
from generator.records import RecordType
from generator.sentence import sentence
from generator.source import Source, parse
from generator.sources import Sources
from generator.table import Table, parse_table

_ASCII = {ord("æ"): "ae", ord("ä"): "ae", ord("ø"): "oe", ord("ö"): "oe", ord("å"): "aa", ord("é"): "e"}
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_RESERVED = {"index", "con", "prn", "aux", "nul"}
"""Names that are a folder's own page, or that Windows keeps for itself."""

MAX_NAME = 80
"""Characters of an id: it stands in addresses and tables."""

MAX_BYTES = {".yml": 256 * 1024, ".csv": 4 * 1024 * 1024, ".bib": 512 * 1024}
"""How large a file may be: several times what the largest of its kind needs, and still read within seconds."""


def load(root: Path, record_types: Sequence[RecordType]) -> tuple[Sources, list[Problem]]:
    """Read every record's file under the root, and no other.

    Problems: those of ``load_file`` and ``parse_table``, and ``file-kind``, ``file-name``, ``table-missing``,
    ``table-alone``.
    """
    files: dict[str, dict[str, Source]] = {}
    tables: dict[str, dict[str, Table]] = {}
    ids: dict[str, frozenset[str]] = {}
    problems: list[Problem] = []
    for record_type in record_types:
        found, said = _find(root, record_type)
        problems += said
        files[record_type.kind], tables[record_type.kind] = {}, {}
        ids[record_type.kind] = frozenset(found)
        for record_id, path in found.items():
            source, said = load_file(root, path)
            problems += said
            if source is not None:
                files[record_type.kind][record_id] = source
            if record_type.row is not None:
                table, said = _load_table(root, path.with_suffix(".csv"), record_type)
                problems += said
                if table is not None:
                    tables[record_type.kind][record_id] = table
    return Sources(files, tables, ids), problems


def load_file(root: Path, file: PurePosixPath) -> tuple[Source | None, list[Problem]]:
    """Read one YAML file; None where it holds no mapping that can be trusted.

    Problems: those of ``load_text`` and ``parse``, and ``file-empty``, ``file-shape``.
    """
    text, problems = load_text(root, file)
    if text is None:
        return None, problems
    source, said = _parsed(text, file)
    if said:
        return None, [*problems, *said]
    if source.data is None:
        return None, [*problems, Problem(Place(file), "file-empty", sentence("file-empty"))]
    if not isinstance(source.data, dict):
        return None, [*problems, Problem(source.place(()), "file-shape", sentence("file-shape"))]
    return source, problems


@lru_cache(maxsize=4096)
def _parsed(text: str, file: PurePosixPath) -> tuple[Source, Sequence[Problem]]:
    # ``serve`` reads every file after each that is saved; what is read is only looked at, by all stages.
    return parse(text, file)


def load_text(root: Path, file: PurePosixPath) -> tuple[str | None, list[Problem]]:
    """Read one text file, its lines ended as Unix does; None where it cannot be trusted to be one.

    Problems: ``file-missing``, ``file-kind``, ``file-size``, ``file-encoding``, ``hidden-character``, and
    ``mixed-alphabets``, a warning with which the text is given all the same.
    """
    path = root / file
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None, [Problem(Place(file), "file-missing", sentence("file-missing", file=str(file)))]
    # A link or a pipe is not read: a catalogue is made of its own files, and reading must end.
    if not S_ISREG(mode) or _is_led_away(root, file.parent):
        return None, [Problem(Place(file), "file-kind", sentence("file-kind"))]
    most = MAX_BYTES[file.suffix]
    with path.open("rb") as opened:
        content = opened.read(most + 1)
    if len(content) > most:
        return None, [Problem(Place(file), "file-size", sentence("file-size", most=most // 1024))]
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = _lines_ended(content.decode())
    except UnicodeDecodeError as error:
        before = _lines_ended(content[: error.start].decode("utf-8", errors="replace"))
        place = _place(file, before, len(before))
        return None, [Problem(place, "file-encoding", sentence("file-encoding", byte=f"0x{content[error.start]:02X}"))]
    unseen = [
        Problem(
            _place(file, text, at), "hidden-character", sentence("hidden-character", character=code_point(text[at]))
        )
        for at in hidden(text)
    ]
    alike = [
        Problem(_place(file, text, at), "mixed-alphabets", sentence("mixed-alphabets", word=word), Severity.WARNING)
        for at, word in mixed(text)
    ]
    return (None if unseen else text), [*unseen, *alike]


def _place(file: PurePosixPath, text: str, position: int) -> Place:
    return Place(file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def _is_led_away(root: Path, folder: PurePosixPath) -> bool:
    """Tell whether a folder under the root is a link, or lies in one."""
    return any((root / part).is_symlink() for part in (folder, *folder.parents) if part.name)


def load_lines(root: Path, file: PurePosixPath) -> Sequence[str]:
    """Give a file's lines to show them, whatever is wrong with it; none of what is no plain file."""
    path = root / file
    if path.is_symlink() or not path.is_file():
        return ()
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    return _lines_ended(content.decode("utf-8", errors="replace")).split("\n")


def _lines_ended(text: str) -> str:
    """Let all stages and editors count the same lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _find(root: Path, record_type: RecordType) -> tuple[dict[str, PurePosixPath], list[Problem]]:
    """Give the kind's files by id, in the order of ids, and a problem for each file that is none."""
    folder = PurePosixPath(record_type.folder)
    path = root / folder
    if _is_led_away(root, folder) or (path.exists() and not path.is_dir()):
        return {}, [Problem(Place(folder), "file-kind", sentence("file-kind"))]
    names = sorted(each.name for each in path.iterdir() if not each.name.startswith(".")) if path.is_dir() else []
    problems = list(_name_problems(folder, names, has_table=record_type.row is not None))
    wrong = {problem.place.file.name for problem in problems}
    found = [name for name in names if name.endswith(".yml") and _shown(name) not in wrong]
    return {name[:-4]: folder / name for name in found}, problems


def _name_problems(folder: PurePosixPath, names: Sequence[str], *, has_table: bool) -> Iterator[Problem]:
    suffixes = ("yml", "csv") if has_table else ("yml",)
    for name in names:
        stem, suffix = name.rpartition(".")[::2] if "." in name else (name, "")
        right = suffix if suffix in suffixes else "yml"
        place = Place(folder / _shown(name))
        if not _NAME.fullmatch(stem):
            good = "-".join(re.findall("[a-z0-9]+", _ascii(stem)))
            said = sentence("file-name.characters", name=_shown(name))
            yield Problem(place, "file-name", said, suggestion=f"{good}.{right}" if good else "")
        elif stem in _RESERVED:
            yield Problem(place, "file-name", sentence("file-name.reserved", name=name))
        elif len(stem) > MAX_NAME:
            yield Problem(place, "file-name", sentence("file-name.long", name=name, most=MAX_NAME))
        elif suffix != right:
            said = sentence("file-name.suffix", name=name)
            yield Problem(place, "file-name", said, suggestion=f"{stem}.{right}")
        elif suffix == "csv" and f"{stem}.yml" not in names:
            yield Problem(place, "table-alone", sentence("table-alone", record=f"{stem}.yml"))


def _shown(name: str) -> str:
    """Give a file's name as it can be printed: no line ends, no escapes of a terminal, no bytes that are no text."""
    return name if name.isprintable() else "".join(letter if letter.isprintable() else "?" for letter in name)


def _ascii(text: str) -> str:
    return text.lower().translate(_ASCII)


def _load_table(root: Path, file: PurePosixPath, record_type: RecordType) -> tuple[Table | None, list[Problem]]:
    assert record_type.row is not None, "only a kind with rows has a table"
    if not (root / file).exists() and not (root / file).is_symlink():
        place = Place(file.with_suffix(".yml"))
        return None, [Problem(place, "table-missing", sentence("table-missing", table=file.name))]
    text, problems = load_text(root, file)
    if text is None:
        return None, problems
    table, said = parse_table(text, file, list(record_type.row.model_fields))
    return table, [*problems, *said]
