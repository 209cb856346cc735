"""The pages of the site: one module a kind of page, and the list of them."""

from collections.abc import Callable, Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages import (
    activity,
    area,
    catalogue,
    code,
    compare,
    coverage,
    evaluation,
    evidence_map,
    glossary,
    graded,
    home,
    indicator,
    indicator_year,
    method,
    outcome,
    record_fields,
    references,
    shortlist,
    similar,
    target_group,
    theme,
    whats_new,
    work_list,
)
from generator.pages.page import Page

PageMaker = Callable[[Catalogue, Mapping[GradeKey, Grade], str], Iterator[Page]]

PAGES: tuple[PageMaker, ...] = (
    home.pages,
    catalogue.pages,
    activity.pages,
    graded.pages,
    theme.pages,
    target_group.pages,
    outcome.pages,
    evaluation.pages,
    evidence_map.pages,
    compare.pages,
    shortlist.pages,
    indicator.pages,
    indicator_year.pages,
    area.pages,
    similar.pages,
    coverage.pages,
    references.pages,
    whats_new.pages,
    glossary.pages,
    method.pages,
    code.pages,
    record_fields.pages,
    work_list.pages,
)
