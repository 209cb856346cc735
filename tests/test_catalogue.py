"""The links of the example catalogue, followed both ways."""

from collections.abc import Callable, Sequence

import pytest

from generator.catalogue import Catalogue
from generator.site import Site, read
from tests.conftest import EXAMPLE


@pytest.mark.parametrize(
    ("follow", "expected"),
    [
        (lambda of: of.related("eksempel-jobhjaelp"), ["eksempel-lektiehjaelp", "eksempel-naboskab"]),
        (lambda of: of.related("eksempel-naboskab"), ["eksempel-jobhjaelp"]),
        (lambda of: of.related("eksempel-udgaaet"), []),
        (lambda of: of.activities_with_theme("eksempel-job"), ["eksempel-jobhjaelp", "eksempel-lektiehjaelp"]),
        (lambda of: of.activities_with_theme("eksempel-laering"), ["eksempel-lektiehjaelp", "eksempel-naboskab"]),
        (lambda of: of.activities_for("eksempel-unge"), ["eksempel-lektiehjaelp", "eksempel-naboskab"]),
        (lambda of: of.activities_on("eksempel-ledighed"), ["eksempel-jobhjaelp", "eksempel-naboskab", "eksempel-udgaaet"]),
        (
            lambda of: list(of.evaluations_of("eksempel-lektiehjaelp")),
            ["eksempel2019samlet", "eksempel2015forsoeg", "eksempel2012tilbage"],
        ),
        (
            lambda of: list(of.evaluations_of("eksempel-jobhjaelp")),
            ["eksempel2018afhandling", "eksempel-2020-jobforsoeg", "eksempel-2021-interview"],
        ),
        (
            lambda of: of.activities_of(of.evaluations["eksempel2018afhandling"]),
            ["eksempel-jobhjaelp", "eksempel-udgaaet"],
        ),
        (
            lambda of: [
                (each.evaluation_id, each.position)
                for each in of.findings_on("eksempel-lektiehjaelp", "eksempel-laesning")
            ],
            [("eksempel2012tilbage", 0), ("eksempel2015forsoeg", 0), ("eksempel2015forsoeg", 1)],
        ),
        (lambda of: of.findings_on("eksempel-kladde", "eksempel-laesning"), []),
        (
            lambda of: [each.finding.outcome for each in of.findings_of_activity("eksempel-naboskab")],
            ["eksempel-trivsel", None, "eksempel-ledighed", "eksempel-ledighed", "eksempel-trivsel"],
        ),
        (lambda of: of.used_in_area("eksempel-parken"), ["eksempel-lektiehjaelp"]),
        (lambda of: of.used_in_area("eksempel-land"), []),
        (lambda of: of.evaluations_in_area("eksempel-parken"), ["eksempel2015forsoeg"]),
        (lambda of: of.stands_in_for("eksempel-valgsted"), ["eksempel-parken"]),
        (lambda of: of.parts_of("eksempel-kommune"), ["eksempel-parken", "eksempel-valgsted"]),
        (lambda of: of.outcomes_tracked_by("eksempel-beboere"), ["eksempel-ledighed"]),
        (
            lambda of: of.indicators_known_for("eksempel-parken"),
            ["eksempel-andel-der-laeser", "eksempel-andel-ledige", "eksempel-beboere"],
        ),
        (lambda of: of.areas_known_for("eksempel-beboere"), ["eksempel-land", "eksempel-parken"]),
        (lambda of: list(of.terms("themes")), ["eksempel-laering", "eksempel-job"]),
        (lambda of: list(of.terms("no-such-list")), []),
    ],
)  # fmt: skip
def test_link_is_followed(site: Site, follow: Callable[[Catalogue], Sequence[object]], expected: list[object]) -> None:
    """Each link is stated once, at its source, and followed both ways."""
    assert list(follow(site.catalogue)) == expected


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
