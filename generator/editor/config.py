"""Config: what the form editor is told of every kind of record, and of where it saves them."""

from pathlib import PurePosixPath
from typing import Any

from generator.blank import head
from generator.catalogue import Catalogue
from generator.editor.home import Home
from generator.editor.widget import Asked, Widget
from generator.exports.json_schemas import schema_of
from generator.records import RECORD_TYPES, RecordType
from generator.render import short
from generator.words import Words

FORMAT = "kernekatalog-"
"""What our way of writing each kind's files is called: the kind comes after it."""

_BEGUN_ELSEWHERE = frozenset({"snapshots", "vocabulary"})
"""Kinds of which a new record is not begun in the form: numbers come with a table, and a list of words is rare."""


def told(catalogue: Catalogue, words: Words, home: Home) -> dict[str, Any]:
    """Give all that the page of the form fetches: Decap's configuration, and what is told once for all fields."""
    return {
        "config": _config(catalogue, words, home),
        "heads": {kind.kind: head(kind) for kind in RECORD_TYPES},
        "references": [
            {"label": f"{short(each, words)}: {each.title} · {key}", "value": key}
            for key, each in catalogue.references.items()
        ],
    }


def _config(catalogue: Catalogue, words: Words, home: Home) -> Widget:
    return {
        "backend": {
            "commit_messages": {
                "create": f"{words.t('editor.commit.create')}: {{{{collection}}}}/{{{{slug}}}}",
                "update": f"{words.t('editor.commit.update')}: {{{{collection}}}}/{{{{slug}}}}",
            },
            **home.backend,
        },
        "load_config_file": False,
        "publish_mode": "editorial_workflow",
        "locale": words.language,
        "site_url": home.address,
        "display_url": home.address,
        "show_preview_links": False,
        # Records have no pictures, yet Decap asks where they would be.
        "media_folder": "content/assets",
        "public_folder": "/assets",
        "media_library": {"name": "none"},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "collections": [_collection(kind, catalogue, words, home.folder / kind.folder) for kind in RECORD_TYPES],
    }


def _collection(kind: RecordType, catalogue: Catalogue, words: Words, folder: PurePosixPath) -> Widget:
    schema = schema_of(kind.model)
    fields = Asked(schema.get("$defs", {}), words).fields(schema)
    about = {
        "name": kind.kind,
        "label": words.t(f"editor.kind.{kind.kind}"),
        "label_singular": words.t(f"editor.one.{kind.kind}"),
        "description": words.t(f"editor.about.{kind.kind}"),
        "format": f"{FORMAT}{kind.kind}",
        "delete": False,
    }
    if kind.kind == "vocabulary":
        files = [
            {"name": name, "label": each.title, "file": str(folder / f"{name}.yml"), "fields": fields}
            for name, each in catalogue.vocabulary.items()
        ]
        return {**about, "files": files}
    return {
        **about,
        "folder": str(folder),
        "extension": "yml",
        "create": kind.kind not in _BEGUN_ELSEWHERE,
        "slug": "{{reference}}" if kind.kind == "evaluations" else "{{slug}}",
        "identifier_field": "title",
        "summary": "{{title}} · {{filename}}",
        "sortable_fields": ["title"],
        "fields": fields,
    }
