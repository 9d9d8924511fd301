"""What stays without a source is marked 【待核实：figure, unit and what is counted】 (标待核实)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.repairs.ground import Ground
from assistant.provenance.traced import SectionTrace, TracedFigure, TracedName
from assistant.style.edits import Edit, applied

_LONGEST_NOUN = 12
_LINK = re.compile("(?:合计|共计?|总计|累计)?")
"""Between two figures of one count: 两项合计571米."""


@dataclass(frozen=True)
class Open:
    """A stretch of the text that holds figures or names without a source. `why` is for the clerk; `kept`: it stands in a
    person's sentence and gets no mark."""

    start: int
    end: int
    text: str
    why: str
    kept: bool = False


def open_stretches(text: str, trace: SectionTrace, ground: Ground) -> tuple[Open, ...]:
    """All of them in reading order, none overlapping another."""
    found: list[tuple[int, int, str]] = [
        (*with_noun(text, figure, trace), _why_figure(figure)) for figure in trace.figures if not figure.sourced
    ]
    found += [(name.start, name.end, _why_name(name)) for name in trace.names if not name.allowed]
    joined: list[tuple[int, int, str]] = []
    for start, end, why in sorted(found, key=lambda f: (f[0], -f[1])):
        if joined and (start < joined[-1][1] or _LINK.fullmatch(text, joined[-1][1], start)):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), joined[-1][2])
        else:
            joined.append((start, end, why))
    return tuple(Open(a, b, text[a:b], why, ground.is_kept(text, a, b)) for a, b, why in joined)


def marked(text: str, stretches: tuple[Open, ...]) -> str:
    return applied(text, [Edit(s.start, s.end, f"【待核实：{s.text}】") for s in stretches if not s.kept])


def with_noun(text: str, figure: TracedFigure, trace: SectionTrace) -> tuple[int, int]:
    """Start and end of a figure with the noun it counts, where that stands right before or behind it and is no other figure's.
    A name that the noun begins with stays outside."""
    noun = figure.quantity.counted if figure.quantity else ""
    if not noun or len(noun) > _LONGEST_NOUN:
        return figure.start, figure.end
    start, end = figure.start - len(noun), figure.end + len(noun)
    figures = [(f.start, f.end) for f in trace.figures]
    names = [(n.start, n.end) for n in trace.names]
    if text[max(0, start) : figure.start] == noun and not _meets(start, figure.start, figures):
        start = max([start, *(b for a, b in names if start < b <= figure.start)])
        return (start, figure.end) if not _meets(start, figure.start, names) else (figure.start, figure.end)
    if text[figure.end : end] == noun and not _meets(figure.end, end, figures + names):
        return figure.start, end
    return figure.start, figure.end


def _meets(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _why_figure(figure: TracedFigure) -> str:
    return figure.explanation or "要点里没有这个数"


def _why_name(name: TracedName) -> str:
    if name.near:
        return f"要点里没有这个名称，相近的是“{name.near}”"
    return {
        "leaked": "是范文里的名称，要点里没有",
        "misplaced": "是别的章节的要点里的名称",
    }.get(name.status, "要点里没有这个名称")
