"""The links of the example catalogue, followed both ways."""

import pytest

from generator.site import Site, read
from tests.conftest import EXAMPLE


@pytest.mark.parametrize(
    ("way", "start", "expected"),
    [
        ("related", "eksempel-jobhjaelp", ["eksempel-lektiehjaelp", "eksempel-naboskab"]),
        ("related", "eksempel-naboskab", ["eksempel-jobhjaelp"]),
        ("related", "eksempel-udgaaet", []),
        ("activities_with_theme", "eksempel-job", ["eksempel-jobhjaelp", "eksempel-lektiehjaelp"]),
        ("activities_with_theme", "eksempel-laering", ["eksempel-lektiehjaelp", "eksempel-naboskab"]),
        ("activities_for", "eksempel-unge", ["eksempel-lektiehjaelp", "eksempel-naboskab"]),
        ("activities_on", "eksempel-ledighed", ["eksempel-jobhjaelp", "eksempel-naboskab", "eksempel-udgaaet"]),
        (
            "evaluations_of",
            "eksempel-lektiehjaelp",
            ["eksempel2019samlet", "eksempel2015forsoeg", "eksempel2012tilbage"],
        ),
        (
            "evaluations_of",
            "eksempel-jobhjaelp",
            ["eksempel2018afhandling", "eksempel-2020-jobforsoeg", "eksempel-2021-interview"],
        ),
        ("used_in_area", "eksempel-parken", ["eksempel-lektiehjaelp"]),
        ("used_in_area", "eksempel-land", []),
        ("evaluations_in_area", "eksempel-parken", ["eksempel2015forsoeg"]),
        ("stands_in_for", "eksempel-valgsted", ["eksempel-parken"]),
        ("parts_of", "eksempel-kommune", ["eksempel-parken", "eksempel-valgsted"]),
        ("outcomes_tracked_by", "eksempel-beboere", ["eksempel-ledighed"]),
        (
            "indicators_known_for",
            "eksempel-parken",
            ["eksempel-andel-der-laeser", "eksempel-andel-ledige", "eksempel-beboere"],
        ),
        ("areas_known_for", "eksempel-beboere", ["eksempel-land", "eksempel-parken"]),
        ("terms", "themes", ["eksempel-laering", "eksempel-job"]),
        ("terms", "no-such-list", []),
    ],
)
def test_link_is_followed(site: Site, way: str, start: str, expected: list[str]) -> None:
    """Each link is stated once, at its source, and followed both ways."""
    assert list(getattr(site.catalogue, way)(start)) == expected


def test_evaluation_bears_on_the_activities_of_its_findings(site: Site) -> None:
    """Each once, in the order it names them."""
    evaluation = site.catalogue.evaluations["eksempel2018afhandling"]
    assert evaluation.activities == ("eksempel-jobhjaelp", "eksempel-udgaaet")


def test_findings_on_an_outcome_know_their_evaluation_and_number(site: Site) -> None:
    """In the order of evaluations and of each one's list."""
    findings = site.catalogue.findings_on("eksempel-lektiehjaelp", "eksempel-laesning")
    assert [(each.evaluation_id, each.position) for each in findings] == [
        ("eksempel2012tilbage", 0),
        ("eksempel2015forsoeg", 0),
        ("eksempel2015forsoeg", 1),
    ]


def test_finding_without_an_outcome_is_linked_to_its_activity(site: Site) -> None:
    """What a study of processes says belongs to the activity, and to none of its grades."""
    findings = site.catalogue.findings_of_activity("eksempel-naboskab")
    assert [each.finding.outcome for each in findings] == [
        None,
        "eksempel-ledighed",
        "eksempel-trivsel",
        "eksempel-ledighed",
        "eksempel-trivsel",
    ]
    assert "" not in {outcome for _, outcome in site.catalogue.graded_pairs()}


def test_series_is_in_the_order_of_periods_and_snapshots(site: Site) -> None:
    """Of two numbers for one period, the later snapshot's comes last: it is the one shown."""
    series = site.catalogue.series("eksempel-parken", "eksempel-andel-der-laeser")
    assert [(each.observation.period, each.observation.value, each.snapshot_id[:4]) for each in series] == [
        ("2017", 48.5, "2018"),
        ("2018", 50.0, "2018"),
        ("2018", 51.5, "2020"),
        ("2019/20", 58.25, "2020"),
        ("2020K1", 59.0, "2020"),
    ]


def test_records_are_in_the_order_of_their_ids(site: Site) -> None:
    """Whatever a disk lists first."""
    assert list(site.catalogue.activities) == sorted(site.catalogue.activities)
    assert list(site.catalogue.references) == sorted(site.catalogue.references)


def test_retired_activity_is_not_in_use(site: Site) -> None:
    """It keeps its page and leaves the lists."""
    assert set(site.catalogue.activities) - set(site.catalogue.in_use) == {"eksempel-udgaaet"}


def test_nothing_points_at_a_draft() -> None:
    """Who relates to a draft or studies one forgets it until it is published."""
    whole = read(EXAMPLE).catalogue
    published = whole.without_drafts()
    assert set(whole.activities) - set(published.activities) == {"eksempel-kladde"}
    assert ("activities", "eksempel-kladde") in whole.cited_by["eksempel2001bog"]
    assert ("activities", "eksempel-kladde") not in published.cited_by["eksempel2001bog"]


def test_place_of_a_value_is_where_it_was_written(site: Site) -> None:
    """A page's number leads back to its line."""
    catalogue = site.catalogue
    assert str(catalogue.place("outcomes", "eksempel-laesning", ("theme",))).endswith("eksempel-laesning.yml:4:8")
    assert str(catalogue.row_place("2020-01-01-eksempel-tal", 4, "value")).endswith("eksempel-tal.csv:7:37")
