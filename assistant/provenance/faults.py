"""What tracing finds as faults of the text, each under the name of its rule, said to the clerk with the way to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.language.open_marks import open_marks
from assistant.provenance.report_trace import ReportTrace, StandingFact, TracedPart
from assistant.provenance.traced import ClauseFault, FigureStatus, NameKind, TracedFigure, TracedName, UnsupportedClause
from assistant.report.imported import ImportedDocument, Passage
from assistant.style.manuscript import Fault, Manuscript

_CONFIRM = "属实的写进 facts.md，或者在后面写 <!-- 依据：会议记录 --> 确认"
FIGURE_FAULTS: Mapping[FigureStatus, tuple[str, str]] = {
    "unknown": ("要点里没有这个数", f"{_CONFIRM}；不属实就改正或删去。"),
    "leaked": ("是范文里的数，不是本单位的", "请换成本单位的数，没有就删去。"),
    "misplaced": ("在别的章节的要点里，不在这一节", "请移到那一节；这一节也要用的，在这一节的要点里补一条。"),
    "mismatched": ("和要点对不上", f"请照要点改正；要点有误的先改 facts.md；{_CONFIRM}。"),
}
KINDS: Mapping[NameKind, str] = {
    "title": "文件名称",
    "quoted": "引号里的名称",
    "person": "人名",
    "village": "村名",
    "township": "乡镇名",
    "county": "县名",
    "organisation": "单位名",
    "media": "媒体名",
}
_NAME = {
    "leaked": "是范文里的名称",
    "misplaced": "在别的章节的要点里，不在这一节",
    "near": "和要点里的写法不一样",
    "unknown": "要点、文件头和名册里都没有",
}
CLAUSES: Mapping[ClauseFault, tuple[str, str]] = {
    "unsupported": ("这件事要点里没有", f"没有做过就删去；{_CONFIRM}。"),
    "effect": ("这个成效没有依据", f"请删去，或者写出看得见的结果；{_CONFIRM}。"),
    "extent": ("说得比要点满", "请照要点写明范围（部分、有的、哪几个）。"),
    "done": ("要点说的是打算，这里写成已经做了", "请改成“将”“拟”，已经做了的先改要点。"),
    "contrary": ("和要点说的相反", "请照要点改正。"),
    "leaked": ("这句话是范文里的", "请换成本单位的事，没有就删去。"),
}

_CLAUSE_END = re.compile(r"[^，。；\r\n<]{0,40}")

Found = tuple[str, Fault]
"""The name of a rule and a fault that it is to report."""


def faults_of(traced: ReportTrace, document: ImportedDocument, *, facts_in: str, unused: str = "") -> tuple[Found, ...]:
    """Everything that a traced report of the document has to complain of. `facts_in` is the file of the facts, `unused` the
    severity of facts that it lacks, where it is not the rules' own."""
    text = Manuscript(document)
    found: list[Found] = []
    for part in traced.parts:
        found += _part_faults(text, part, traced)
    return (*found, *(f for fact in traced.facts for f in _fact_faults(text, fact, facts_in, unused)))


def _part_faults(text: Manuscript, part: TracedPart, traced: ReportTrace) -> Iterator[Found]:
    wrong: list[tuple[int, int]] = []
    for passage, figure in part.figures():
        if _is_marked(passage, figure.start, figure.end):
            continue
        if not figure.sourced:
            wrong.append(_span(passage, figure.start, figure.end))
        yield from _figure_faults(text, passage, figure)
    for passage, name in part.names():
        if not name.allowed and not _is_marked(passage, name.start, name.end):
            yield f"name-{name.status}", _name_fault(text, passage, name)
    for passage, clause in part.clauses():
        start, end = _span(passage, clause.start, clause.end)
        told = clause.fault == "unsupported" and any(start <= s and e <= end for s, e in wrong)
        if not told and not _is_marked(passage, clause.start, clause.end):
            yield f"clause-{clause.fault}", _clause_fault(text, passage, clause, traced)


def _is_marked(passage: Passage, start: int, end: int) -> bool:
    """Whether it stands in an open mark, or is one: that is reported by itself."""
    return any(mark.start < end and start < mark.end for mark in open_marks(passage.text))


def _span(passage: Passage, start: int, end: int) -> tuple[int, int]:
    return passage.position(start), passage.position(max(start, end - 1)) + 1


def _figure_faults(text: Manuscript, passage: Passage, figure: TracedFigure) -> Iterator[Found]:
    span = (figure.start, figure.end)
    if figure.status in FIGURE_FAULTS:
        said, fix = FIGURE_FAULTS[figure.status]
        message = f"“{figure.text}”{_ended(figure.explanation or said)}"
        fix = f"是不是“{figure.right}”？{fix}" if figure.right and figure.right != figure.text else fix
        yield f"figure-{figure.status}", text.fault(passage, span, message, fix)
    elif figure.weaker:
        message = f"“{figure.text}”比要点说得笼统：{_ended(figure.explanation or figure.right)}"
        yield "figure-weaker", text.fault(passage, span, message, "有准数的写准数。")


def _name_fault(text: Manuscript, passage: Passage, name: TracedName) -> Fault:
    source = f"（{'、'.join(name.sources)}）" if name.sources else ""
    message = f"{KINDS[name.kind]}“{name.text.strip('“”')}”{_NAME[name.status]}{source}。"
    fix = f"是不是“{name.near.strip('“”')}”？" if name.near else "请核对；"
    fix += "不是本单位的就换掉。" if name.status == "leaked" else f"{_CONFIRM}。"
    return text.fault(passage, (name.start, name.end), message, fix, name.severity)


def _clause_fault(text: Manuscript, passage: Passage, clause: UnsupportedClause, traced: ReportTrace) -> Fault:
    said, fix = CLAUSES[clause.fault]
    said = f"要点里没有“{clause.invented}”" if clause.fault == "unsupported" and clause.invented else said
    nearest = clause.nearest_text or getattr(traced.sources.get(clause.nearest), "text", "")
    closest = f"最接近的是 {clause.nearest}：{nearest}" if clause.nearest else "没有相近的要点"
    return text.fault(passage, (clause.start, clause.end), f"{said}。{_ended(closest)}", fix)


def _fact_faults(text: Manuscript, fact: StandingFact, facts_in: str, unused: str) -> Iterator[Found]:
    status = fact.use.status
    if status == "withheld" or (status == "used" and not fact.use.twisted):
        return
    start, end = _place_of(text, fact)
    called = f"要点 {fact.source.id}“{fact.source.text}”"
    if fact.use.twisted:
        message, fix = f"{called}在这里说得不一样。", "请照要点改正；要点有误的先改 facts.md。"
        yield "fact-twisted", Fault(start, end, message, fix)
    elif status == "partly":
        missing = "、".join(fact.use.missing)
        yield "fact-partly", Fault(start, end, f"{called}没有写全，缺{missing}。", "请把缺的写上。", unused)
    else:
        where = "没有写进正文" if fact.part else "没有写进正文，这一节还没有写"
        fix = f"请写进这一节；不用写的，在 {facts_in} 那一行末尾写 <!-- 不写入 -->。"
        yield "fact-unused", Fault(start, end, f"{called}{where}。", fix, unused)


def _place_of(text: Manuscript, fact: StandingFact) -> tuple[int, int]:
    """Where it is said of a fact: where it stands, else the heading of its section, else the head of the text."""
    if fact.places:
        found = _CLAUSE_END.search(text.text, fact.places[0])
        return fact.places[0], found.end() if found else fact.places[0] + 1
    passage = next((p for p in _passages(fact.part) if p.text), None)
    if passage is None:
        head = next((block.passage for block in text.blocks), None)
        return (head.position(0), head.position(0)) if head else (0, 0)
    return _span(passage, 0, len(passage.text.split("\n", maxsplit=1)[0]))


def _passages(part: TracedPart | None) -> Sequence[Passage]:
    return (part.heading, part.body) if part else ()


def _ended(text: str) -> str:
    return f"{text.rstrip('。；;，, ')}。"
