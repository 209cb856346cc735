"""Charts: axes with round numbers, text that fits a phone, and forest plots that say what they show without colour."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import unified_diff
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.forest import NARROWEST_PX, ForestPlot, Labels, Point, forest_plot
from generator.charts.lettering import lines, text_width
from generator.charts.mark import mark
from generator.charts.scale import Axis, even_axis, ratio_axis, reach
from generator.charts.svg import element, number
from generator.words import load_words

GOLDEN = Path(__file__).with_name("golden_charts")

LABELS = Labels(
    better="forbedring →",
    worse="← forværring",
    pooled="Vægtet gennemsnit",
    pooled_note="0,2 (mellem 0,11 og 0,29)",
    classes={"A": "klasse A", "B": "klasse B", "C": "klasse C", "D": "klasse D"},
    not_counted="hult mærke: tæller ikke med",
    weight="større mærke: vejer tungere",
    no_interval="usikkerheden er ikke oplyst",
    beyond="fortsætter uden for aksen",
    no_effect="ingen forskel",
    delta="for lille forskel til at betyde noget",
)
POINT = Point(
    label="Heller 2014", note="0,2", estimate=0.2, low=0.08, high=0.32, weight=1, evidence_class="A", counts=True
)
PLOT = ForestPlot(
    title="Virker det?",
    description="Et fund.",
    unit="standardafvigelser",
    points=[POINT],
    pooled=None,
    delta=None,
    is_ratio=False,
    better_right=True,
)

READING = replace(
    PLOT,
    title="Makkerlæsning og læsning",
    description="Seks fund, fire af dem til højre for ingen forskel.",
    points=[
        replace(POINT, label="Andersen m.fl. 2016", note="0,26 (mellem 0,12 og 0,39)", estimate=0.257, low=0.122),
        replace(POINT, label="Biggart m.fl. 2013", weight=0.25, estimate=0.17, low=-0.012, high=0.352),
        replace(POINT, label="Carlana 2021", low=None, high=None, weight=0.5),
        replace(POINT, label="Fives m.fl. 2013", evidence_class="B", estimate=-0.05, low=-0.31, high=0.21, weight=0.25),
        replace(POINT, label="Scott 2001: <drenge>", evidence_class="C", low=-0.41, high=1.05, weight=0, counts=False),
        replace(POINT, label="Erfaringer", evidence_class="D", estimate=-0.3, low=-0.4, high=-0.2, weight=0),
        replace(POINT, label="Målrettede indsatser for elever med faglige vanskeligheder: systematisk oversigt"),
    ],
    pooled=(0.2, 0.11, 0.29),
    delta=0.05,
)
CRIME = replace(
    PLOT,
    title="Lommepengejob og kriminalitet",
    description="To fund i forholdstal; under 1 er forbedring.",
    unit="gange så mange tilfælde",
    points=[
        replace(POINT, estimate=log(0.57), low=log(0.39), high=log(0.84)),
        replace(POINT, label="Johnson 2000", estimate=log(2.11), low=log(1.1), high=log(4.06), evidence_class="B"),
    ],
    delta=log(1.1),
    is_ratio=True,
    better_right=False,
)
MONEY = replace(
    PLOT,
    title="Gæld",
    description="Ét fund uden interval.",
    unit="kroner",
    points=[replace(POINT, estimate=30000, low=None, high=None, evidence_class="C")],
)
PLOTS = {"reading": READING, "crime": CRIME, "money": MONEY}


def draw(plot: ForestPlot) -> ET.Element:
    """Draw a plot and read it as a browser does."""
    return ET.fromstring(markup(plot))  # noqa: S314 - our own text


def markup(plot: ForestPlot) -> str:
    """Draw a plot in Danish."""
    return str(forest_plot(plot, LABELS, words=load_words("da"), id_prefix="forest"))


def found(drawing: ET.Element, look: str) -> list[ET.Element]:
    """Give the elements of a class in the order in which they are drawn."""
    return [each for each in drawing.iter() if look in each.get("class", "").split()]


def texts(drawing: ET.Element, look: str) -> list[str]:
    """Give the texts of a class."""
    return [each.text or "" for each in found(drawing, look)]


def in_key(sentence: str, plot: ForestPlot) -> bool:
    """Tell whether the key has a sentence."""
    return sentence in texts(draw(plot), "kk-chart__note")


# The axis.


@pytest.mark.parametrize(
    ("furthest", "most_ticks", "expected"),
    [
        (0, 7, [-1, -0.5, 0, 0.5, 1]),
        (0.3, 7, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]),
        (0.3, 5, [-0.4, -0.2, 0, 0.2, 0.4]),
        (0.3, 3, [-0.5, 0, 0.5]),
        (0.301, 7, [-0.4, -0.2, 0, 0.2, 0.4]),
        (0.05, 7, [-0.06, -0.04, -0.02, 0, 0.02, 0.04, 0.06]),
        (0.014, 7, [-0.015, -0.01, -0.005, 0, 0.005, 0.01, 0.015]),
        (1, 7, [-1, -0.5, 0, 0.5, 1]),
        (4.58, 7, [-6, -4, -2, 0, 2, 4, 6]),
        (30000, 7, [-30000, -20000, -10000, 0, 10000, 20000, 30000]),
    ],
)
def test_even_axis_has_round_ticks(furthest: float, most_ticks: Literal[3, 5, 7], expected: list[float]) -> None:
    """Steps are 1, 2 or 5 with zeros, the same to both sides of zero, and no longer than needed."""
    axis = even_axis(furthest, most_ticks=most_ticks)
    assert [tick.value for tick in axis.ticks] == expected
    assert axis.limit == expected[-1]


@pytest.mark.parametrize(
    ("furthest", "expected"),
    [
        (1, [0.98, 0.99, 1, 1.01, 1.02]),
        (1.09, [0.9, 0.95, 1, 1.05, 1.1]),
        (1.4, [0.7, 0.8, 1, 1.2, 1.4]),
        (1.99, [0.5, 0.8, 1, 1.25, 2]),
        (2, [0.5, 0.8, 1, 1.25, 2]),
        (4, [0.25, 0.5, 1, 2, 4]),
        (4.06, [0.2, 0.5, 1, 2, 5]),
        (9, [0.1, 0.2, 0.5, 1, 2, 5, 10]),
        (99, [0.01, 0.1, 1, 10, 100]),
        (101, [0.0001, 0.01, 1, 100, 10000]),
    ],
)
def test_ratio_axis_has_round_ratios(furthest: float, expected: list[float]) -> None:
    """Ratios stand where their logarithms are, and 1 is in the middle."""
    axis = ratio_axis(log(furthest))
    assert [tick.number for tick in axis.ticks] == expected
    assert [tick.value for tick in axis.ticks] == pytest.approx([log(ratio) for ratio in expected])


def assert_sound(axis: Axis, furthest: float) -> None:
    """Hold an axis to what all have."""
    values = [tick.value for tick in axis.ticks]
    assert axis.limit >= furthest
    assert all(before < after for before, after in pairwise(values))
    assert 3 <= len(values) <= 7
    assert 0 in values
    assert all(abs(value) <= axis.limit for value in values)
    assert axis.share_percent(0) == 50


@given(st.floats(1e-9, 1e12), st.sampled_from([3, 5, 7]))
def test_even_axis_is_sound(furthest: float, most_ticks: Literal[3, 5, 7]) -> None:
    """Whatever the values, they are within; ticks rise, are seven at most, and zero is one of them in the middle."""
    axis = even_axis(furthest, most_ticks=most_ticks)
    assert_sound(axis, furthest)
    assert len(axis.ticks) <= most_ticks
    assert axis.limit <= 2.5 * furthest


@given(st.floats(0, 50))
def test_ratio_axis_is_sound(furthest: float) -> None:
    """The same holds for ratios, however far from 1."""
    assert_sound(ratio_axis(furthest), furthest)


@pytest.mark.parametrize(
    ("estimates", "ends", "expected"),
    [
        ([], [], 0),
        ([0.1, -0.3], [], 0.3),
        ([0.1, -0.3], [-0.5, 0.2], 0.5),
        ([0.1, -0.3], [-0.6, 0.2], 0.6),
        ([0.1, -0.3], [-5, 0.2], 0.6),
        ([0], [-0.4, 0.5], 0.5),
    ],
    ids=["nothing", "estimates", "interval", "twice-as-far", "much-too-far", "only-the-interval"],
)
def test_reach_has_all_estimates_and_no_endless_interval(
    estimates: Sequence[float], ends: Sequence[float], expected: float
) -> None:
    """An interval more than twice as far out as every estimate does not decide how long the axis is."""
    assert reach(estimates, ends) == expected


@pytest.mark.parametrize(
    ("value", "runs_backwards", "expected"), [(-2, False, 0), (1, False, 75), (1, True, 25), (4, False, 150)]
)
def test_value_has_its_place_on_the_axis(value: float, runs_backwards: bool, expected: float) -> None:
    """Places go from the left, 0, to the right, 100; what is outside the axis is outside these."""
    assert even_axis(2, most_ticks=5, runs_backwards=runs_backwards).share_percent(value) == expected


# Text and elements.


def test_text_is_broken_between_words() -> None:
    """A line is filled with the words that fit."""
    assert lines("en to tre fire", width=40, size=10) == ("en to", "tre fire")


def test_long_word_is_broken_inside() -> None:
    """A word longer than a line goes on on the next, rather than out of the chart."""
    assert lines("ja beskæftigelse", width=30, size=10) == ("ja", "besk", "æftig", "else")


@given(st.text(), st.integers(30, 300))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    """Broken text has all its letters in their order, and each line fits."""
    broken = lines(text, width=width, size=12)
    assert "".join("".join(broken).split()) == "".join(text.split())
    assert all(text_width(line, 12) <= width for line in broken)


@given(st.text(), st.text())
def test_any_text_is_text(child: str, attribute: str) -> None:
    """No text becomes an element, leaves its attribute, or makes the document unreadable."""
    read = ET.fromstring(element("text", child, id=attribute))  # noqa: S314 - our own text
    assert (list(read), set(read.attrib)) == ([], {"id"})


def test_element_has_its_text_escaped_on_one_line() -> None:
    """Marks of HTML are shown as typed; a blank line, at which Markdown would end the block, is a blank."""
    expected = '<text class="a&#34;b" font-size="12">&lt;b&gt; &amp; x</text>'
    assert element("text", "<b> &\n\nx\x00", class_='a"b', font_size=12, x=None) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(1.005, "1"), (12.3456, "12.35"), (-0.001, "0"), (100, "100"), (0.5, "0.5")]
)
def test_coordinate_has_two_decimals_at_most(value: float, expected: str) -> None:
    """More decimals would differ between machines, and nobody sees them."""
    assert number(value) == expected


@pytest.mark.parametrize("evidence_class", ["A", "C", "D"])
def test_marks_of_one_size_have_one_area(evidence_class: str) -> None:
    """No class looks weightier than another for its shape: each has the area of a square of 20 by 20."""
    outline = re.search(' d="M([^Z]*)Z"', mark(evidence_class, 10, is_filled=True))
    assert outline is not None
    corners = [tuple(map(float, corner.split())) for corner in outline[1].split("L")]
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    assert abs(sum(x * b - a * y for (x, y), (a, b) in pairs)) / 2 == pytest.approx(400, rel=0.01)


def test_unknown_class_has_no_mark() -> None:
    """A class without a shape is a fault of the program."""
    with pytest.raises(KeyError):
        mark("E", 5, is_filled=True)


# The forest plot.


@pytest.mark.parametrize("name", PLOTS)
def test_plot_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    """Whatever changes in a drawing shows as a diff, for review in the same commit."""
    golden = GOLDEN / f"{name}.svg"
    given = markup(PLOTS[name]).replace("><", ">\n<") + "\n"
    if request.config.getoption("update_golden"):
        golden.write_text(given, encoding="utf-8")
    diff = unified_diff(golden.read_text(encoding="utf-8").splitlines(), given.splitlines(), lineterm="", n=0)
    shown = "\n".join(list(diff)[:40])
    assert not shown, f"`pytest tests/test_charts.py --update-golden` rewrites tests/golden_charts/:\n{shown}"


def test_nothing_to_plot_is_said() -> None:
    """An empty plot would look like a finding of nothing."""
    with pytest.raises(ValueError, match="there is nothing to plot"):
        markup(replace(PLOT, points=[]))


def test_plot_has_a_title_and_a_description() -> None:
    """A screen reader says what the picture shows, by the ids that were handed in."""
    drawing = draw(PLOT)
    by_id = {each.get("id"): each.text for each in drawing.iter() if each.get("id")}
    assert by_id == {"forest-title": "Virker det?", "forest-description": "Et fund."}
    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby") == "forest-title"
    assert drawing.get("aria-describedby") == "forest-description"


@pytest.mark.parametrize("name", PLOTS)
def test_plot_keeps_to_a_strict_policy(name: str) -> None:
    """No style in the document, no address and no script: a strict Content-Security-Policy lets the drawing be."""
    drawing = draw(PLOTS[name])
    assert {each.tag for each in drawing.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "text",
        "tspan",
        "line",
        "path",
        "rect",
    }
    assert not {"style", "href", "onload"} & {key for each in drawing.iter() for key in each.attrib}


@pytest.mark.parametrize("name", PLOTS)
def test_plot_has_no_colour_of_its_own(name: str) -> None:
    """Dark mode, print and forced colours are the style sheet's: the drawing has only the colour of the text."""
    colours = {each.get(key) for each in draw(PLOTS[name]).iter() for key in ("fill", "stroke", "color")}
    assert colours <= {"currentColor", "none", None}


@pytest.mark.parametrize("name", PLOTS)
def test_text_has_one_size_on_all_screens(name: str) -> None:
    """Nothing scales the drawing, so letters are as large on a phone; and what is written in a row fits there."""
    drawing = draw(PLOTS[name])
    assert "viewBox" not in drawing.attrib
    for each in drawing.iter("text"):
        size = float(each.get("font-size", ""))
        assert size >= 12
        assert text_width("".join(each.itertext()), size) <= NARROWEST_PX


@pytest.mark.parametrize("name", PLOTS)
def test_nothing_is_below_the_end(name: str) -> None:
    """The height has room for the last line of the key."""
    drawing = draw(PLOTS[name])
    last = drawing.findall("g")[-1]
    top = float(last.get("transform", "").split()[1].rstrip(")"))
    assert top + max(float(each.get("y", "")) for each in last.iter("text")) + 4 <= float(drawing.get("height", ""))


def test_points_are_in_the_order_given() -> None:
    """Who hands them in has sorted them."""
    points = [replace(POINT, label=label) for label in ("c", "a", "b")]
    assert texts(draw(replace(PLOT, points=points)), "kk-chart__label") == ["c", "a", "b"]


def test_sides_are_named_at_their_ends() -> None:
    """Improvement is to the right, and said so."""
    worse, better = (found(draw(PLOT), f"kk-forest__side--{side}")[0] for side in ("worse", "better"))
    assert (worse.text, worse.get("x")) == ("← forværring", "0")
    assert (better.text, better.get("x"), better.get("text-anchor")) == ("forbedring →", "100%", "end")


def test_interval_is_where_its_ends_are() -> None:
    """On an axis from −0.4 to 0.4, 0.08 lies at 58.6 % of the width and 0.32 at 84.4 %."""
    (line,) = found(draw(PLOT), "kk-forest__interval")
    assert (line.get("x1"), line.get("x2")) == ("58.6%", "84.4%")


def test_axis_runs_backwards_where_less_is_better() -> None:
    """The same interval is then as far to the left, and the numbers fall."""
    drawing = draw(replace(PLOT, better_right=False))
    (line,) = found(drawing, "kk-forest__interval")
    assert (line.get("x1"), line.get("x2")) == ("15.6%", "41.4%")
    numbers = sorted(found(drawing, "kk-chart__number"), key=lambda each: float(each.get("x", "").rstrip("%")))
    assert [each.text for each in numbers] == ["0,4", "0,2", "0", "−0,2", "−0,4"]


def test_ratios_are_shown_as_ratios() -> None:
    """Values are logarithms; the reader sees 0,5 and 2."""
    assert texts(draw(CRIME), "kk-chart__number") == ["0,2", "0,5", "1", "2", "5"]


@pytest.mark.parametrize(
    ("low", "high", "better_right", "expected"),
    [
        (0.1, 0.2, True, "better"),
        (0.1, 0.2, False, "worse"),
        (-0.2, -0.1, True, "worse"),
        (-0.2, -0.1, False, "better"),
        (-0.1, 0.2, True, None),
        (0, 0.2, True, None),
    ],
)
def test_only_a_whole_interval_on_one_side_has_a_tone(
    low: float, high: float, better_right: bool, expected: str | None
) -> None:
    """What reaches no effect is neither good nor bad."""
    drawing = draw(replace(PLOT, points=[replace(POINT, low=low, high=high)], better_right=better_right))
    (each,) = found(drawing, "kk-forest__finding")
    assert each.get("class") == " ".join(
        filter(None, ["kk-forest__finding", expected and f"kk-forest__finding--{expected}"])
    )


def test_interval_beyond_the_axis_has_an_arrow_head() -> None:
    """A far end is cut at the axis, points on, and the key says so; the near end has no head."""
    drawing = draw(replace(PLOT, points=[replace(POINT, high=3)]))
    (line,) = found(drawing, "kk-forest__interval")[:1]
    assert line.get("x2") == "93%"
    assert [each.get("x") for each in drawing.iter("svg") if each.get("y")] == ["93%", "71.5%"]
    assert in_key("fortsætter uden for aksen", replace(PLOT, points=[replace(POINT, high=3)]))
    assert not in_key("fortsætter uden for aksen", PLOT)


def test_finding_without_interval_has_question_marks_and_no_line() -> None:
    """A mark alone would look like the surest of all."""
    silent = replace(PLOT, points=[replace(POINT, low=None, high=None)])
    drawing = draw(silent)
    assert found(drawing, "kk-forest__interval") == []
    assert texts(drawing, "kk-forest__question") == ["?", "?", "?"], "two beside the mark and one in the key"
    assert in_key("usikkerheden er ikke oplyst", silent)


def test_mark_of_what_does_not_count_is_hollow() -> None:
    """An outline stands for it, and the key says what that means; a plot of counted ones has no outline."""
    mixed = replace(PLOT, points=[POINT, replace(POINT, counts=False)])
    fills = [each.get("fill") for each in found(draw(mixed), "kk-chart__mark")]
    assert fills == ["currentColor", "none", "currentColor", "none"], "two findings, then two signs of the key"
    assert in_key("hult mærke: tæller ikke med", mixed)
    assert not in_key("hult mærke: tæller ikke med", PLOT)


def test_key_has_the_classes_that_are_there() -> None:
    """A shape without a finding would ask the reader to look for it."""
    assert in_key("klasse A", PLOT)
    assert not in_key("klasse B", PLOT)


def test_key_is_set_in_lines() -> None:
    """Short meanings share a line; a long one is broken, and the next begins below it."""
    class_a = "en lodtrækning eller noget, der er næsten lige så sikkert"
    labels = replace(LABELS, classes={"A": class_a}, no_effect="nul", delta="bånd")
    drawing = ET.fromstring(  # noqa: S314 - our own text
        forest_plot(replace(PLOT, delta=0.1), labels, words=load_words("da"), id_prefix="forest")
    )
    key = [(each.text, each.get("x"), each.get("y")) for each in drawing.findall("g")[-1].iter("text")]
    assert key == [
        ("en lodtrækning eller noget, der er", "20", "13"),
        ("næsten lige så sikkert", "20", "31"),
        ("nul", "20", "49"),
        ("bånd", "70.6", "49"),
    ]


def test_area_of_a_mark_follows_the_weight() -> None:
    """Half the weight is half the area; what weighs nothing can still be seen."""
    points = [replace(POINT, weight=weight) for weight in (1, 0.5, 0)]
    outlines = [each.get("d") for each in found(draw(replace(PLOT, points=points)), "kk-chart__mark")][:3]
    assert outlines == [
        "M-8 -8L8 -8L8 8L-8 8Z",
        "M-5.66 -5.66L5.66 -5.66L5.66 5.66L-5.66 5.66Z",
        "M-4 -4L4 -4L4 4L-4 4Z",
    ]


def test_findings_without_weight_are_small() -> None:
    """Where none has a weight, none is larger."""
    drawing = draw(replace(PLOT, points=[replace(POINT, weight=0)]))
    assert found(drawing, "kk-chart__mark")[0].get("d") == "M-4 -4L4 -4L4 4L-4 4Z"


def test_diamond_is_there_only_where_the_rule_pools() -> None:
    """It is as wide as the pooled interval, with its peak at the estimate."""
    assert found(draw(PLOT), "kk-forest__diamond") == []
    (diamond,) = found(draw(replace(PLOT, pooled=(0.2, 0.16, 0.32))), "kk-forest__diamond")
    assert (diamond.get("x"), diamond.get("width")) == ("67.2%", "17.2%")
    assert diamond[0].get("d") == "M0 50L25 0L100 50L25 100Z"


def test_band_is_there_only_where_somebody_set_it() -> None:
    """Without a smallest effect that matters there is no band, and no word of it in the key."""
    assert found(draw(PLOT), "kk-forest__band") == []
    banded = replace(PLOT, delta=0.04)
    ground = found(draw(banded), "kk-forest__band")[0][0]
    assert (ground.get("x"), ground.get("width")) == ("45.7%", "8.6%")
    assert in_key("for lille forskel til at betyde noget", banded)


def test_every_lane_has_the_line_of_no_effect() -> None:
    """It stands in the middle behind each finding and the diamond."""
    places = [each.get("x1") for each in found(draw(READING), "kk-forest__zero")]
    assert places == ["50%"] * 8 + ["0"], "seven findings, the diamond and the key"


@pytest.mark.parametrize(("findings", "rulers"), [(6, 1), (7, 2)])
def test_long_plot_has_its_numbers_above_too(findings: int, rulers: int) -> None:
    """On a phone the lower axis is then not in sight of the first finding."""
    drawing = draw(replace(PLOT, points=[POINT] * findings))
    assert texts(drawing, "kk-chart__number").count("0") == rulers


def test_long_numbers_have_fewer_ticks_and_stay_within() -> None:
    """Numbers that would run into each other on a phone are fewer; those at the ends stand against the edge."""
    numbers = found(draw(MONEY), "kk-chart__number")
    assert [each.text for each in numbers] == ["−40.000", "−20.000", "0", "20.000", "40.000"]
    assert [each.get("text-anchor") for each in numbers] == ["start", "middle", "middle", "middle", "end"]


def test_small_ticks_have_all_their_decimals() -> None:
    """0,005 is not written 0,01."""
    drawing = draw(replace(PLOT, points=[replace(POINT, estimate=0.008, low=None, high=None)]))
    assert texts(drawing, "kk-chart__number") == ["−0,01", "−0,005", "0", "0,005", "0,01"]


values = st.floats(-1e4, 1e4).map(lambda value: round(value, 6))
points = st.builds(
    lambda ends, between, **rest: Point(
        low=min(ends) if ends else None,
        high=max(ends) if ends else None,
        estimate=min(ends) + (max(ends) - min(ends)) * between if ends else between,
        **rest,
    ),
    st.none() | st.tuples(values, values),
    st.floats(0, 1),
    label=st.text(max_size=90),
    note=st.text(max_size=60),
    weight=st.floats(0, 30),
    evidence_class=st.sampled_from("ABCD"),
    counts=st.booleans(),
)


@given(
    st.lists(points, min_size=1, max_size=8),
    st.none() | st.floats(0.001, 10),
    st.booleans(),
)
def test_whatever_is_found_stays_on_the_chart(findings: list[Point], delta: float | None, better_right: bool) -> None:
    """Any plot can be read, has a mark for each finding, and nothing that stands at a share of the width is outside."""
    drawing = draw(replace(PLOT, points=findings, delta=delta, better_right=better_right))
    lanes = [each for each in found(drawing, "kk-forest__finding") if found(each, "kk-chart__mark")]
    assert len(lanes) == len(findings)
    attributes = [each.get(key, "") for each in drawing.iter() for key in ("x", "x1", "x2", "width")]
    shares = [float(each.rstrip("%")) for each in attributes if each.endswith("%")]
    assert all(0 <= share <= 100 for share in shares)
