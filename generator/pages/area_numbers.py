"""A page with every number of an area, for areas of which a profile cannot show all."""

from collections.abc import Iterator, Mapping

from generator.address import document, page_of
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.citing import Citing
from generator.pages.page import Page
from generator.pages.profile import MOST_ROWS, rows_of
from generator.render import renderer
from generator.series import series_of


def pages(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str) -> Iterator[Page]:
    """Give the page of each area that has an indicator with more numbers than a profile shows."""
    render = renderer(language)
    for area_id, area in catalogue.areas.items():
        known = catalogue.indicators_known_for(area_id)
        if not any(len(catalogue.series(area_id, key)) > MOST_ROWS for key in known):
            continue
        citing = Citing(catalogue)
        series = [series_of(catalogue, area_id, key) for key in known]
        address = f"{page_of('areas', area_id)}tal/"
        body = render.page(
            "area_numbers",
            address,
            area=area,
            profile=page_of("areas", area_id),
            series=[(each, tuple(rows_of(each, citing, render.words))) for each in series],
            cited=citing.cited,
        )
        title = render.words.t("area-numbers.title", area=area.title)
        description = render.words.t("area-numbers.description", area=area.title)
        source = catalogue.sources["areas"][area_id].file
        yield Page(address, document(address, index=False), title, description, body, source)
