"""Traced figures, names and facts as values for --format json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.language.quantity import Quantity
from assistant.provenance.traced import TracedFigure
from assistant.style.text_lines import TextLines
from assistant.workflow.tracing import TracedFile


def provenance_values(traced: TracedFile) -> dict[str, Any]:
    """The keys figures, names and facts, each in reading order."""
    lines = TextLines(traced.document.text)
    return {
        "figures": list(figure_values(traced, lines)),
        "names": list(_name_values(traced, lines)),
        "facts": list(_fact_values(traced, lines)),
    }


def figure_values(traced: TracedFile, lines: TextLines) -> Iterator[dict[str, Any]]:
    for part in traced.trace.parts:
        for passage, figure in part.figures():
            yield {
                "file": traced.file,
                "text": figure.text,
                **_quantity_values(figure.quantity),
                **place_values(lines, passage.position(figure.start)),
                "status": figure.status,
                "source": source_of(figure),
                "section": part.name,
            }


def source_of(figure: TracedFigure) -> str:
    """What a figure rests on: the sum shown where it is derived, else the ids."""
    return (figure.explanation if figure.status == "derived" else "") or "、".join(figure.sources)


def _quantity_values(quantity: Quantity | None) -> dict[str, Any]:
    """`value` is a decimal string; of a date the date; empty where the text names none."""
    if quantity is None:
        return {"value": "", "unit": "", "approximate": False}
    value = "" if quantity.value is None else format(quantity.value.normalize(), "f")
    if quantity.calendar is not None:
        value = str(quantity.calendar.in_months())
    return {"value": value, "unit": quantity.unit, "approximate": quantity.approximate}


def _name_values(traced: TracedFile, lines: TextLines) -> Iterator[dict[str, Any]]:
    for part in traced.trace.parts:
        for passage, name in part.names():
            yield {
                "file": traced.file,
                "text": name.text,
                "kind": name.kind,
                "status": name.status,
                "near": name.near,
                **place_values(lines, passage.position(name.start)),
                "section": part.name,
            }


def _fact_values(traced: TracedFile, lines: TextLines) -> Iterator[dict[str, Any]]:
    """`file` and `line` are the fact's own; `places` where the text has it."""
    own = fact_lines(traced)
    for fact in traced.trace.facts:
        yield {
            "id": fact.source.id,
            "text": fact.source.text,
            "status": fact.use.status,
            "missing": list(fact.use.missing),
            "section": fact.source.section,
            "file": traced.sheet.file,
            "line": own.get(fact.source.id, 0),
            "places": [place_values(lines, place) for place in fact.places],
        }


def fact_lines(traced: TracedFile) -> Mapping[str, int]:
    """Id of a fact → its line in the file of the facts."""
    return {fact.display: fact.line for fact in traced.sheet.facts}


def place_values(lines: TextLines, offset: int) -> dict[str, int]:
    line, column = lines.place(offset)
    return {"line": line, "column": column}
