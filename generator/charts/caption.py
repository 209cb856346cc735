"""Caption: what a line of a chart is called, set above it in lines that fit."""

from markupsafe import Markup

from generator.charts.block import Block
from generator.charts.lettering import lines, text_width
from generator.charts.svg import element, text, together

_LABEL_PX, _NOTE_PX = 13, 12
_BETWEEN_PX = 8
_LINE_PX = 16
_BASELINE_PX = 12


def caption(label: str, note: str, *, width: float) -> Block:
    """Set a label, and its note beside it where both fit the width in pixels, else below."""
    needed = text_width(label, _LABEL_PX) + _BETWEEN_PX + text_width(note, _NOTE_PX)
    if label and note and needed <= width:
        aside = element("tspan", note, class_="kk-chart__note", font_size=_NOTE_PX, font_weight=400, dx=_BETWEEN_PX)
        return Block(_label(label, aside, baseline=_BASELINE_PX), _LINE_PX)
    labels = lines(label, width=width, size=_LABEL_PX)
    notes = lines(note, width=width, size=_NOTE_PX)
    baselines = [position * _LINE_PX + _BASELINE_PX for position in range(len(labels) + len(notes))]
    drawn = [_label(line, baseline=baseline) for line, baseline in zip(labels, baselines, strict=False)]
    drawn += [
        text("kk-chart__note", line, x=0, y=baseline, size=_NOTE_PX)
        for line, baseline in zip(notes, baselines[len(labels) :], strict=True)
    ]
    return Block(together(*drawn), len(baselines) * _LINE_PX)


def _label(*children: str, baseline: float) -> Markup:
    return text("kk-chart__label", *children, x=0, y=baseline, size=_LABEL_PX, font_weight=600)
