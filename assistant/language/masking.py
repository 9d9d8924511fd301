"""Hides what holds numerals and counts nothing, so that the readers of quantities need not know it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.labels import label_spans, quoted_names
from assistant.language.numerals import number_at
from assistant.language.set_phrases import listed_spans, pattern_spans
from assistant.language.units import unit_after

HIDDEN = "\0"
_NUMERALS = frozenset("0123456789一二两三四五六七八九十")
_INCIDENT = re.compile(
    r"(?:发生|化解|处置|调处|查处|受理|立案|调解|排查|接报)(?:了|出)?(?P<count>一起)(?!来)"
    r"|(?P<before>一起)(?=[\u4e00-\u9fff]{0,6}(?:纠纷|案件|舆情|警情|事故|谣言|信访件|事件))"
    r"|(?<=[，；：])(?P<listed>一起)(?=涉|为|系|是|属)"
)


def masked(text: str) -> str:
    """The half-width text with every set phrase, title, quoted name, code and list marker made HIDDEN; length unchanged."""
    there = frozenset(text)
    incidents = {m.start(m.lastgroup or 0) for m in _incidents(text)}
    phrases = [span for span in listed_spans(text) if span[0] not in incidents and not _reaches_further(text, *span)]
    quoted = [span for span in quoted_names(text) if not _whole_figure(text[span[0] + 1 : span[1] - 1])]
    spans = [*phrases, *pattern_spans(text, there), *label_spans(text, there), *quoted]
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = HIDDEN * (end - start)
    return "".join(characters)


def _incidents(text: str) -> Iterator[re.Match[str]]:
    return _INCIDENT.finditer(text) if "一起" in text else iter(())


def _reaches_further(text: str, start: int, end: int) -> bool:
    """十分钟 against 十分, 110人 against 110, 第一季度 against 第一: number and unit together end after the phrase."""
    at = start + 1 if text[start] == "第" else start
    number = number_at(text, at) if text[at] in _NUMERALS else None
    if number and text.startswith("季度", number.end):
        return number.end >= end
    unit, reached = unit_after(text, number.end) if number else ("", at)
    return unit != "" and reached > end


def _whole_figure(text: str) -> bool:
    number = number_at(text, 0)
    unit, end = unit_after(text, number.end) if number and number.arabic else ("", 0)
    return unit != "" and end == len(text)
