"""Stage 1: the files of a catalogue to Sources and Tables, text that remembers its places."""

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from generator.problem import Place, Problem
from generator.records import RecordType
from generator.sentence import sentence
from generator.source import Source, parse
from generator.sources import Sources
from generator.table import Table, parse_table

_ASCII = {ord("æ"): "ae", ord("ä"): "ae", ord("ø"): "oe", ord("ö"): "oe", ord("å"): "aa", ord("é"): "e"}
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def load(root: Path, record_types: Sequence[RecordType]) -> tuple[Sources, list[Problem]]:
    """Read every record's file under the root, and no other.

    Problems: those of ``load_file`` and ``parse_table``, and ``file-name``, ``table-missing``, ``table-alone``.
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
    source, problems = parse(text, file)
    if problems:
        return None, problems
    if source.data is None:
        return None, [Problem(Place(file), "file-empty", sentence("file-empty"))]
    if not isinstance(source.data, dict):
        return None, [Problem(source.place(()), "file-shape", sentence("file-shape"))]
    return source, []


def load_text(root: Path, file: PurePosixPath) -> tuple[str | None, list[Problem]]:
    """Read one text file, its lines ended as Unix does; None where there is none, or it is no plain file or not UTF-8.

    Problems: ``file-missing``, ``file-kind``, ``file-encoding``.
    """
    path = root / file
    if not path.exists() and not path.is_symlink():
        return None, [Problem(Place(file), "file-missing", sentence("file-missing", file=str(file)))]
    # A link or a pipe is not read: a catalogue is made of its own files, and reading must end.
    if path.is_symlink() or not path.is_file():
        return None, [Problem(Place(file), "file-kind", sentence("file-kind"))]
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        return _lines_ended(content.decode()), []
    except UnicodeDecodeError as error:
        before = _lines_ended(content[: error.start].decode("utf-8", errors="replace"))
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, [Problem(place, "file-encoding", sentence("file-encoding", byte=f"0x{content[error.start]:02X}"))]


def _lines_ended(text: str) -> str:
    """Let all stages and editors count the same lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _find(root: Path, record_type: RecordType) -> tuple[dict[str, PurePosixPath], list[Problem]]:
    """Give the kind's files by id, in the order of ids, and a problem for each file that is none."""
    folder = PurePosixPath(record_type.folder)
    entries = sorted(root.joinpath(folder).iterdir()) if root.joinpath(folder).is_dir() else []
    names = [entry.name for entry in entries if not entry.name.startswith(".")]
    problems = list(_name_problems(folder, names, has_table=record_type.row is not None))
    wrong = {problem.place.file.name for problem in problems}
    return {name[:-4]: folder / name for name in names if name.endswith(".yml") and name not in wrong}, problems


def _name_problems(folder: PurePosixPath, names: Sequence[str], *, has_table: bool) -> Iterator[Problem]:
    suffixes = ("yml", "csv") if has_table else ("yml",)
    for name in names:
        stem, suffix = name.rpartition(".")[::2] if "." in name else (name, "")
        right = suffix if suffix in suffixes else "yml"
        place = Place(folder / name)
        if not _NAME.fullmatch(stem):
            good = "-".join(re.findall("[a-z0-9]+", _ascii(stem)))
            said = sentence("file-name.characters", name=name)
            yield Problem(place, "file-name", said, suggestion=f"{good}.{right}" if good else "")
        elif suffix != right:
            said = sentence("file-name.suffix", name=name)
            yield Problem(place, "file-name", said, suggestion=f"{stem}.{right}")
        elif suffix == "csv" and f"{stem}.yml" not in names:
            yield Problem(place, "table-alone", sentence("table-alone", record=f"{stem}.yml"))


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
    return parse_table(text, file, list(record_type.row.model_fields))
