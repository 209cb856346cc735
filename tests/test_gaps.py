"""The work list: what is missing or unsure."""

from pathlib import Path

from generator.gaps import gaps
from generator.problem import Severity
from generator.report import message
from generator.site import Site
from generator.words import Words


def test_each_record_tells_what_it_lacks(site: Site, danish: Words) -> None:
    """A record's missing fields stand in one sentence, at the record, and only as a warning."""
    found = {str(problem.place): problem for problem in gaps(site.catalogue) if problem.sentence.key == "gap"}
    problem = found["activities/eksempel-jobhjaelp.yml:2:1"]
    assert problem.severity is Severity.WARNING
    said = message(problem, danish)
    assert said.startswith("Ikke oplyst: ")
    assert "core_components" in said
    assert "cost" not in said.split()


def test_unread_and_provisional_evaluations_are_listed(site: Site, danish: Words) -> None:
    """Every evaluation coded by one person or read in part says so."""
    unsure = {
        key
        for key, one in site.catalogue.evaluations.items()
        if one.coding.status == "provisional" or one.read != "full"
    }
    listed = {Path(p.place.file).stem for p in gaps(site.catalogue) if p.sentence.key == "gap.unsure"}
    assert listed == unsure
    assert unsure
    assert danish.t("gap.unsure", why="read: partial") == "Bør ses efter: read: partial."
