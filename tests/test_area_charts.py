"""Charts of areas: axes that hold their numbers, lines that break, and drawings a strict policy and a phone let be."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.bars import Bar, bar_chart
from generator.charts.frame import NARROWEST_PX, Figure, framed, sheet
from generator.charts.lettering import text_width
from generator.charts.span import span
from generator.charts.strip import Line, Mark, Strip, strip
from generator.charts.timeline import Labels, Limit, Moment, Timeline, timeline
from generator.words import load_words

DA = load_words("da")
OWN = Mark(label="Parken: 12,0 pct. (10,1–14,2)", role="own", value=12, interval=(10.1, 14.2))
STRIP = Strip(
    title="Ledige, 2020",
    description="Parken: 12 pct.; Danmark: 6 pct.",
    unit="pct.",
    marks=[
        OWN,
        Mark(label="Danmark: 6,0 pct.", role="country", value=6, interval=None),
        Mark(label="En kommune med et langt navn: 7,0 pct.", role="near", value=7, interval=None),
        Mark(label="Områder på listen: 15,0 pct.", role="group", value=15, interval=None),
    ],
    lines=[Line(label="udsat boligområde: over 40", value=40)],
    tone="worse",
    interval_label="95 %-interval",
)


def moments(*values: float, start: int = 2014, half: float | None = 1) -> list[Moment]:
    """Give numbers of one year after the other."""
    return [
        Moment(label=str(start + at), at=start + at, value=each, interval=(each - half, each + half) if half else None)
        for at, each in enumerate(values)
    ]


TIMELINE = Timeline(
    title="Ledige, 2014 til 2018",
    description="5 tal",
    unit="pct.",
    runs=[moments(10, 9.5, 9), moments(15, 14, start=2017)],
    beside=[moments(7, 7, 7, 7, 7, half=None)],
    limits=[Limit(start=2014, end=2016, value=8)],
    cuts=[2016.5],
    decimals=1,
)
LABELS = Labels(own="Parken", beside="Danmark", limit="grænse", interval="95 %-interval", cut="brud")
BARS = [
    Bar(label="Parken", note="12,0 pct.", value=12, interval=(10, 14), is_benchmark=False),
    Bar(label="Danmark", note="6,0 pct.", value=6, interval=None, is_benchmark=True),
]
FIGURES: dict[str, Callable[[], Figure]] = {
    "strip": lambda: strip(STRIP, DA),
    "timeline": lambda: timeline(TIMELINE, LABELS, DA),
    "bars": lambda: bar_chart(BARS, [8], title="Ledige", unit="pct.", words=DA),
}
each_figure = pytest.mark.parametrize("name", FIGURES)


def draw(figure: Figure) -> ET.Element:
    """Draw as an element of a page, and read it as a browser does."""
    return ET.fromstring(framed(figure, id_prefix="figure"))  # noqa: S314 - our own text


def paths(figure: Figure, look: str) -> list[str]:
    """Give the outlines of a class, of what lies in the plane and not in the key."""
    return [each.get("d", "") for each in draw(figure).iter("path") if each.get("class") == look]


# The axis.


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([33.3, 67.2], [30, 40, 50, 60, 70]),
        ([2.27, 2.3], [2.27, 2.28, 2.29, 2.3]),
        ([283151, 458964], [250000, 300000, 350000, 400000, 450000, 500000]),
        ([5], [4.6, 4.8, 5, 5.2, 5.4]),
        ([0], [-0.5, 0, 0.5]),
        ([-3, 4], [-4, -2, 0, 2, 4]),
    ],
)
def test_axis_goes_between_round_numbers(values: list[float], expected: list[float]) -> None:
    """Steps are 1, 2 or 5 with zeros, and the first and the last tick are the ends."""
    axis = span(values)
    assert [tick.value for tick in axis.ticks] == expected
    assert axis.ends == (axis.ticks[0].value, axis.ticks[-1].value)


@given(st.lists(st.floats(-1e9, 1e9).map(lambda value: round(value, 6)), min_size=1), st.integers(3, 7))
def test_axis_holds_all_values(values: list[float], most: int) -> None:
    """Every value lies between the ends, and there are no more ticks than asked for."""
    axis = span(values, most_ticks=most)
    room = 1e-6 * (axis.ends[1] - axis.ends[0])
    assert axis.ends[0] - room <= min(values)
    assert max(values) <= axis.ends[1] + room
    assert 2 <= len(axis.ticks) <= most


def test_axis_of_nothing_is_refused() -> None:
    """There is nothing between no numbers."""
    with pytest.raises(ValueError, match="nothing to measure"):
        span([])


def test_bars_begin_at_zero() -> None:
    """A bar that began elsewhere would show another share than it is."""
    drawing = draw(FIGURES["bars"]())
    bars = [each for each in drawing.iter("path") if each.get("class") == "kk-chart__bar"]
    parken, denmark = (
        [float(end) for end in re.findall(r"M([\d.]+) 4H([\d.]+)", each.get("d", ""))[0]] for each in bars
    )
    assert parken[0] == denmark[0]
    assert parken[1] - parken[0] == pytest.approx(2 * (denmark[1] - denmark[0]))
    assert [each.get("fill") for each in bars] == ["currentColor", "none"], "a benchmark is an outline"


# All figures.


@each_figure
def test_figure_has_a_title_and_a_description(name: str) -> None:
    """A screen reader says what it is, by ids that the page gives."""
    drawing = draw(FIGURES[name]())
    ids = {each.get("id"): each.text for each in drawing.iter() if each.get("id")}
    assert set(ids) == {drawing.get("aria-labelledby"), drawing.get("aria-describedby")}
    assert drawing.get("role") == "img"
    assert all(ids.values())


@each_figure
def test_figure_keeps_to_a_strict_policy(name: str) -> None:
    """No style, no address, no script, and no colour but that of the text around it."""
    drawing = draw(FIGURES[name]())
    assert not {"style", "href", "onload"} & {key for each in drawing.iter() for key in each.attrib}
    colours = {each.get(key) for each in drawing.iter() for key in ("fill", "stroke", "color")}
    assert colours <= {"currentColor", "none", None}


@each_figure
def test_key_fits_a_phone(name: str) -> None:
    """What is written in a row fits the narrowest screen, and is at least 12 pixels high."""
    drawing = draw(FIGURES[name]())
    sizes = {float(each.get("font-size", "")) for each in drawing.iter() if each.get("font-size")}
    assert min(sizes) >= 12
    for each in drawing.iter("text"):
        x = each.get("x", "")
        if not x.endswith("%"):
            assert float(x) + text_width("".join(each.itertext()), 12) <= NARROWEST_PX + 20


@each_figure
def test_sheet_is_an_image_of_its_own(name: str) -> None:
    """With its name space, a ground and a size, any program draws it."""
    text = sheet(FIGURES[name](), title="Parken", note="Kilde")
    drawing = ET.fromstring(text.encode())  # noqa: S314 - our own text
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert {"width", "height", "viewBox", "color"} <= drawing.attrib.keys()


# Strips.


def test_colour_is_only_on_the_place_itself() -> None:
    """And only where it has a tone: the benchmark is never good or bad."""
    looks = {each.get("class") for each in draw(strip(STRIP, DA)).iter("g")}
    assert {"kk-chart__own kk-chart__own--worse", "kk-chart__other"} <= looks
    plain = {each.get("class") for each in draw(strip(replace(STRIP, tone=""), DA)).iter("g")}
    assert not [look for look in plain if look and "--" in look]


def test_shapes_tell_places_apart_without_colour() -> None:
    """Four kinds of place, four outlines; the place itself is solid."""
    marks = [each for each in draw(strip(STRIP, DA)).iter("path") if each.get("class", "").startswith("kk-chart__mark")]
    fills = [each.get("fill") for each in marks]
    assert (fills.count("currentColor"), fills.count("none")) == (2, 6), "in the lane and in the key"
    assert len({re.sub(r"[-.\d]+", "", each.get("d", "")) for each in marks}) == 4


def test_strip_of_nothing_is_refused() -> None:
    """An empty axis would look like a number of nought."""
    with pytest.raises(ValueError, match="nothing to measure"):
        strip(replace(STRIP, marks=[], lines=[]), DA)


# Timelines.


def test_line_is_broken_at_a_break() -> None:
    """Two runs are two lines, and five numbers five dots."""
    lines, dots = paths(timeline(TIMELINE, LABELS, DA), "kk-chart__own")
    assert (lines.count("M"), lines.count("L"), dots.count("M")) == (2, 3, 5)


def test_lone_number_is_a_dot_and_no_line() -> None:
    """A line needs two ends."""
    alone = replace(TIMELINE, runs=[moments(10, 9), moments(15, start=2018)])
    lines, dots = paths(timeline(alone, LABELS, DA), "kk-chart__own")
    assert (lines.count("M"), dots.count("M")) == (1, 3)


def test_limit_is_drawn_where_it_held() -> None:
    """From 2014 to 2016 of five years: from the left to the middle; one of other years is not drawn."""
    (step,) = paths(timeline(TIMELINE, LABELS, DA), "kk-chart__limit")
    start, end = (float(each) for each in re.findall(r"M([\d.]+) [\d.]+H([\d.]+)", step)[0])
    assert (start, end) == (160, 545)
    gone = replace(TIMELINE, limits=[Limit(start=2001, end=2005, value=8)])
    assert paths(timeline(gone, LABELS, DA), "kk-chart__limit") == []


def test_years_do_not_run_into_each_other() -> None:
    """On a phone some of twenty years are left out; the first and the last stay."""
    many = replace(TIMELINE, runs=[moments(*range(1, 21))], beside=[], limits=[], cuts=[])
    drawing = draw(timeline(many, LABELS, DA))
    years = [each for each in drawing.iter("text") if re.fullmatch(r"20\d\d", each.text or "")]
    spans = sorted(
        (float(each.get("x", "").rstrip("%")) * NARROWEST_PX / 100, text_width(each.text or "", 12)) for each in years
    )
    assert all(left + width / 2 <= right - other / 2 for (left, width), (right, other) in pairwise(spans))
    assert {"2014", "2033"} <= {each.text for each in years}
