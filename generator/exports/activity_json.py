"""``data/aktiviteter/``: for each activity what is known of it, its evaluations and publications too."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.catalogue import Catalogue
from generator.exports.catalogue_json import SCHEMA_VERSION, activity_data, evaluation_data, reference_data
from generator.exports.download import Download
from generator.grade import Grade, GradeKey
from generator.words import load_words


def export(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[Download]:
    """Give a file an activity; its parts have the fields that they have in ``catalogue.json``."""
    words = load_words("da")
    for key, activity in catalogue.activities.items():
        evaluations = catalogue.evaluations_of(key)
        named = [each.reference for each in evaluations.values()] + [each.reference for each in activity.sources]
        everything = {
            "schema_version": SCHEMA_VERSION,
            "rule_version": catalogue.rule.version if catalogue.rule else None,
            "activity": activity_data(catalogue, grades, words, key),
            "evaluations": [evaluation_data(catalogue, each) for each in evaluations],
            "references": [reference_data(catalogue, each) for each in sorted({each for each in named if each})],
        }
        text = json.dumps(everything, ensure_ascii=False, indent=1)
        yield Download(path_of(key), f"{text}\n".encode())


def path_of(activity_id: str) -> PurePosixPath:
    """Give where an activity's file is, from the site's root."""
    return PurePosixPath("data/aktiviteter", f"{activity_id}.json")
