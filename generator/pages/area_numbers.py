"""The page with every number and chart of an area, for areas of which a profile cannot show all."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from generator.address import document, page_of
from generator.catalogue import Catalogue
from generator.pages.citing import Citing
from generator.pages.page import Page
from generator.pages.profile import rows_of
from generator.render import Renderer
from generator.series import series_of


def numbers_page(catalogue: Catalogue, area_id: str, drawn: Mapping[str, Sequence[Markup]], render: Renderer) -> Page:
    """Give all numbers of an area, with the charts of each indicator."""
    area, citing = catalogue.areas[area_id], Citing(catalogue)
    series = [series_of(catalogue, area_id, key) for key in catalogue.indicators_known_for(area_id)]
    address = f"{page_of('areas', area_id)}tal/"
    body = render.page(
        "area_numbers",
        address,
        area=area,
        profile=page_of("areas", area_id),
        drawn=drawn,
        series=[(each, tuple(rows_of(each, citing, render.words))) for each in series],
        cited=citing.cited,
    )
    title = render.words.t("area-numbers.title", area=area.title)
    description = render.words.t("area-numbers.description", area=area.title)
    source = catalogue.sources["areas"][area_id].file
    return Page(address, document(address, index=False), title, description, body, source)
