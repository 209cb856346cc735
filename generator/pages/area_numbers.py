"""The page with every number and chart of an area, for areas of which a profile cannot show all."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from generator.address import document, page_of
from generator.catalogue import Catalogue
from generator.pages.citing import Citing
from generator.pages.page import Page
from generator.pages.profile import rows_of
from generator.render import Renderer
from generator.series import series_of

Charts = Mapping[str, Sequence[Markup]]
"""By indicator."""


def numbers_page(catalogue: Catalogue, area_id: str, charts: Callable[[str], Charts], render: Renderer) -> Page:
    """Give all numbers of an area, with the charts of each indicator, which are drawn when the page is made."""
    title = render.words.t("area-numbers.title", area=catalogue.areas[area_id].title)
    description = render.words.t("area-numbers.description", area=catalogue.areas[area_id].title)
    address = f"{page_of('areas', area_id)}tal/"
    source = catalogue.sources["areas"][area_id].file
    body = partial(_body, catalogue, area_id, charts, render)
    return Page(address, document(address, index=False), title, description, body, source)


def _body(catalogue: Catalogue, area_id: str, charts: Callable[[str], Charts], render: Renderer) -> str:
    citing = Citing(catalogue)
    series = [series_of(catalogue, area_id, key) for key in catalogue.indicators_known_for(area_id)]
    return render.page(
        "area_numbers",
        f"{page_of('areas', area_id)}tal/",
        area=catalogue.areas[area_id],
        profile=page_of("areas", area_id),
        drawn=charts(area_id),
        series=[(each, tuple(rows_of(each, citing, render.words))) for each in series],
        cited=citing.cited,
    )
