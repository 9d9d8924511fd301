"""What a clerk has yet to settle in facts.md (没填的空、待核实): nothing is drafted from it."""

from __future__ import annotations

import re

from assistant.errors import InputError
from assistant.language.placeholders import placeholders
from assistant.language.span import Span
from assistant.report.facts import FactSheet
from assistant.report.front_matter import line_of, split_front_matter

_FIELDS = (
    "township",
    "issuer",
    "recipient",
    "period",
    "title",
    "notice",
    "guidance",
    "opening",
    "closing",
    "attachments",
)
_FIELDS_BESIDE = ("self_name", "committee")
_MARK = re.compile(
    r"[【\[［〔]\s*待(?:核|补|定|查|填|确认|完善)[^】\]］〕\n]*[】\]］〕]?|[（(]\s*待(?:核实?|补充?|定|查实?|填写?|确认)\s*[:：，,][^）)\n]*[）)]?"
)
_BEFORE = re.compile(r"[0-9年月.]{0,8}$")
_WORD = re.compile(
    r"[余多]?[万千百]?(?:人次|场次|万元|[年月日个次名篇份条期场块处户件人元%％])|"
    r"[\u4e00-\u9fff]{0,2}?(?:省|市|州|县|区|旗|镇|乡|村|街道|社区|苏木|局|站|所|办|同志|书记|主任|委员)"
)
_SHOWN = 5


def refuse_unsettled(sheet: FactSheet, text: str) -> None:
    """Raises InputError naming line and word of every placeholder and 【待核实】 in a field, a fact or a heading."""
    in_fields, in_facts = _in_fields(sheet, text), _in_facts(sheet)
    found = [*in_fields, *in_facts]
    if not found:
        return
    shown = "；".join(f"第{line}行“{word}”" for line, word in found[:_SHOWN])
    more = f" 等{len(found)}处" if len(found) > _SHOWN else ""
    raise InputError(f"{sheet.file} 里有没填、没核实的：{shown}{more}。", _advice(in_fields, in_facts))


def unsettled(text: str) -> tuple[str, ...]:
    """Placeholders with the word that they stand in (X镇), and marks such as 【待核实：14个】, in reading order."""
    marks = [Span(m.start(), m.end(), m[0]) for m in _MARK.finditer(text)]
    free = [p for p in placeholders(text) if not any(m.start < p.end and p.start < m.end for m in marks)]
    words = [(m.start, m.text) for m in marks] + [(p.start, _whole_word(text, p)) for p in free]
    return tuple(word for _, word in sorted(words))


def _whole_word(text: str, found: Span) -> str:
    before, after = _BEFORE.search(text[: found.start]), _WORD.match(text, found.end)
    return f"{before[0] if before else ''}{found.text}{after[0] if after else ''}"


def _in_fields(sheet: FactSheet, text: str) -> list[tuple[int, str]]:
    source, _ = split_front_matter(text, sheet.file)
    names = (*_FIELDS, *_FIELDS_BESIDE)
    return [(line_of(source, name), word) for name in names for word in unsettled(getattr(sheet.front, name))]


def _in_facts(sheet: FactSheet) -> list[tuple[int, str]]:
    lines = [(s.line, s.title) for s in sheet.sections if s.usable]
    lines += [(f.line, f.text) for s in sheet.sections for f in s.usable]
    return [(line, word) for line, text in sorted(lines) for word in unsettled(text)]


def _advice(in_fields: list[tuple[int, str]], in_facts: list[tuple[int, str]]) -> str:
    advice = []
    if in_fields:
        advice.append("文件头请写全称；不必填的一项可以空着。")
    if in_facts:
        advice.append("要点请填上真实内容；还不知道的，在该行末尾加 <!-- 待补 -->，起草时先不写。")
    return "".join(advice)
