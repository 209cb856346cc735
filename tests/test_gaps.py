"""The work list: what is missing or unsure."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from generator.address import EDIT, WORK_LIST
from generator.catalogue import Catalogue
from generator.cli import main
from generator.gaps import gaps
from generator.problem import Severity
from generator.reports.report import message
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


def test_review_is_due_the_day_after_its_day(site: Site, danish: Words) -> None:
    """An activity whose review was to be done by a day is listed from the next day on, with that day."""
    activity = next(each for each in site.catalogue.activities.values() if each.review_due)
    assert activity.review_due is not None
    due = activity.review_due
    listed = [
        [message(each, danish) for each in gaps(site.catalogue, on) if each.sentence.key == "gap.review"]
        for on in (due, date.fromordinal(due.toordinal() + 1))
    ]
    said = f"Skulle være gennemgået senest {due.isoformat()}."
    assert said not in listed[0]
    assert said in listed[1]


def test_verdicts_that_are_not_there_are_listed(site: Site) -> None:
    """An activity names the outcomes on which nothing counts, and an outcome says that no activity is judged on it."""

    def listed(catalogue: Catalogue, key: str) -> set[tuple[object, ...]]:
        found = [problem for problem in gaps(catalogue) if problem.sentence.key == key]
        return {(problem.place.file.stem, *problem.sentence.slots.values()) for problem in found}

    assert listed(site.catalogue, "gap.no-study") == {("eksempel-naboskab", "eksempel-laesning")}
    assert listed(site.catalogue, "gap.no-verdict") == set()
    unjudged = replace(site.catalogue, activities={})
    assert listed(unjudged, "gap.no-verdict") == {(key,) for key in site.catalogue.outcomes}


def test_work_list_tells_each_record_with_the_way_to_edit_it(site: Site) -> None:
    """The page has every sentence of the list, beside a link that the door leads to the record's file."""
    page = next(each for each in site.pages if each.address == WORK_LIST)
    listed = {f"{EDIT}{each.place.file}" for each in gaps(site.catalogue)}
    reviewed = {f"{EDIT}activities/{key}.yml" for key in site.catalogue.activities}
    assert set(re.findall(r'href="([^"]+)" rel="edit"', page.body)) == listed | reviewed


def test_overdue_reviews_can_be_listed_alone(catalogue: Path) -> None:
    """With --overdue only what was to be reviewed before the day is listed."""
    asked = ["gaps", "--root", str(catalogue), "--overdue", "--on"]
    assert CliRunner().invoke(main, [*asked, "2000-01-01"]).stdout == ""
    later = CliRunner().invoke(main, [*asked, "2100-01-01"]).stdout.splitlines()
    assert later
    assert [line for line in later if "Skulle være gennemgået senest" not in line] == []
