"""The traced draft as a person reads it: each figure followed by what it rests on, what is left out under its section."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.provenance.faults import CLAUSES, KINDS
from assistant.provenance.pieces import Paragraph, Piece, body_pieces, heading_pieces
from assistant.provenance.report_trace import StandingFact, TracedPart
from assistant.provenance.status_words import FACTS, FIGURES, NAMES, label, part_title
from assistant.report.comments import without_comments
from assistant.style.text_lines import TextLines
from assistant.terminal.provenance_values import fact_lines, place_values, provenance_values
from assistant.workflow.tracing import TracedFile

_COLOURS = {
    "stated": "green",
    "derived": "cyan",
    "last_year": "blue",
    "confirmed": "magenta",
    "unknown": "bold red",
    "mismatched": "bold red",
    "misplaced": "bold yellow",
    "leaked": "bold red",
}
_WEAKER, _BESIDE, _HEADING = "yellow", "yellow", "bold"


@dataclass(frozen=True)
class Shade:
    """A run of a line and how it is coloured on a terminal that can."""

    text: str
    style: str = ""


Line = tuple[Shade, ...]


def show_trace(traced: TracedFile) -> None:
    """Prints the view; in colour where stdout is a terminal that takes it (NO_COLOR says no). The words are the same."""
    lines = tuple(trace_lines(traced))
    if not _takes_colour():
        print("\n".join("".join(shade.text for shade in line) for line in lines))  # noqa: T201
        return
    from rich.console import Console  # noqa: PLC0415  # 60 ms that a pipe does not need
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((shade.text, shade.style) for shade in line)))


def trace_lines(traced: TracedFile) -> Iterator[Line]:
    for part in traced.trace.parts:
        yield from _part_lines(part, traced)
    homeless = [f for f in traced.trace.facts if f.part is None and f.use.status != "withheld"]
    if homeless:
        yield (Shade("还没有写的章节里的要点", _HEADING),)
        yield from _beside(homeless, traced)
        yield ()
    withheld = [f for f in traced.trace.facts if f.use.status == "withheld"]
    if withheld:
        yield (Shade(f"不写入的要点{len(withheld)}条：{'、'.join(f.source.id for f in withheld)}"),)
    yield (Shade(tally_line(traced)),)
    for told in trouble_lines(traced):
        yield (Shade(told, _BESIDE),)


def trouble_lines(traced: TracedFile) -> tuple[str, ...]:
    """What is wrong with that which the text is held against, each with its line."""
    return tuple(f"{Path(f.file).name} 第{f.line}行：{f.message}" for f in traced.troubles)


def tally_line(traced: TracedFile) -> str:
    """How many figures, names and facts there are, and how many of each status."""
    trace = traced.trace
    figures = [figure.status for part in trace.parts for _, figure in part.figures()]
    names = [name for part in trace.parts for _, name in part.names()]
    facts = [fact.use.status for fact in trace.facts]
    wrong = sum(not name.allowed for name in names)
    return (
        f"数字{len(figures)}个{_counts(figures, FIGURES)}；名称{len(names)}个，要核对的{wrong}个；"
        f"要点{len(facts)}条{_counts(facts, FACTS)}。"
    )


def trace_values(traced: TracedFile) -> dict[str, Any]:
    """For --format json: as check, and the clauses that rest on nothing."""
    lines = TextLines(traced.document.text)
    clauses = [
        {
            "file": traced.file,
            "text": clause.text,
            "fault": clause.fault,
            "nearest": clause.nearest,
            **place_values(lines, passage.position(clause.start)),
            "section": part.name,
        }
        for part in traced.trace.parts
        for passage, clause in part.clauses()
    ]
    return {"file": traced.file, **provenance_values(traced), "clauses": clauses}


def _counts(statuses: Iterable[str], words: Any) -> str:
    found = list(statuses)
    counted = [f"{called}{found.count(status)}" for status, called in words.items() if status in found]
    return f"（{'，'.join(counted)}）" if counted else ""


def _part_lines(part: TracedPart, traced: TracedFile) -> Iterator[Line]:
    heading, paragraphs = heading_pieces(part), body_pieces(part)
    called = part_title(part, traced.titles)
    if heading:
        keys = f"  〔{called}〕" if part.keys and called != part.heading.text else ""
        yield (Shade("　" * max(part.level - 1, 0)), *_shades(heading, _HEADING), Shade(keys))
    elif paragraphs:
        yield (Shade(called, _HEADING),)
    for paragraph in paragraphs:
        yield (Shade("　　"), *_shades(paragraph))
    for _, clause in part.clauses():
        nearest = f"（最接近的要点是 {clause.nearest}）" if clause.nearest else ""
        yield (
            Shade(f"  ? {CLAUSES[clause.fault][0]}：{without_comments(clause.text).strip('，。；')}{nearest}", _BESIDE),
        )
    yield from _beside([fact for fact in traced.trace.facts if fact.part is part], traced)
    yield ()


def _shades(paragraph: Paragraph, style: str = "") -> Iterator[Shade]:
    for piece in paragraph:
        yield from _shade(piece, style)


def _shade(piece: Piece, style: str) -> Iterator[Shade]:
    if piece.figure is not None:
        colour = _WEAKER if piece.figure.weaker else _COLOURS[piece.figure.status]
        yield Shade(f"{piece.text}[{label(piece.figure)}]", colour)
    elif piece.name is not None:
        near = f"，是不是{piece.name.near}" if piece.name.near else ""
        yield Shade(f"{piece.text}[{NAMES[piece.name.status]}：{KINDS[piece.name.kind]}{near}]", _BESIDE)
    else:
        yield Shade(piece.text, style)


def _beside(facts: Iterable[StandingFact], traced: TracedFile) -> Iterator[Line]:
    """The facts that the section lacks, in part or in whole, or says otherwise."""
    lines = fact_lines(traced)
    for fact in facts:
        status = FACTS[fact.use.status]
        if fact.use.twisted:
            status = "写走样"
        elif fact.use.status not in ("partly", "unused"):
            continue
        missing = f"，缺{'、'.join(fact.use.missing)}" if fact.use.status == "partly" and fact.use.missing else ""
        text = f"  ! {status} {fact.source.id}：{fact.source.text}{missing}（要点第{lines.get(fact.source.id, 0)}行）"
        yield (Shade(text, _BESIDE),)


def _takes_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
