"""Fact numbers (要点编号) behind the sentences of a review copy, and a text without them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.files.docx_copy import NOTE_BEGIN, NOTE_END, without_notes
from assistant.language.sentences import sentences
from assistant.provenance.ledger import Ledger
from assistant.provenance.section_trace import trace_section
from assistant.provenance.traced import TracedFigure
from assistant.report.comments import blanked_comments, without_comments
from assistant.report.draft_lines import draft_blocks
from assistant.report.report import Report

NO_SOURCE = "无出处"
_CONFIRMED = "已确认"
_NOTE = re.compile("〔([^〔〕\n]{1,120})〕")


def with_fact_numbers(report: Report, draft: str, ledger: Ledger) -> Report:
    """The report of this draft.md with the numbers of the facts behind each sentence that has figures. What a comment of the
    draft confirms is known from there."""
    blocks = draft_blocks(draft)
    opening, closing = (
        [block.lines[n] for block in blocks if block.part == part for n, _ in block.paragraphs]
        for part in ("opening", "closing")
    )
    own = [[block.lines[n] for n, _ in block.paragraphs] for block in blocks if not block.part]
    return replace(
        report,
        opening=_noted(opening, ledger, ()),
        sections=tuple(
            replace(section, paragraphs=_noted(lines, ledger, section.keys))
            for section, lines in zip(report.sections, own, strict=True)
        ),
        closing=_noted(closing, ledger, ()),
    )


def without_fact_numbers(text: str, ids: Collection[str]) -> str:
    """The text without the numbers that with_fact_numbers put into it; what only looks like one stays."""
    known = {*ids, NO_SOURCE, _CONFIRMED}

    def gone(match: re.Match[str]) -> str:
        return "" if all(name in known for name in match[1].split("、")) else match[0]

    return _NOTE.sub(gone, text) if "〔" in text else text


def _noted(paragraphs: Sequence[str], ledger: Ledger, keys: tuple[str, ...]) -> tuple[str, ...]:
    text = "\n".join(without_notes(p) for p in paragraphs)
    if not text:
        return tuple(paragraphs)
    figures = trace_section(text, ledger, keys).figures
    parts: list[str] = []
    for sentence in sentences(blanked_comments(text)):
        raw = text[sentence.start : sentence.end]
        own = [f for f in figures if sentence.start <= f.start < sentence.end]
        parts.append(_with_note(raw, "、".join(dict.fromkeys(_ids(own)))))
    return tuple(without_comments("".join(parts)).split("\n"))


def _with_note(raw: str, note: str) -> str:
    """The note before the line end that a sentence may have."""
    if not note:
        return raw
    words = raw.rstrip("\n")
    return f"{words}{NOTE_BEGIN}〔{note}〕{NOTE_END}{raw[len(words) :]}"


def _ids(figures: Sequence[TracedFigure]) -> Iterator[str]:
    for figure in figures:
        if figure.status == "confirmed":
            yield _CONFIRMED
        elif figure.sourced:
            yield from figure.sources
        else:
            yield NO_SOURCE
