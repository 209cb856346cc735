"""The page with every number and chart of an area, for areas of which a profile cannot show all."""

from functools import partial

from generator.address import document, page_of
from generator.catalogue import Catalogue
from generator.pages.area_charts import area_charts
from generator.pages.citing import Citing
from generator.pages.page import Page
from generator.pages.profile import chart_file
from generator.pages.rows import rows_of
from generator.render import Renderer
from generator.series import series_of


def numbers_page(catalogue: Catalogue, area_id: str, render: Renderer) -> Page:
    """Give all numbers of an area, with the charts of each indicator, which are drawn when the page is made."""
    title = render.words.t("area-numbers.title", area=catalogue.areas[area_id].title)
    description = render.words.t("area-numbers.description", area=catalogue.areas[area_id].title)
    address = f"{page_of('areas', area_id)}tal/"
    source = catalogue.sources["areas"][area_id].file
    body = partial(_body, catalogue, area_id, render)
    return Page(address, document(address, index=False), title, description, body, source)


def _body(catalogue: Catalogue, area_id: str, render: Renderer) -> str:
    citing, made = Citing(catalogue), area_charts(catalogue, area_id, render.words)
    series = [series_of(catalogue, area_id, key) for key in catalogue.indicators_known_for(area_id)]
    return render.page(
        "area_numbers",
        f"{page_of('areas', area_id)}tal/",
        area=catalogue.areas[area_id],
        profile=page_of("areas", area_id),
        drawn=made.drawn,
        kinds={each.standing.series.indicator_id: each.kinds for each in made.cards},
        chart_file=chart_file,
        series=[(each, tuple(rows_of(each, citing, render.words))) for each in series],
        cited=citing.cited,
    )
