"""Areas' pages: what a profile tells, where each number comes from, and that needs are never called effects."""

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from markupsafe import escape

from generator.charts.frame import COLOURS
from generator.pages import indicator_year
from generator.pages.page import Page
from generator.pages.rows import Row
from generator.site import Site, build
from generator.words import load_words
from tests.conftest import EXAMPLE
from tests.real import ROOT

CAUSAL = re.compile(
    r"\b(effekt(?:en|er|erne|iv\w*)?|virk(?:er|et|ede|ning\w*)|påvirk\w*|skyldes|forårsag\w*|årsag\w*|forbedr\w*|"
    r"forvær(?:re|rer|ret|ring)\w*|nedbring\w*|reducer\w*|mindsk\w*|øger|øge|skab(?:er|t|te)|før(?:er|te) til|giver|"
    r"medfør\w*|resulter\w*|hjælp(?:er|e)|gavn\w*|løs(?:er|ning\w*)|sikrer|løft(?:er|et)|fjern(?:er|et))\b",
    re.IGNORECASE,
)
"""Words that would make of a need what an activity does about it."""

OTHERS_WORDS = re.compile(
    r"<a [^>]*>.*?</a>|<span class=\"kk-(?:strength|direction|flag)[^\"]*\">.*?</span>(?=\s|<)", re.DOTALL
)
"""Titles of records, and the grade in its own words: they are said of the evidence, not of the area."""


def need_blocks(site: Site) -> list[tuple[str, str]]:
    """Give what stands in the blocks of needs, page by page, without the records' own words."""
    return [
        (page.address, re.sub(r"<[^>]+>", " ", OTHERS_WORDS.sub(" ", block)))
        for page in site.pages
        for block in re.findall(r'<div class="kk-need">.*?\n</div>', page.body, re.DOTALL)
    ]


def page_of(site: Site, address: str) -> Page:
    """Give a page by its address."""
    return next(page for page in site.pages if page.address == address)


def test_needs_are_never_called_effects(real: Site) -> None:
    """No sentence beside an area's numbers says that an activity does anything about them."""
    blocks = need_blocks(real)
    assert {address.partition("/")[0] for address, _ in blocks} == {"aktiviteter", "omraader"}
    assert [(address, found[0]) for address, block in blocks for found in CAUSAL.finditer(block)] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_sentences_of_needs_have_no_causal_words(language: str) -> None:
    """Nor do the sentences that no record happens to call for."""
    causal = {"da": CAUSAL, "en": re.compile(r"\b(effects?|works?|causes?|improves?|reduces?|leads? to|helps?)\b")}
    texts = {key: text for key, text in load_words(language).texts.items() if key.startswith("need.")}
    assert texts
    assert [(key, found[0]) for key, text in texts.items() for found in causal[language].finditer(text)] == []


@pytest.mark.parametrize(
    "sentence", ["Lommepengejob virker", "det fører til", "Aktiviteten forbedrer tallet", "har effekt"]
)
def test_causal_words_are_seen(sentence: str) -> None:
    """The scan behind these tests finds what it looks for."""
    assert CAUSAL.search(sentence)


def test_activities_are_in_the_order_of_their_strength(real: Site) -> None:
    """The strongest first, whatever their direction, and of one strength by title."""
    body = page_of(real, "omraader/gellerupparken-toveshoej/").body
    lists = re.findall(r'<ul class="kk-need__answers">(.*?)</ul>', body, re.DOTALL)
    orders = [re.findall(r"<b>(E\d)</b>", each) for each in lists]
    assert [len(order) for order in orders if order]
    assert [order for order in orders if order != sorted(order, reverse=True)] == []
    assert "kk-tone--no_effect_found" in body, "null results stand there too"
    assert "kk-flag--harm" in body, "so does harm"


def test_every_number_has_its_source_one_click_away(real: Site) -> None:
    """Each row of a profile names the figure of a source that stands at the end of the page with its address."""
    for page in real.pages:
        if page.address.startswith("omraader/"):
            asked = set(re.findall(r'href="#kilde-(\d+)"', page.body))
            there = set(re.findall(r'<li id="kilde-(\d+)">[^\n]*<a href="https?://', page.body))
            rows = re.findall(r"<tr><th>.*?</tr>", page.body)
            assert asked == there, page.address
            assert [row for row in rows if 'href="#kilde-' not in row and "<th>Periode" not in row] == []


def test_profile_counts_persons_to_the_limit(real: Site) -> None:
    """Solbakken was at most one person over the limit of 2020, and the profile says so."""
    body = page_of(real, "omraader/solbakken/").body
    assert "Opfylder kriteriet for udsat boligområde (mindst 2,27\N{NO-BREAK SPACE}pct.)" in body
    assert "højst 1 person (regnet af alle beboere" in body
    assert "2020 (målt 2018–2019)" in body


def test_unknown_limit_is_said(real: Site) -> None:
    """The limit on convictions in 2023 was not found."""
    assert "Grænsen på listen i 2023 er ikke fundet." in page_of(real, "omraader/askeroed/").body


def test_break_is_a_gap(real: Site) -> None:
    """Nørager/Søstjernevej's education goes from 54.9 to 75.6 % as it is counted anew: two runs, and a sign for it."""
    body = page_of(real, "omraader/noerager-soestjernevej/").body
    section = body[body.index("{ #andel-kun-grundskole }") :]
    section = section[: section.index("\n### ")]
    assert "Linjen er afbrudt ét sted" in section
    assert "brud – før og efter" in section
    (cut,) = re.findall(r'<path class="kk-chart__cut" d="([^"]*)"', section)
    assert cut.count("M") == 1


def test_district_has_its_fit_printed(real: Site) -> None:
    """Above half and below it is said, with the share and its year."""
    body = page_of(real, "omraader/taastrupgaard/").body
    assert "52 pct. bor alment (2015)" in body
    assert "Mindst halvdelen bor alment." in body


def test_poor_district_is_called_so(site: Site) -> None:
    """Of the example's two districts one is below half: it says so and stands in for no need."""
    body = page_of(site, "omraader/eksempel-parken/").body
    assert "31 pct. bor alment (2015)" in body
    assert "Under halvdelen bor alment, så tallene siger mest om naboerne." in body


def test_context_has_no_colour(real: Site) -> None:
    """Residents and their origin are held against limits too, and are neither good nor bad."""
    body = page_of(real, "omraader/gellerupparken-toveshoej/").body
    section = body[body.index("{ #andel-ikke-vestlig }") :]
    section = section[: section.index("\n### ")]
    assert "opfylder kriteriet" in section
    assert "Indikatoren er baggrund." in section
    assert re.findall("--worse|--better", section) == []


def test_area_with_few_numbers_is_told_as_such(real: Site) -> None:
    """One number, nothing to set it beside, and no twins: each is said in words."""
    body = page_of(real, "omraader/munkebo/").body
    assert "1 tal, fra 2012" in body
    assert "For lidt er kendt" in body


def test_profile_is_within_150_kilobytes(real: Site) -> None:
    """What a phone has to fetch, without the theme's frame of 25 KB around it."""
    sizes = {page.address: len(page.body.encode()) for page in real.pages if page.address.startswith("omraader/")}
    assert {address: size for address, size in sizes.items() if size > 125_000} == {}


def test_charts_beyond_the_budget_are_on_the_page_of_all_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The profile leads to each of them, and none is lost."""
    monkeypatch.setattr("generator.pages.area_charts._MOST_DRAWN", 25)
    made = build(EXAMPLE)
    profile = page_of(made, "omraader/eksempel-parken/").body
    everything = page_of(made, "omraader/eksempel-parken/tal/").body
    shown, all_charts = profile.count('<svg class="kk-chart"'), everything.count('<svg class="kk-chart"')
    assert 0 < shown < all_charts
    assert profile.count("Se figuren på siden med alle tal") == 1


def test_numbers_can_be_fetched(real: Site) -> None:
    """The table has every number of the profile with its interval and its source."""
    page = page_of(real, "omraader/afst-101032/")
    text = next(file.content for file in page.files if file.path.name == "tal.csv").decode()
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["indicator"] == "valgdeltagelse-fv"]
    assert [(row["period"], row["value"], row["low_95"], row["high_95"]) for row in rows][-1] == (
        "2015",
        "62.3",
        "60.2778",
        "64.2622",
    )
    assert all(row["url"].startswith("http") for row in rows)


def test_row_writes_itself_as_text() -> None:
    """Whatever a source notes or a place is called, it is no HTML."""
    written = escape(Row("2020 <", "A & B", "1,5", "1–2", "foreløbig", "<script>", 3))
    assert written == (
        "<tr><th>2020 &lt; A &amp; B</th><td>1,5</td><td>1–2</td>"
        '<td><a href="#kilde-3">3</a></td><td>foreløbig <small>&lt;script&gt;</small></td></tr>'
    )


def test_charts_can_be_fetched(site: Site) -> None:
    """Each file is an image by itself: its name space, its ground, and no style that a strict policy refuses."""
    page = page_of(site, "omraader/eksempel-parken/")
    drawings = [ET.fromstring(file.content) for file in page.files if file.path.suffix == ".svg"]  # noqa: S314 - ours
    assert len(drawings) > 1
    for drawing in drawings:
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        assert not {"style", "href", "class"} & {key for each in drawing.iter() for key in each.attrib}
        tags = {each.tag.partition("}")[2] for each in drawing.iter()}
        assert tags <= {"svg", "title", "desc", "g", "text", "line", "path", "rect"}


def test_each_chart_is_a_file_that_the_profile_leads_to(site: Site) -> None:
    """One file a chart, with its title, what one sees on it, and the light colours of the page."""
    page = page_of(site, "omraader/eksempel-parken/")
    files = {str(file.path.relative_to("omraader/eksempel-parken")): file for file in page.files}
    linked = re.findall(r'href="(figurer/[^"]+)"', page.body)
    assert sorted(linked) == sorted(name for name in files if name.startswith("figurer/"))
    assert len(linked) == page.body.count('<svg class="kk-chart"')
    drawing = files["figurer/eksempel-andel-der-laeser-nu.svg"].content.decode()
    title, seen = (re.search(f"<{tag}>(.+)</{tag}>", drawing) for tag in ("title", "desc"))
    assert title
    assert title[1].endswith("&lt;Vest&gt;: Eksempel på andel, der læser, 2020K1")
    assert seen
    assert seen[1].endswith("&lt;Vest&gt;: 59,0 pct.; eksempelliste: højst 60,5")
    assert 'color="#a3291f"' in drawing


def test_page_of_all_numbers_leads_to_its_charts_files(site: Site) -> None:
    """They lie beside the profile, one level up, and so does the table."""
    everything = page_of(site, "omraader/eksempel-kommune/tal/").body
    assert re.findall(r'href="([^"]+)" download', everything) == [
        "../figurer/eksempel-andel-ledige-over-tid.svg",
        "../tal.csv",
    ]


def test_colours_of_a_file_are_those_of_the_style_sheet() -> None:
    """What a chart's file says of its colours is what the light scheme's tokens say."""
    style = (ROOT / "content" / "assets" / "kernekatalog.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--kk-(\w+): (#\w+);", style.partition("}")[2].partition("}")[0]))
    assert {COLOURS[name] for name in ("note", "axis", "other", "limit")} == {light["muted"]}
    assert (COLOURS["own"], COLOURS["bar"], COLOURS["whisker"]) == (light["link"], light["link"], light["ink"])
    assert (COLOURS["own--better"], COLOURS["own--worse"]) == (light["good"], light["bad"])


def test_area_with_many_numbers_has_a_page_for_all(site: Site) -> None:
    """Seven numbers: the profile shows six of them and leads to the rest."""
    profile = page_of(site, "omraader/eksempel-kommune/").body
    assert 'href="tal/#eksempel-andel-ledige"' in profile
    everything = page_of(site, "omraader/eksempel-kommune/tal/").body
    assert [re.sub("<[^>]*>", "", each) for each in re.findall(r"<tr><th>(\d{4})</th>", everything)] == [
        *("2018",),
        *("2020", "2019", "2018", "2017", "2016", "2015", "2014"),
    ]
    assert "Faldende over de seneste 5 sammenlignelige tal." in profile


# Indicators' pages.


def test_every_indicator_has_the_newest_number_of_each_area(real: Site) -> None:
    """One row an area, and none twice."""
    for page in real.pages:
        if re.fullmatch(r"indikatorer/[^/]+/", page.address):
            areas = re.findall(r'<tr><th><a href="../../omraader/([^"]+)/"', page.body)
            assert sorted(areas) == sorted(real.catalogue.areas_known_for(page.address.split("/")[1])), page.address


def test_years_are_plain_links(real: Site) -> None:
    """From the indicator and from each of its years one goes to the others without a script."""
    years = ["2013", "2017", "2021", "2025"]
    body = page_of(real, "indikatorer/valgdeltagelse-kv/").body
    assert re.findall(r'<li><a href="(\d{4})/">', body) == years
    body = page_of(real, "indikatorer/valgdeltagelse-kv/2013/").body
    assert re.findall(r'<li><a href="(?:\.\./(\d{4})/|\./)"', body) == ["", *years[1:]]
    assert 'aria-current="page">2013</a>' in body


def test_year_of_one_area_is_no_page(real: Site) -> None:
    """Nothing could be compared there; the year is named with its one area."""
    assert (
        "<li><span>2015</span> <small>1 område</small></li>" in page_of(real, "indikatorer/andel-kun-grundskole/").body
    )
    assert "indikatorer/andel-kun-grundskole/2015/" not in {page.address for page in real.pages}


def test_year_has_a_bar_with_an_interval_for_each_area(real: Site) -> None:
    """The greatest first; a bar, its number in words, and where it was read."""
    page = page_of(real, "indikatorer/valgdeltagelse-kv/2013/")
    values = [float(each) for each in re.findall(r'data-value="([\d.]+)"', page.body)]
    assert values == sorted(values, reverse=True)
    assert page.body.count('class="kk-chart__bar"') == len(values) == 40
    assert page.body.count('class="kk-chart__whisker"') == 40
    assert [file.path.name for file in page.files] == ["tal.csv", "figur.svg"]


def test_year_of_very_many_areas_shows_both_ends(real: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The highest, the lowest and the country they are set beside; all are in the file, and the page says so."""
    monkeypatch.setattr("generator.pages.indicator_year._MOST_AT_ENDS", 2)
    made = indicator_year.pages(real.catalogue, real.grades, "da")
    page = next(page for page in made if page.address == "indikatorer/valgdeltagelse-kv/2013/")
    whole = page_of(real, page.address)
    values, every = (re.findall(r'data-value="([\d.]+)"', each.body) for each in (page, whole))
    assert values[:2] == every[:2]
    assert values[-2:] == every[-2:]
    assert len(values) < len(every)
    assert "Danmark" in page.body
    assert "Tallet er kendt for 40 steder. Her står de 2 områder, hvor det er højest" in page.body
    assert "Tallet er kendt for" not in whole.body
    assert page.files[0].content == whole.files[0].content


def test_context_says_why_it_has_no_colour(real: Site) -> None:
    """The share of residents by origin, on its page and on each of its years."""
    pages = [page for page in real.pages if page.address.startswith("indikatorer/andel-ikke-vestlig/")]
    assert len(pages) > 2
    assert [page.address for page in pages if "har derfor ingen farve" not in page.body] == []


def test_year_tells_of_its_limits_and_breaks(real: Site) -> None:
    """The limit of 2019 with its source; the break of 2018 is told on the year it begins."""
    body = page_of(real, "indikatorer/andel-doemte/2014/").body
    assert "Grænse for ghettoområde:" in body
    assert "<b>Fra 2014</b>" in body


# The coverage matrix.


def test_matrix_has_every_area_and_its_newest_year(real: Site) -> None:
    """And a cell that nobody knows is empty, not nought."""
    body = page_of(real, "daekning/").body
    assert len(re.findall(r'<tr><th scope="row">', body)) == len(real.catalogue.areas)
    solbakken = re.findall(r'<tr><th scope="row"><a href="../omraader/solbakken/">.*?</tr>', body)[0]
    assert re.findall(r"<td[^>]*>([^<]*)", solbakken).count("2020") == 2
    assert re.findall(r"<td[^>]*>([^<]*)", solbakken).count("") > 5
