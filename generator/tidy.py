"""Tidy: a record's text laid out as all records are; what it says stays, its comments too.

Fields stand in the order of the record's model, lists are indented alike, and quotes stand where they are needed:
where the text would otherwise be read as something else, by YAML 1.2 or by the older YAML 1.1. Block scalars stay
as they were folded. The only module that knows ruamel.yaml, which can write comments back; it is never read from.
"""

import re
from collections.abc import Iterator, Mapping, MutableMapping, MutableSequence, Sequence
from io import StringIO
from itertools import pairwise
from pathlib import PurePosixPath

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, PlainScalarString, ScalarString, SingleQuotedScalarString

from generator.shape import fields_of, model_at
from generator.source import Data, Path, Source, parse, scalar

_NOWHERE = PurePosixPath("scalar")

_OTHERWISE = re.compile(
    r"[-+?]|[<>]=?|[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|=|<<"
    r"|[-+]?0[bxo]?[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
"""Text to YAML 1.2's core schema, and something else to YAML 1.1; and signs alone, for our eyes."""


def tidy(text: str, source: Source, model: type[BaseModel]) -> str:
    """Lay out a record's text, read into the source; its lines end as Unix does.

    A second time changes nothing. Text that cannot be laid out without loss comes back as it was.
    """
    ordered = _ordered(text if text.endswith("\n") else f"{text}\n", source, model)
    laid_out = _laid_out(ordered, model)
    again, problems = parse(laid_out, source.file)
    is_whole = not problems and again.data == source.data and laid_out.count("#") == text.count("#")
    return laid_out if is_whole else text


# Order: whole lines are moved, so that a comment goes with the field it stands above.


def _ordered(text: str, source: Source, model: type[BaseModel]) -> str:
    """Put the fields of every mapping that is written line by line in the order of its model."""
    for path in [path for path, data in _mappings(source.data) if _order(data, path, model) != list(data)]:
        moved = _moved(text.splitlines(keepends=True), source, path, model)
        again, problems = parse(moved, source.file)
        if not problems and again.data == source.data:
            text, source = moved, again
    return text


def _mappings(data: Data, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, Data]]]:
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            yield from _mappings(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _mappings(value, (*path, position))


def _order(keys: Mapping[str, object], path: Path, model: type[BaseModel]) -> list[str]:
    """Give a mapping's keys in the order of its model; as they stand where they are not a model's."""
    known = list(fields_of(model_at(model, path)))
    return sorted(keys, key=known.index) if set(keys) <= set(known) else list(keys)


def _moved(lines: Sequence[str], source: Source, path: Path, model: type[BaseModel]) -> str:
    """Move the lines of a mapping's fields; give all lines as they are where fields share lines."""
    data = dict(_mappings(source.data))[path]
    places = [source.keys[*path, key] for key in data]
    column = places[0].column - 1
    first = places[0].line - 1
    before = lines[first][:column]
    apart = all(line.line < after.line for line, after in pairwise(places))
    indented = all(not lines[place.line - 1][: place.column - 1].strip() for place in places[1:])
    if not (apart and indented and re.fullmatch(r" *(- +)?", before)):
        return "".join(lines)
    end = next((n for n in range(first + 1, len(lines)) if _is_outside(lines[n], column)), len(lines))
    while not lines[end - 1].strip():
        end -= 1
    starts = [_start(lines, place.line - 1, column) for place in places]
    if "-" in before:
        # What stands above the item's first line is not the first field's alone.
        starts[0] = first
    entries = {
        key: "".join(lines[start:stop]) for key, start, stop in zip(data, starts, [*starts[1:], end], strict=True)
    }
    if "-" not in before:
        return "".join([*lines[: starts[0]], *(entries[key] for key in _order(data, path, model)), *lines[end:]])
    entries[next(iter(data))] = " " * column + lines[first][column:] + "".join(lines[first + 1 : starts[1]])
    moved = "".join(entries[key] for key in _order(data, path, model))
    comments, rest = _comments_and_rest(moved.splitlines(keepends=True))
    dedented = [" " * before.index("-") + comment.lstrip() for comment in comments]
    return "".join([*lines[:first], *dedented, before, rest[0][column:], *rest[1:], *lines[end:]])


def _start(lines: Sequence[str], line: int, column: int) -> int:
    """Give the first of the comment lines right above a field; those that speak to editors head the file."""
    while line and re.match(rf" {{{column}}}#(?! yaml-language-server)", lines[line - 1]):
        line -= 1
    return line


def _is_outside(line: str, column: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip(" ")) < column


def _comments_and_rest(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    count = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    return lines[:count], lines[count:]


# Layout: ruamel.yaml writes every plain scalar as it was written, since it knows no other kind of scalar than text.


class _Text(VersionedResolver):
    """Takes every scalar for text."""

    @property
    def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        return {}


def _laid_out(text: str, model: type[BaseModel]) -> str:
    yaml = YAML()
    yaml.Resolver = _Text
    yaml.preserve_quotes = True
    yaml.width = 1 << 20
    yaml.indent(mapping=2, sequence=4, offset=2)
    document = yaml.load(text)
    _quote(document, (), model, in_flow=False)
    out = StringIO()
    yaml.dump(document, out)
    # An empty item is written with a blank at its end.
    return re.sub(r"(?m)^( *-) +$", r"\1", out.getvalue())


def _quote(node: object, path: Path, model: type[BaseModel], *, in_flow: bool) -> None:
    """Set quotes where they are needed, in place; order the fields of mappings in braces."""
    if isinstance(node, CommentedMap):
        in_flow = in_flow or bool(node.fa.flow_style())
        if in_flow and not node.ca.items:
            for key in _order(node, path, model):
                node.move_to_end(key)
        _quote_each(node, list(node.items()), path, model, in_flow=in_flow)
    elif isinstance(node, CommentedSeq):
        in_flow = in_flow or bool(node.fa.flow_style())
        _quote_each(node, list(enumerate(node)), path, model, in_flow=in_flow)


def _quote_each(
    node: MutableMapping[str, object] | MutableSequence[object],
    items: Sequence[tuple[str | int, object]],
    path: Path,
    model: type[BaseModel],
    *,
    in_flow: bool,
) -> None:
    for key, value in items:
        if isinstance(value, DoubleQuotedScalarString | SingleQuotedScalarString):
            node[key] = _quoted(str(value), in_flow=in_flow)  # type: ignore[index]  # a key of a mapping, or a position
        elif type(value) is str and isinstance(scalar(value), str) and _OTHERWISE.fullmatch(value):
            node[key] = DoubleQuotedScalarString(value)  # type: ignore[index]  # as above
        else:
            _quote(value, (*path, key), model, in_flow=in_flow)


def _quoted(text: str, *, in_flow: bool) -> ScalarString:
    """Give a text that stands in quotes without them if it needs none; else in double ones, if they need no escapes."""
    source, problems = parse(f"[{text}]" if in_flow else f"- {text}", _NOWHERE)
    kind: type[ScalarString] = DoubleQuotedScalarString
    if not problems and source.data == [text] and not _OTHERWISE.fullmatch(text):
        kind = PlainScalarString
    elif re.search(r'["\\]', text):
        kind = SingleQuotedScalarString
    written: ScalarString = kind(text)
    return written
