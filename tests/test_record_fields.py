"""The pages that tell of the fields of each kind of record."""

import re

import pytest
from pydantic import BaseModel

from generator.address import FIELDS_OF
from generator.records import RECORD_TYPES, RecordType
from generator.shape import fields_of, models_in
from generator.site import Site

KINDS = [pytest.param(each, id=each.kind) for each in RECORD_TYPES]


@pytest.mark.parametrize("record_type", KINDS)
def test_page_names_every_field_of_the_kind(site: Site, record_type: RecordType) -> None:
    """Every field of the record, of what stands in it and of its table has its row, and no other has."""
    models: list[type[BaseModel]] = [each for each in (record_type.model, record_type.row) if each]
    known: set[str] = set()
    todo = list(models)
    while todo:
        fields = fields_of(todo.pop())
        todo += [inner for info in fields.values() for inner in models_in(info.annotation)]
        known |= set(fields)
    assert set(re.findall(r'<th scope="row"><code>(\w+)</code>', _page(site, record_type.kind))) == known


def test_page_marks_the_required_fields(site: Site) -> None:
    """Of an activity's own fields five are required."""
    own = _page(site, "activities").partition("</section>")[0]
    required = re.findall(r"<code>(\w+)</code><br><span class=\"kk-small\">Skal udfyldes", own)
    assert required == ["title", "summary", "themes", "description", "sources"]


def test_page_says_what_may_be_written(site: Site) -> None:
    """Ids name what they are of, choices are listed, days show their form."""
    page = _page(site, "activities")
    for said in ("liste af: id fra vocabulary/themes", "et af: published, draft, retired", "dag: ÅÅÅÅ-MM-DD"):
        assert said in page


def test_table_has_its_columns_on_the_page_of_its_record(site: Site) -> None:
    """What a snapshot's table may have stands below the snapshot's own fields."""
    assert "Kolonner i tabellen (.csv)" in _page(site, "snapshots")


def _page(site: Site, kind: str) -> str:
    return next(page.body for page in site.pages if page.address == FIELDS_OF[kind])
