"""Title, lead and body that speak of different periods (时段前后矛盾): 半年总结 … 现总结全年工作如下."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.report.period import term_of
from assistant.report.reading.known import LEAD
from assistant.style.manuscript import Block, Fault, Known, Manuscript
from assistant.style.own_words import own_words
from assistant.style.parts import parts
from assistant.style.report_period import period_in
from assistant.style.rule import Example, Rule

_TERM = re.compile(
    r"(?P<half>上半年|下半年|半年)|(?P<quarter>第?[一二三四1-4]季度)|(?P<whole>全年|年度(?!上半年|计划|工作计划|考核|目标|任务))"
)
_BODY = re.compile(r"(?:一年来|全年(?=共|累计|来)|半年来|本季度)")
_BODY_TERMS = {"一年来": "全年", "全年": "全年", "半年来": "半年", "本季度": "季度"}
_MARKS = "。；，"
_TITLE_LENGTH = 60


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for blocks in manuscript.by_report:
        heads = [block for block in blocks if block.role in ("title", "opening")]
        titles = [block for block in heads if _is_title(block)]
        stated = _stated(manuscript.known.period, titles)
        if not any(stated):
            continue
        for block in heads:
            yield from _in_head(manuscript, block, stated, is_title=_is_title(block))
    yield from _in_body(manuscript)


def _stated(known: str, titles: list[Block]) -> tuple[str, int]:
    """半年, 季度, 全年 or nothing, and the year or 0: of what is known, else of the title."""
    text = known or next((b.text for b in titles if _term(b.text) or period_in(b.text)), "")
    period = period_in(text)
    term = term_of(text) or _term(text)
    return {"上半年": "半年", "下半年": "半年"}.get(term, term), period.year if period else 0


def _in_head(manuscript: Manuscript, block: Block, stated: tuple[str, int], *, is_title: bool) -> Iterator[Fault]:
    term, year = stated
    text = own_words(block.text)
    lead = None if is_title else LEAD.search(text)
    if not is_title and lead is None:
        return
    start, end = lead.span() if lead else (0, len(text))
    said = _TERM.search(text, start, end)
    if said and term and (own := _name(said)) != term:
        yield manuscript.fault(
            block.passage, said.span(), f"这里说的是{own}，报告时段是{term}。", "请统一标题、导语和正文的时段。"
        )
    period = period_in(text[start:end])
    if (
        period
        and year
        and period.year != year
        and not (period.year == year - 1 and _is_annual_speech(manuscript, block))
    ):
        at = text.find(str(period.year), start, end)
        place = (at, at + 4) if at >= 0 else (start, end)
        yield manuscript.fault(block.passage, place, f"这里说的是{period.year}年，报告时段是{year}年。", "请核对年份。")


def _in_body(manuscript: Manuscript) -> Iterator[Fault]:
    stated: dict[int, str] = {}
    for block, part in parts(manuscript):
        match = _BODY.search(block.text) if part == "done" else None
        if match is None or block.text[match.start() - 1 : match.start()] not in _MARKS:
            continue
        if block.report not in stated:
            titles = [b for b in manuscript.by_report[block.report] if b.role == "title"]
            stated[block.report] = _stated(manuscript.known.period, titles)[0]
        term, said = stated[block.report], _BODY_TERMS[match[0]]
        if term and said != term:
            message = f"“{match[0]}”说的是{said}，报告时段是{term}。"
            yield manuscript.fault(block.passage, match.span(), message, "请统一标题、导语和正文的时段。", "warning")


def _term(text: str) -> str:
    match = _TERM.search(text)
    return _name(match) if match else ""


def _name(match: re.Match[str]) -> str:
    return "半年" if match["half"] else "季度" if match["quarter"] else "全年"


def _is_annual_speech(manuscript: Manuscript, block: Block) -> bool:
    """2026年政府工作报告 gives an account of 2025."""
    titles = (b.text for b in manuscript.by_report[block.report] if b.role == "title")
    return any("工作报告" in title for title in titles)


def _is_title(block: Block) -> bool:
    """A title, or a line of the opening that reads like one."""
    text = block.text
    return block.role == "title" or (len(text) <= _TITLE_LENGTH and text.endswith(("总结", "报告", "汇报", "情况")))


RULE = Rule(
    name="period-contradiction",
    family="content",
    severity="error",
    title="时段前后矛盾",
    source="《党政机关公文处理工作条例》第十九条：结构严谨，表述准确（前后一致）",
    failing=(
        "清河镇意识形态工作半年总结\n上半年，清河镇党委压实责任。现总结全年工作如下。\n一、工作开展情况\n召开会议3次。",
        "清河镇2026年上半年意识形态工作总结\n现将2025年上半年工作情况总结如下：\n一、工作开展情况\n召开会议3次。",
        Example("现将2026年全年工作情况报告如下：\n一、工作开展情况\n召开会议3次。", Known(period="2026年上半年")),
        Example("一、工作开展情况\n一年来，召开会议3次。", Known(period="2026年上半年")),
        Example("一、工作开展情况\n半年来，召开会议3次。", Known(period="2026年")),
        Example("清河镇2025年上半年工作总结\n一、工作开展情况\n召开会议3次。", Known(period="2026年上半年")),
    ),
    passing=(
        "清河镇意识形态工作半年总结\n上半年，清河镇党委压实责任。现将上半年工作总结如下：\n一、工作开展情况\n完成全年任务的60%。",
        Example(
            "现将2026年上半年有关情况报告如下：\n一、工作开展情况\n比上年度多3次，全年采用稿件60篇以上。",
            Known(period="2026年上半年"),
        ),
        Example("现将有关情况汇报如下：\n一、工作开展情况\n上半年召开会议3次，全年共召开6次。", Known(period="2026年")),
        "清河镇2026年半年工作总结\n现将2026年上半年工作情况总结如下：\n一、工作开展情况\n召开会议3次。",
        "清河镇2026年政府工作报告\n各位代表：\n现将2025年工作报告如下：\n一、2025年工作回顾\n召开会议3次。",
        "清河镇政府工作报告\n——2026年1月9日在清河镇第十八届人民代表大会第五次会议上\n现将2025年工作报告如下：\n一、2025年工作回顾\n召开会议3次。",
        "清河镇2026年上半年工作总结\n根据2026年度工作安排，现将有关情况总结如下：\n一、工作开展情况\n召开会议3次。",
    ),
    check=_check,
)
